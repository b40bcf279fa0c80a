package io.flowlogs.internal.convert;

import io.flowlogs.convert.Partition;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the lane of a record, by its format and partitions. */
final class Lanes {
    /** Data decides how many there are; so that hostile data does not decide how much memory and how many files. */
    static final int MOST = 100_000;

    private final PartitionFolders folders;
    private final Map<FlowLogFormat, Map<String, Lane>> known = new HashMap<>();
    private int count;
    private @Nullable Lane last;

    Lanes(List<Partition> partitions) {
        this.folders = new PartitionFolders(partitions);
    }

    Lane of(FlowRecord flowRecord) {
        String folder = folders.of(flowRecord);
        Lane lane = last;
        if (lane == null
                || !isSame(lane.format(), flowRecord.format())
                || !lane.folder().equals(folder)) {
            lane = find(flowRecord.format(), folder);
            last = lane;
        }
        return lane;
    }

    @SuppressWarnings("ReferenceEquality") // Equal formats in other instances only cost a look into the map.
    private static boolean isSame(FlowLogFormat one, FlowLogFormat other) {
        return one == other;
    }

    private Lane find(FlowLogFormat format, String folder) {
        return known.computeIfAbsent(format, first -> new HashMap<>())
                .computeIfAbsent(folder, first -> next(format, folder));
    }

    private Lane next(FlowLogFormat format, String folder) {
        if (count == MOST) {
            throw new FlowConfigurationException("partition: expected at most " + MOST
                    + " folders and formats, found more. Partition by less, or convert a shorter window.");
        }
        return new Lane(count++, format, folder);
    }
}
