package io.flowlogs.internal.plan;

import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowSourceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has every thread gather the records of whatever units it gets, for answers to which the order does not matter. What fails is nevertheless the first
 * failure in order, whichever thread meets one first.
 */
final class UnorderedRun<S extends RowSink> {
    private final QuerySpec spec;
    private final ScanTotals totals = new ScanTotals();
    private final ScanReporter reporter;
    private final UnitPlanner planner;
    private volatile int failedAt = Integer.MAX_VALUE;
    private @Nullable Throwable failure;

    UnorderedRun(QuerySpec spec, Attempt attempt) {
        this.spec = spec;
        this.reporter = new ScanReporter(spec.observer(), totals, attempt.told());
        this.planner = new UnitPlanner(spec, totals, reporter, attempt.unsplittable());
    }

    /**
     * What is known from attempts before.
     *
     * @param unsplittable the names of splits to be read in one piece
     * @param told what the observer was told
     */
    record Attempt(Set<String> unsplittable, Told told) {
        Attempt() {
            this(new HashSet<>(), new Told());
        }
    }

    /** Scans everything, and returns what each thread gathered. */
    List<S> run(Supplier<S> sinks) {
        List<S> gathered = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < spec.threads(); i++) {
            S sink = sinks.get();
            gathered.add(sink);
            threads.add(Workers.start(i, () -> work(sink)));
        }
        try {
            Workers.join(threads);
        } catch (InterruptedException e) {
            fail(-1, Workers.interrupted());
            Workers.stop(threads);
            Thread.currentThread().interrupt();
        }
        rethrow();
        return gathered;
    }

    private synchronized void rethrow() {
        if (failure != null) {
            throw UnitFailures.toThrow(failure);
        }
    }

    /** The counts of the finished run. */
    ScanStatistics statistics(ScanCounters extra) {
        totals.add(extra);
        return totals.finished(planner);
    }

    private void work(S sink) {
        try {
            UnitScanner scanner = new UnitScanner(spec, totals, reporter, planner, sink);
            for (ScanUnit unit = planner.next(); unit != null; unit = planner.next()) {
                scan(scanner, unit);
            }
        } catch (RuntimeException | Error e) {
            fail(planner.sequence(), e); // Planning failed; what was planned before comes first.
        }
    }

    private void scan(UnitScanner scanner, ScanUnit unit) {
        try {
            scanner.scan(
                    unit,
                    () -> unit.sequence > failedAt || Thread.currentThread().isInterrupted());
            checkOneFormat(unit);
            finish(scanner, unit, true);
        } catch (ScanCancelled e) {
            // Another thread met a failure that comes earlier in order.
        } catch (MalformedStop e) {
            fail(unit.sequence, e);
            reporter.finished(unit, scanner.counters().lines);
        } catch (IOException | FlowSourceException e) {
            unreadable(scanner, unit, UnitFailures.of(unit, e));
        } catch (RuntimeException | Error e) {
            fail(unit.sequence, e);
        }
    }

    private static void checkOneFormat(ScanUnit unit) {
        if (unit.file != null && unit.file.changedAt != Integer.MAX_VALUE) {
            throw new NotRangeable(unit.split.name());
        }
    }

    private void unreadable(UnitScanner scanner, ScanUnit unit, FlowSourceException problem) {
        if (spec.failsOnMalformed()) {
            fail(unit.sequence, problem);
            return;
        } else if (unit.file != null) {
            fail(unit.sequence, new NotRangeable(unit.split.name()));
            return;
        }
        finish(scanner, unit, false);
        reporter.failed(problem);
    }

    private void finish(UnitScanner scanner, ScanUnit unit, boolean wholly) {
        totals.add(scanner.counters());
        if (unit.isLastOfSplit() || !wholly) {
            totals.read(wholly);
        }
        reporter.finished(unit, scanner.counters().lines);
    }

    private synchronized void fail(int sequence, Throwable problem) {
        if (sequence < failedAt) {
            failedAt = sequence;
            failure = problem;
            planner.stopAfter(sequence);
        }
    }
}
