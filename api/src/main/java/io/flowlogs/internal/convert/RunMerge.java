package io.flowlogs.internal.convert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Merges sorted runs; of equal records, those of earlier runs come first. */
final class RunMerge {
    record Source(int index, SortedRun.Reader reader) {}

    private RunMerge() {}

    /** Hands over all records of the runs in order, and removes the runs. */
    static void merge(SortOrder order, List<SortedRun> runs, RecordSorter.Target target) throws IOException {
        List<SortedRun.Reader> readers = new ArrayList<>();
        try {
            for (SortedRun run : runs) {
                readers.add(run.read());
            }
            merge(queue(order, readers), target);
        } finally {
            for (SortedRun.Reader reader : readers) {
                reader.close();
            }
        }
        for (SortedRun run : runs) {
            run.delete();
        }
    }

    private static PriorityQueue<Source> queue(SortOrder order, List<SortedRun.Reader> readers) throws IOException {
        Comparator<Source> byRecord = order.by(
                source -> source.reader().lane(), source -> source.reader().start());
        PriorityQueue<Source> queue = new PriorityQueue<>(byRecord.thenComparingInt(Source::index));
        for (int index = 0; index < readers.size(); index++) {
            if (readers.get(index).advance()) {
                queue.add(new Source(index, readers.get(index)));
            }
        }
        return queue;
    }

    private static void merge(PriorityQueue<Source> queue, RecordSorter.Target target) throws IOException {
        for (Source next = queue.poll(); next != null; next = queue.poll()) {
            SortedRun.Reader reader = next.reader();
            target.take(reader.lane(), reader.start(), reader.take());
            if (reader.advance()) {
                queue.add(next);
            }
        }
    }
}
