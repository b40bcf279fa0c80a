package io.flowlogs.source.cloudwatch;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowPredicate.Comparison;
import io.flowlogs.query.FlowPredicate.Op;
import io.flowlogs.record.FlowFields;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the beginning of the names of those log streams that can hold what a filter asks for. AWS writes the records of each
 * network interface to a stream of its own, whose name begins with the interface's id.
 */
final class StreamPrefix {
    private static final Pattern INTERFACE = Pattern.compile("eni-[0-9a-f]{1,64}");

    private StreamPrefix() {}

    /**
     * Looks for a demand that the interface be a certain one.
     *
     * @param filter what records are to pass
     * @return the id of the interface, or null when records of any may pass
     */
    static @Nullable String of(FlowPredicate filter) {
        return Conjuncts.of(filter).stream()
                .filter(StreamPrefix::namesInterface)
                .map(conjunct -> (String) ((Comparison) conjunct).value())
                .findFirst()
                .orElse(null);
    }

    private static boolean namesInterface(FlowPredicate conjunct) {
        return conjunct instanceof Comparison comparison
                && comparison.field().equals(FlowFields.INTERFACE_ID)
                && comparison.op() == Op.EQ
                && INTERFACE.matcher((String) comparison.value()).matches();
    }
}
