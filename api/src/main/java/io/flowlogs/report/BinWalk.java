package io.flowlogs.report;

import io.flowlogs.internal.plan.TimeBins;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.value.TimeRange;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Goes through the bins of a time, of those that a window says, or else from the first record to the last. */
final class BinWalk {
    private static final int MOST = 1_000_000;

    private final String question;
    private final TimeBins bins;
    private final TimeRange window;
    private int rows;

    BinWalk(String question, TimeBins bins, TimeRange window) {
        this.question = question;
        this.bins = bins;
        this.window = window;
    }

    /** Tells the beginning of every bin; of none when neither the window nor a record says where to begin. */
    void walk(@Nullable Instant first, @Nullable Instant last, Consumer<Instant> action) {
        long end = end(first, last);
        for (long at = begin(first); at < end; at = bins.end(at)) {
            action.accept(Instant.ofEpochSecond(bins.begin(at)));
        }
    }

    private long begin(@Nullable Instant first) {
        Instant from = window.from();
        if (!from.equals(TimeRange.ALL.from())) {
            return from.getEpochSecond();
        }
        return first == null ? 0 : first.getEpochSecond();
    }

    private long end(@Nullable Instant first, @Nullable Instant last) {
        Instant to = window.to();
        if (!to.equals(TimeRange.ALL.to())) {
            return to.getNano() == 0 ? to.getEpochSecond() : to.getEpochSecond() + 1;
        }
        return last == null ? begin(first) : last.getEpochSecond() + 1;
    }

    /** Counts a row; what a person or a program can hold is far less than what a narrow bin and one odd time make. */
    void countRow() {
        rows++;
        if (rows > MOST) {
            throw new FlowConfigurationException(
                    question + ": expected at most " + MOST
                            + " rows, found more bins than that between the first and the last record. Choose wider bins or a window.");
        }
    }
}
