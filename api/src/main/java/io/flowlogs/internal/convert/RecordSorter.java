package io.flowlogs.internal.convert;

import io.flowlogs.record.FlowRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sorts records by lane, start, and arrival, or by the last two. What does not fit in memory is written to sorted runs, which are merged in the end, or
 * before when there are many.
 */
final class RecordSorter {
    private static final int FAN_IN = 64;

    private final SortOrder order;
    private final Scratch scratch;
    private final int memory;
    private final Arena arena = new Arena();
    private final List<Entry> entries = new ArrayList<>();
    private final List<SortedRun> runs = new ArrayList<>();

    record Entry(Lane lane, long start, int from, int to) {}

    /** Gives files for sorted runs. */
    interface Scratch {
        Path next() throws IOException;
    }

    /** Takes sorted records. */
    interface Target {
        void take(Lane lane, long start, FlowRecord flowRecord) throws IOException;
    }

    private static final class Arena extends ByteArrayOutputStream {
        byte[] bytes() {
            return buf;
        }
    }

    /** Takes how many bytes of records to hold in memory, roughly. */
    RecordSorter(SortOrder order, Scratch scratch, int memory) {
        this.order = order;
        this.scratch = scratch;
        this.memory = memory;
    }

    void add(Lane lane, FlowRecord flowRecord) throws IOException {
        add(lane, RecordStart.of(flowRecord), flowRecord);
    }

    void add(Lane lane, long start, FlowRecord flowRecord) throws IOException {
        int from = arena.size();
        flowRecord.writeMessage(arena);
        entries.add(new Entry(lane, start, from, arena.size()));
        if (arena.size() + entries.size() * 40L >= memory) {
            spill();
        }
    }

    private void spill() throws IOException {
        SortedRun run = new SortedRun(scratch.next(), 0);
        try (SortedRun.Writer writer = run.write()) {
            drainMemory((lane, start, flowRecord) -> writer.add(lane, start, flowRecord));
        }
        runs.add(run);
        mergeFullLevels();
    }

    private void mergeFullLevels() throws IOException {
        List<SortedRun> last = lastOfOneLevel();
        while (last.size() == FAN_IN) {
            SortedRun merged = new SortedRun(scratch.next(), last.get(0).level() + 1);
            try (SortedRun.Writer writer = merged.write()) {
                RunMerge.merge(order, last, (lane, start, flowRecord) -> writer.add(lane, start, flowRecord));
            }
            last.clear();
            runs.add(merged);
            last = lastOfOneLevel();
        }
    }

    private List<SortedRun> lastOfOneLevel() {
        int from = runs.size();
        while (from > 0
                && runs.get(from - 1).level() == runs.get(runs.size() - 1).level()) {
            from--;
        }
        return runs.subList(from, runs.size());
    }

    private void drainMemory(Target target) throws IOException {
        entries.sort(order.by(Entry::lane, Entry::start));
        for (Entry entry : entries) {
            target.take(
                    entry.lane(),
                    entry.start(),
                    FlowRecord.fromBytes(
                            arena.bytes(),
                            entry.from(),
                            entry.to(),
                            entry.lane().format(),
                            null,
                            null));
        }
        entries.clear();
        arena.reset();
    }

    /** Hands over all records in order. */
    void drainTo(Target target) throws IOException {
        if (runs.isEmpty()) {
            drainMemory(target);
            return;
        }
        spill();
        RunMerge.merge(order, runs, target);
        runs.clear();
    }
}
