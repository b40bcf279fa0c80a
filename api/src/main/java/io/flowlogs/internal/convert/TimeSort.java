package io.flowlogs.internal.convert;

import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowRecords;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.EventMetadata;
import io.flowlogs.record.FlowRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Internal: hands over records by their time, those of one time in the order of their source. The time is the start, else the end, else that of the event;
 * records without any come last. Holds a bounded number of them; the others wait in temporary files.
 */
public final class TimeSort {
    /** So many of the first records are kept in memory whatever their size, as a line has a bound of its own. */
    private static final int FEW = 10_000;

    private static final int MEMORY = 64 << 20;

    private final FlowQuery query;
    private final long limit;
    private final int few;
    private final int memory;

    /** A record that is among the first so far. */
    private record Kept(long time, long number, FlowRecord flowRecord) {
        static final Comparator<Kept> ORDER =
                Comparator.comparingLong(Kept::time).thenComparingLong(Kept::number);
    }

    /**
     * Sorts the records of a query.
     *
     * @param query the query
     * @param limit how many of the first are wanted
     */
    public TimeSort(FlowQuery query, long limit) {
        this(query, limit, FEW, MEMORY);
    }

    TimeSort(FlowQuery query, long limit, int few, int memory) {
        this.query = query;
        this.limit = limit;
        this.few = few;
        this.memory = memory;
    }

    /**
     * Reads all records, and then hands them over.
     *
     * @param action takes a record
     * @return what was read
     * @throws IOException when temporary files cannot be written or read
     */
    public ScanStatistics forEach(Consumer<? super FlowRecord> action) throws IOException {
        return limit <= few ? first(action) : sorted(action);
    }

    private ScanStatistics first(Consumer<? super FlowRecord> action) {
        PriorityQueue<Kept> kept = new PriorityQueue<>(Kept.ORDER.reversed());
        ScanStatistics statistics = keepFirst(kept);
        List<Kept> ordered = new ArrayList<>(kept);
        ordered.sort(Kept.ORDER);
        ordered.forEach(one -> action.accept(one.flowRecord()));
        return statistics;
    }

    private ScanStatistics keepFirst(PriorityQueue<Kept> kept) {
        try (FlowRecords records = query.records()) {
            long number = 0;
            for (FlowRecord flowRecord : records) {
                kept.add(new Kept(time(flowRecord), number++, flowRecord));
                if (kept.size() > limit) {
                    kept.remove();
                }
            }
            return records.statistics();
        }
    }

    private ScanStatistics sorted(Consumer<? super FlowRecord> action) throws IOException {
        try (ScratchFiles files = new ScratchFiles()) {
            RecordSorter sorter = new RecordSorter(SortOrder.START, files::next, memory);
            ScanStatistics statistics = fill(sorter);
            Bounded target = new Bounded(action, limit);
            sorter.drainTo((lane, start, flowRecord) -> target.take(flowRecord));
            return statistics;
        }
    }

    private ScanStatistics fill(RecordSorter sorter) throws IOException {
        Lanes lanes = new Lanes(List.of());
        try (FlowRecords records = query.records()) {
            for (FlowRecord flowRecord : records) {
                sorter.add(lanes.of(flowRecord), time(flowRecord), flowRecord);
            }
            return records.statistics();
        }
    }

    private static long time(FlowRecord flowRecord) {
        long time = RecordStart.of(flowRecord);
        EventMetadata event = flowRecord.event();
        return time == RecordStart.NONE && event != null && event.timestamp() != null
                ? event.timestamp().getEpochSecond()
                : time;
    }

    /** Hands over so many records and no more. */
    private static final class Bounded {
        private final Consumer<? super FlowRecord> action;
        private long left;

        Bounded(Consumer<? super FlowRecord> action, long limit) {
            this.action = action;
            this.left = limit;
        }

        void take(FlowRecord flowRecord) {
            if (left > 0) {
                left--;
                action.accept(flowRecord);
            }
        }
    }

    /** Temporary files in a folder of their own, which is made when the first is needed and readable by its owner only. */
    private static final class ScratchFiles implements AutoCloseable {
        private final List<Path> made = new ArrayList<>();

        Path next() throws IOException {
            if (made.isEmpty()) {
                made.add(Files.createTempDirectory("flowlogs-sort-"));
            }
            Path file = made.get(0).resolve("run-" + made.size());
            made.add(file);
            return file;
        }

        @Override
        public void close() throws IOException {
            for (int i = made.size() - 1; i >= 0; i--) {
                Files.deleteIfExists(made.get(i));
            }
        }
    }
}
