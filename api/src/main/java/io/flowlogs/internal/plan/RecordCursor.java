package io.flowlogs.internal.plan;

import io.flowlogs.query.FlowRecords;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowRecord;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The records of an ordered run, one after another, as many as were asked for. */
final class RecordCursor implements FlowRecords {
    private final OrderedRun<FlowRecord[]> run;
    private final long limit;
    private FlowRecord[] batch = new FlowRecord[0];
    private @Nullable ScanCounters counters;
    private int at;
    private long delivered;
    private boolean iterated;
    private boolean ended;
    private @Nullable ScanStatistics statistics;

    RecordCursor(QuerySpec spec) {
        this.run = new OrderedRun<>(spec, BatchSink.OfRecords::new);
        this.limit = spec.limit().orElse(Long.MAX_VALUE);
    }

    @Override
    public Iterator<FlowRecord> iterator() {
        if (iterated) {
            throw new IllegalStateException("records can be iterated once; ask the query for them again.");
        }
        iterated = true;
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return hasMore();
            }

            @Override
            public FlowRecord next() {
                return nextRecord();
            }
        };
    }

    private boolean hasMore() {
        while (!ended && (at == batch.length || delivered == limit)) {
            advance();
        }
        return !ended;
    }

    private void advance() {
        OrderedRun.Batch<FlowRecord[]> next = delivered == limit ? null : nextBatch();
        if (next == null) {
            ended = true;
            finish(delivered == limit ? counters : null);
            return;
        }
        batch = next.content();
        counters = next.counters();
        at = 0;
    }

    private OrderedRun.@Nullable Batch<FlowRecord[]> nextBatch() {
        try {
            return run.next();
        } catch (RuntimeException | Error e) {
            ended = true;
            finish(null); // The unit that failed is counted already.
            throw e;
        }
    }

    /** A unit that was left in its middle counts as far as it was read when its last batch was cut. */
    private void finish(@Nullable ScanCounters unfinished) {
        run.close();
        if (unfinished == null) {
            statistics = run.statistics();
            return;
        }
        ScanCounters counted = unfinished.copy();
        counted.matched -= batch.length - at;
        statistics = run.statisticsUpTo(counted);
    }

    private FlowRecord nextRecord() {
        if (!hasMore()) {
            throw new NoSuchElementException("no more records");
        }
        delivered++;
        return batch[at++];
    }

    @Override
    public ScanStatistics statistics() {
        if (statistics == null) {
            return run.statistics();
        }
        return statistics;
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            finish(counters);
        }
    }
}
