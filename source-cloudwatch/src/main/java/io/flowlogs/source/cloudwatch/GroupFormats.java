package io.flowlogs.source.cloudwatch;

import io.flowlogs.record.FlowLogFormat;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The formats that the flow logs of a group are known to have; none when nobody knows. Immutable.
 *
 * @param flowLogs what is known of each flow log
 * @param notice what a user should know of how this was found, or null
 */
record GroupFormats(List<KnownFlowLog> flowLogs, @Nullable String notice) {
    static final GroupFormats UNKNOWN = new GroupFormats(List.of(), null);

    GroupFormats {
        flowLogs = List.copyOf(flowLogs);
    }

    /**
     * A flow log that writes to the group.
     *
     * @param id its id
     * @param format the format of its lines
     * @param resource what is logged: a VPC, a subnet, a network interface, a transit gateway
     * @param created since when it has been there, or null when that is not known
     */
    record KnownFlowLog(
            String id,
            FlowLogFormat format,
            String resource,
            @Nullable Instant created) {
        /** A flow log of one interface writes to that interface's stream, all others may write to any. */
        boolean mayWriteTo(@Nullable String stream) {
            return stream == null || !resource.startsWith("eni-") || stream.startsWith(resource);
        }
    }

    /** The formats, each once. */
    Set<FlowLogFormat> formats() {
        Set<FlowLogFormat> formats = new LinkedHashSet<>();
        flowLogs.forEach(flowLog -> formats.add(flowLog.format()));
        return formats;
    }

    /** The one format of all lines, or null when there are several or it is not known. */
    @Nullable
    FlowLogFormat only() {
        Set<FlowLogFormat> formats = formats();
        return formats.size() == 1 ? formats.iterator().next() : null;
    }

    /**
     * The one format of all lines since a time, or null when there may be others. Nobody tells of flow logs that were deleted, and a new one often
     * takes the place of an old one that had another format; so nothing is known of the time before the newest.
     */
    @Nullable
    FlowLogFormat onlySince(Instant time) {
        boolean areAllOlder = flowLogs.stream()
                .allMatch(flowLog ->
                        flowLog.created() != null && !flowLog.created().isAfter(time));
        return areAllOlder ? only() : null;
    }

    boolean areSeveral() {
        return formats().size() > 1;
    }
}
