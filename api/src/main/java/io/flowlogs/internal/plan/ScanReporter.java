package io.flowlogs.internal.plan;

import io.flowlogs.query.ScanObserver;
import io.flowlogs.record.FlowParseException;
import io.flowlogs.record.FlowSourceException;
import java.util.Set;

/** Tells the observer, one call at a time, and the end of units, so that lines get their numbers. */
final class ScanReporter {
    private static final long PROGRESS_NANOS = 200_000_000L;
    private static final int TOLD = 10_000;

    private final ScanObserver observer;
    private final ScanTotals totals;
    private final Set<String> told;
    private long lastProgress = System.nanoTime();

    ScanReporter(ScanObserver observer, ScanTotals totals, Set<String> told) {
        this.told = told;
        this.observer = observer;
        this.totals = totals;
    }

    synchronized void notice(String message) {
        if (isNew(message)) {
            observer.notice(message);
        }
    }

    /** What was told in an attempt that failed, or of another file, need not be told again; but memory has bounds. */
    private boolean isNew(String message) {
        return told.size() < TOLD ? told.add(message) : !told.contains(message);
    }

    synchronized void failed(FlowSourceException problem) {
        observer.failed(problem);
    }

    /** Reports the malformed lines of every unit whose place in its file became known. */
    synchronized void finished(ScanUnit unit, long lines) {
        for (ScanUnit known : unit.finished(lines)) {
            known.problems.forEach(problem -> malformed(known, problem));
            known.problems.clear();
        }
    }

    private void malformed(ScanUnit unit, MalformedLine problem) {
        FlowParseException found = problem.toException();
        if (unit.file == null || isNew(String.valueOf(found.getMessage()))) {
            observer.malformed(found);
        }
    }

    void progress(UnitPlanner planner) {
        long now = System.nanoTime();
        if (now - lastProgress > PROGRESS_NANOS) {
            tell(now, planner.bytesPlanned());
        }
    }

    private synchronized void tell(long now, long bytesPlanned) {
        lastProgress = now;
        observer.progress(totals.running(), bytesPlanned);
    }
}
