package io.flowlogs.source.cloudwatch;

import io.flowlogs.record.FlowConfigurationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which log groups, and which of their streams, a location means. Immutable.
 *
 * @param group the name of a group, maybe with <code>*</code> and <code>?</code>; or the ARN of one
 * @param streamPrefix what the names of the streams begin with, or null for all streams
 * @param region the Region an ARN names, or null
 */
record GroupLocation(
        String group,
        @Nullable String streamPrefix,
        @Nullable String region) {
    private static final Pattern ARN = Pattern.compile(
            "(arn:[a-z0-9-]+:logs:([a-z0-9-]+):[0-9]{12}:log-group:[^:]+)(?::\\*|:(?:log-stream:)?([^:*]*)\\*?)?");
    private static final Pattern NAME = Pattern.compile("([-._/#A-Za-z0-9*?]{1,512})(?::([^:*]{0,512})\\*?)?");

    /** Reads <code>GROUP[:STREAM-PREFIX]</code>, with or without <code>//</code> in front, or an ARN. */
    static GroupLocation parse(String text) {
        String bare = text.startsWith("//") ? text.substring(2) : text;
        Matcher arn = ARN.matcher(bare);
        if (arn.matches()) {
            return new GroupLocation(arn.group(1), blankToNull(arn.group(3)), arn.group(2));
        }
        Matcher name = NAME.matcher(bare);
        if (!name.matches()) {
            throw new FlowConfigurationException("cwl: expected a log group as in cwl:/vpc/flow-logs,"
                    + " cwl:/vpc/flow-logs:eni-0123 or arn:aws:logs:REGION:ACCOUNT:log-group:NAME, found '"
                    + Shown.shortened(bare) + "'. Names have letters, digits and _ - / . # only.");
        }
        return new GroupLocation(name.group(1), blankToNull(name.group(2)), null);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    boolean isPattern() {
        return group.indexOf('*') >= 0 || group.indexOf('?') >= 0;
    }

    /** How people write it. */
    String shown() {
        String prefix = streamPrefix == null ? "" : ":" + streamPrefix;
        return (group.startsWith("arn:") ? group : "cwl:" + group) + prefix;
    }
}
