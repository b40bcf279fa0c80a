package io.flowlogs.internal.plan;

import io.flowlogs.query.ScanObserver;
import io.flowlogs.record.FlowParseException;
import io.flowlogs.record.FlowSourceException;
import java.util.function.LongSupplier;

/** Tells the observer, one call at a time, and the end of units, so that lines get their numbers. */
final class ScanReporter {
    private static final long PROGRESS_NANOS = 200_000_000L;

    private final ScanObserver observer;
    private final ScanTotals totals;
    private final Told told;
    private long lastProgress = System.nanoTime();

    ScanReporter(ScanObserver observer, ScanTotals totals, Told told) {
        this.told = told;
        this.observer = observer;
        this.totals = totals;
    }

    /** Tells what is to be known of a unit whose records count; what was only read ahead stays untold. */
    synchronized void counts(ScanUnit unit) {
        String message = unit.notice;
        unit.notice = null;
        if (message != null) {
            notice(message);
        }
    }

    synchronized void notice(String message) {
        if (told.isNew(message)) {
            observer.notice(message);
        }
    }

    synchronized void failed(FlowSourceException problem) {
        if (told.isNew(String.valueOf(problem.getMessage()))) {
            observer.failed(problem);
        }
    }

    /** Reports the malformed lines of every unit whose place in its file became known. */
    synchronized void finished(ScanUnit unit, long lines) {
        counts(unit);
        for (ScanUnit known : unit.finished(lines)) {
            known.problems.forEach(this::malformed);
            known.problems.clear();
        }
    }

    synchronized void malformed(MalformedLine problem) {
        FlowParseException found = problem.toException();
        if (told.isNew(String.valueOf(found.getMessage()))) {
            observer.malformed(found);
        }
    }

    void progress(LongSupplier bytesPlanned) {
        long now = System.nanoTime();
        if (now - lastProgress > PROGRESS_NANOS) {
            tell(now, bytesPlanned.getAsLong());
        }
    }

    private synchronized void tell(long now, long bytesPlanned) {
        lastProgress = now;
        observer.progress(totals.running(), bytesPlanned);
    }
}
