package io.flowlogs.internal.plan;

import io.flowlogs.query.FollowOptions;
import io.flowlogs.query.FollowedRecords;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.record.FlowSourceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The records of followed sources, as they are handed over. The lock guards what other threads may ask for; it is not held while waiting.
 */
final class FollowCursor implements FollowedRecords {
    private final QuerySpec spec;
    private final FollowedSources sources;
    private final ScanTotals totals = new ScanTotals();
    private final ScanReporter reporter;
    private final FollowQueue queue;
    private final List<Thread> threads = new ArrayList<>();
    private final long limit;

    /** Where each source stands behind the records returned. */
    private final @Nullable String[] positions;

    private final boolean[] caughtUp;
    private final ScanCounters[] counters;
    private final List<Map<String, Long>> measures = new ArrayList<>();
    private List<FlowRecord> batch = List.of();
    private int at;
    private int batchSource;
    private @Nullable String batchPosition;
    private long delivered;
    private boolean iterated;
    private boolean ended;

    private FollowCursor(QuerySpec spec, FollowedSources sources) {
        this.spec = spec;
        this.sources = sources;
        this.limit = spec.limit().orElse(Long.MAX_VALUE);
        this.reporter = new ScanReporter(spec.observer(), totals, Told.inOneAttempt());
        this.queue = new FollowQueue(sources.count(), sources.open());
        this.positions = sources.positions();
        this.caughtUp = new boolean[sources.count()];
        this.counters = new ScanCounters[sources.count()];
        for (int i = 0; i < sources.count(); i++) {
            totals.planned();
            counters[i] = new ScanCounters();
            measures.add(Map.of());
            begin(i);
        }
    }

    /** Opens all sources before anything is read, so that what cannot be is said at once. */
    static FollowCursor over(QuerySpec spec, FollowOptions options) {
        return new FollowCursor(spec, FollowedSources.open(spec, options));
    }

    private void begin(int source) {
        FlowSourceException failure = sources.failure(source);
        caughtUp[source] = sources.isCaughtUp(source);
        if (failure != null) {
            failed(failure);
        } else {
            FeedReader reader = sources.reader(source, queue, totals, reporter);
            threads.add(Workers.start(source, reader));
        }
    }

    // ---- one by one
    // --------------------------------------------------------------------------------------------------

    @Override
    public Iterator<FlowRecord> iterator() {
        if (iterated) {
            throw new IllegalStateException("records can be iterated once; follow the sources again.");
        }
        iterated = true;
        return new OneByOne();
    }

    /** What it said that there is comes, also when the records are closed by another thread in between. */
    private final class OneByOne implements Iterator<FlowRecord> {
        private @Nullable FlowRecord promised;

        @Override
        public boolean hasNext() {
            if (promised == null || !isEnded()) {
                promised = hasMore() ? current() : null;
            }
            return promised != null;
        }

        @Override
        public FlowRecord next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no more records");
            }
            FlowRecord next = Objects.requireNonNull(promised);
            promised = null;
            pass();
            return next;
        }
    }

    private synchronized boolean isEnded() {
        return ended;
    }

    private synchronized @Nullable FlowRecord current() {
        return isInBatch() ? batch.get(at) : null;
    }

    /** Once closed, the position stays as it was then. */
    private synchronized void pass() {
        if (isInBatch()) {
            returned(1);
        }
    }

    private boolean hasMore() {
        boolean more = true;
        while (more && !isInBatch()) {
            more = advance();
        }
        return more;
    }

    private synchronized boolean isInBatch() {
        return !ended && at < batch.size();
    }

    // ---- in batches
    // --------------------------------------------------------------------------------------------------

    @Override
    public @Nullable List<FlowRecord> nextBatch() {
        return isInBatch() || advance() ? takeRest() : null;
    }

    private synchronized @Nullable List<FlowRecord> takeRest() {
        if (ended) {
            return null;
        }
        List<FlowRecord> rest = batch.subList(at, batch.size());
        returned(rest.size());
        return rest;
    }

    /** With the last record of a look, the position behind it is reached. */
    private void returned(int records) {
        at += records;
        delivered += records;
        if (at == batch.size() && batchPosition != null) {
            positions[batchSource] = batchPosition;
            batchPosition = null;
        }
    }

    private boolean advance() {
        HandOver next = isLimitReached() ? null : awaited();
        if (next == null || !entered(next)) {
            close();
            return false;
        }
        tell(next.findings());
        if (next.ended()) {
            end(next.failure());
        }
        return true;
    }

    private synchronized boolean isLimitReached() {
        return delivered >= limit;
    }

    private @Nullable HandOver awaited() {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw Workers.interrupted();
        }
    }

    /** Makes it the batch; false when somebody ended the records meanwhile. */
    private synchronized boolean entered(HandOver next) {
        if (ended) {
            return false;
        }
        int source = next.source();
        int wanted = (int) Math.min(limit - delivered, next.records().size());
        boolean whole = wanted == next.records().size();
        batch = whole ? next.records() : next.records().subList(0, wanted);
        batchSource = source;
        batchPosition = whole ? next.position() : null;
        at = 0;
        counters[source] = next.counters();
        counters[source].matched -= next.records().size() - wanted;
        measures.set(source, next.measures());
        caughtUp[source] |= next.caughtUp();
        returned(0);
        return true;
    }

    private void tell(HandOver.Findings findings) {
        findings.notices().forEach(reporter::notice);
        findings.malformed().forEach(reporter::malformed);
        for (FlowSourceException refusal : findings.refused()) {
            totals.planned();
            failed(refusal);
        }
    }

    private void failed(FlowSourceException problem) {
        totals.read(false);
        reporter.failed(problem);
    }

    private void end(@Nullable Throwable failure) {
        if (failure == null) {
            totals.read(true);
        } else if (failure instanceof FlowSourceException problem && !spec.failsOnMalformed()) {
            failed(problem);
        } else {
            totals.read(false);
            close();
            throw UnitFailures.toThrow(failure);
        }
    }

    // ---- for any thread
    // ----------------------------------------------------------------------------------------------

    @Override
    public synchronized boolean hasCaughtUp() {
        for (boolean one : caughtUp) {
            if (!one) {
                return false;
            }
        }
        return true;
    }

    @Override
    public synchronized ScanStatistics statistics() {
        ScanCounters sum = new ScanCounters();
        Map<String, Long> work = new HashMap<>();
        for (int i = 0; i < counters.length; i++) {
            sum.add(counters[i]);
            measures.get(i).forEach((name, count) -> work.merge(name, count, Long::sum));
        }
        sum.matched -= batch.size() - at;
        return totals.following(sum, work);
    }

    @Override
    public synchronized String checkpoint() {
        return Checkpoint.write(sources.names(), positions);
    }

    @Override
    public void close() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        queue.close();
        Workers.stop(threads);
        sources.close();
    }
}
