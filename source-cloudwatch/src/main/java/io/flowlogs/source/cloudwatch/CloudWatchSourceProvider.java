package io.flowlogs.source.cloudwatch;

import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.FlowRecordSourceProvider;
import io.flowlogs.source.OptionSpec;
import io.flowlogs.source.SourceOptions;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * Reads flow logs in CloudWatch Logs. A location is <code>cwl:GROUP[:STREAM-PREFIX]</code>, where the name of the group may have <code>*</code>
 * and <code>?</code> for several groups; or the ARN of a log group, as needed from a monitoring account. <code>cloudwatch:</code> is the same as
 * <code>cwl:</code>.
 */
public final class CloudWatchSourceProvider implements FlowRecordSourceProvider {
    private static final String SCHEME = "cwl";
    private static final String ALIAS = "cloudwatch:";

    /** Makes the provider. */
    public CloudWatchSourceProvider() {}

    @Override
    public String scheme() {
        return SCHEME;
    }

    @Override
    public String description() {
        return "log groups of CloudWatch Logs: cwl:GROUP[:STREAM-PREFIX] or an ARN; the last hour unless a window is given";
    }

    @Override
    public List<OptionSpec<?>> options() {
        return CloudWatchOptions.all();
    }

    @Override
    public boolean claims(String location) {
        return location.startsWith(ALIAS) || location.matches("arn:[a-z0-9-]+:logs:.*");
    }

    @Override
    public URI locate(String location) {
        String group = location.startsWith(ALIAS) ? location.substring(ALIAS.length()) : location;
        return URI.create(
                SCHEME + ":" + group.replace("%", "%25").replace("#", "%23").replace(" ", "%20"));
    }

    @Override
    public FlowRecordSource open(URI location, SourceOptions options) throws IOException {
        GroupLocation group = GroupLocation.parse(location.getSchemeSpecificPart());
        return CloudWatchSource.builder(location.getSchemeSpecificPart())
                .settings(AwsSettings.of(options, group.region()))
                .rules(ReadingRules.of(group, options))
                .build();
    }
}
