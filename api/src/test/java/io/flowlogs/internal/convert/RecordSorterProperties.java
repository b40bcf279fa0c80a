package io.flowlogs.internal.convert;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.convert.Partition;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Sorting in little memory is sorting. */
class RecordSorterProperties {
    private static final FlowLogFormat FORMAT = FlowLogFormat.parse("account-id start bytes");

    @Property(tries = 60)
    void recordsComeByLaneAndStartAndArrivalWhateverTheMemory(
            @ForAll @Size(max = 400) List<@IntRange(min = 0, max = 20) Integer> starts,
            @ForAll @IntRange(min = 1, max = 5000) int memory)
            throws IOException {
        List<FlowRecord> records = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            String line = starts.get(i) % 3 + " " + (starts.get(i) == 20 ? "-" : starts.get(i)) + " " + i;
            records.add(FlowRecord.fromMessage(line, FORMAT));
        }
        assertThat(sorted(SortOrder.LANE_AND_START, records, memory)).isEqualTo(expected(records));
        assertThat(sorted(SortOrder.START, records, memory)).isEqualTo(expectedByStart(records));
    }

    private static List<String> sorted(SortOrder order, List<FlowRecord> records, int memory) throws IOException {
        Path directory = Files.createTempDirectory("flowlogs-sorter");
        List<String> found = new ArrayList<>();
        try (StagedFiles staged = StagedFiles.in(directory, false)) {
            Lanes lanes = new Lanes(List.of(Partition.ACCOUNT));
            RecordSorter sorter = new RecordSorter(order, staged::scratch, memory);
            for (FlowRecord flowRecord : records) {
                sorter.add(lanes.of(flowRecord), flowRecord);
            }
            sorter.drainTo((lane, start, flowRecord) -> found.add(lane.folder() + flowRecord.toMessage()));
        }
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
        Files.delete(directory);
        return found;
    }

    private static List<String> expectedByStart(List<FlowRecord> records) {
        Lanes lanes = new Lanes(List.of(Partition.ACCOUNT));
        return records.stream()
                .sorted(Comparator.comparingLong(RecordStart::of))
                .map(flowRecord -> lanes.of(flowRecord).folder() + flowRecord.toMessage())
                .toList();
    }

    private static List<String> expected(List<FlowRecord> records) {
        Lanes lanes = new Lanes(List.of(Partition.ACCOUNT));
        List<FlowRecord> sorted = new ArrayList<>(records);
        records.forEach(lanes::of);
        sorted.sort(Comparator.comparingInt(
                        (FlowRecord flowRecord) -> lanes.of(flowRecord).id())
                .thenComparingLong(RecordStart::of));
        return sorted.stream()
                .map(flowRecord -> lanes.of(flowRecord).folder() + flowRecord.toMessage())
                .toList();
    }
}
