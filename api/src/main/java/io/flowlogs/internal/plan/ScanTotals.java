package io.flowlogs.internal.plan;

import io.flowlogs.query.ScanStatistics;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What all threads of a scan have counted: exact for finished units, and a running estimate for progress. */
final class ScanTotals {
    final LongAdder runningBytes = new LongAdder();
    final LongAdder runningRecords = new LongAdder();
    private final ScanCounters counters = new ScanCounters();
    private long splitsPlanned;
    private long splitsRead;
    private long splitsFailed;

    /** Returns the number of the split, from 1. */
    synchronized long planned() {
        return ++splitsPlanned;
    }

    /** Says that the answer needed no more splits than these, whatever was planned ahead. */
    synchronized void neededOnly(long splits) {
        splitsPlanned = splits;
    }

    synchronized void read(boolean wholly) {
        if (wholly) {
            splitsRead++;
        } else {
            splitsFailed++;
        }
    }

    synchronized void add(ScanCounters finished) {
        counters.add(finished);
    }

    /** For progress: matched records and the like are those of finished units. */
    synchronized ScanStatistics running() {
        return statistics(counters, runningBytes.sum(), runningRecords.sum(), Map.of(), Map.of());
    }

    /** The planner is asked first: it holds its own lock when it comes here to number its splits. */
    ScanStatistics finished(UnitPlanner planner) {
        Map<String, Long> skipped = planner.skipped();
        return finished(skipped, planner.measures());
    }

    private synchronized ScanStatistics finished(Map<String, Long> skipped, Map<String, Long> measures) {
        return statistics(counters, counters.bytesRead, counters.records, skipped, measures);
    }

    /** The statistics of sources that are followed, whose counts are kept elsewhere. */
    synchronized ScanStatistics following(ScanCounters counted, Map<String, Long> measures) {
        return statistics(counted, counted.bytesRead, counted.records, Map.of(), measures);
    }

    private ScanStatistics statistics(
            ScanCounters counted, long bytes, long records, Map<String, Long> bySources, Map<String, Long> measures) {
        Map<String, Long> skipped = new TreeMap<>(counted.skipped);
        bySources.forEach((reason, count) -> skipped.merge(reason, count, Long::sum));
        return new ScanStatistics(
                splitsPlanned,
                splitsRead,
                splitsFailed,
                bytes,
                counted.bytesDecoded,
                counted.lines,
                records,
                counted.matched,
                counted.malformed,
                counted.noData,
                counted.skipData,
                counted.noDataWindows.toList(),
                counted.skipDataWindows.toList(),
                counted.undated,
                instant(counted.firstMillis, Long.MAX_VALUE),
                instant(counted.lastMillis, Long.MIN_VALUE),
                skipped,
                measures);
    }

    private static @Nullable Instant instant(long millis, long none) {
        return millis == none ? null : Instant.ofEpochMilli(millis);
    }
}
