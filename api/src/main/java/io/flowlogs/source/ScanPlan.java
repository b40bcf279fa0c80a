package io.flowlogs.source;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.value.TimeRange;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a source will read, and what it left to test. Immutable; the splits may be listed lazily while they are iterated.
 */
public final class ScanPlan {
    private final Iterable<? extends Split> splits;
    private final FlowPredicate residual;
    private final @Nullable TimeRange window;
    private final Supplier<Map<String, Long>> skipped;
    private final Supplier<Map<String, Long>> measures;
    private final List<String> notices;

    private ScanPlan(
            Iterable<? extends Split> splits,
            FlowPredicate residual,
            @Nullable TimeRange window,
            Supplier<Map<String, Long>> skipped,
            Supplier<Map<String, Long>> measures,
            List<String> notices) {
        this.splits = splits;
        this.residual = residual;
        this.window = window;
        this.skipped = skipped;
        this.measures = measures;
        this.notices = List.copyOf(notices);
    }

    /**
     * Makes a plan.
     *
     * @param splits the splits; iterated once per query, possibly by another thread than the one that planned. An
     *     {@link java.io.UncheckedIOException} thrown while iterating fails the query
     * @param residual the part of the filter still to be tested
     * @return the plan
     */
    public static ScanPlan of(Iterable<? extends Split> splits, FlowPredicate residual) {
        return new ScanPlan(splits, residual, null, Map::of, Map::of, List.of());
    }

    /**
     * Adds an account of what was passed over, such as hidden files or files outside the window.
     *
     * @param counts asked after the splits were iterated; reason to number
     * @return a plan that also tells what was skipped
     */
    public ScanPlan withSkipped(Supplier<Map<String, Long>> counts) {
        return new ScanPlan(splits, residual, window, counts, measures, notices);
    }

    /**
     * Adds an account of the work done, such as requests sent and repeated.
     *
     * @param numbers asked during and after the reading; what was measured to its number, all of them sums
     * @return a plan that also tells what it took
     */
    public ScanPlan withMeasures(Supplier<Map<String, Long>> numbers) {
        return new ScanPlan(splits, residual, window, skipped, numbers, notices);
    }

    /**
     * Says which window is left to test, where a source decides by another time than that of the record, such as the time
     * of ingestion. Without it, the engine tests the window that was asked for.
     *
     * @param left the window that the records' own times still have to lie in
     * @return a plan with this residual window
     */
    public ScanPlan withWindow(TimeRange left) {
        return new ScanPlan(splits, residual, left, skipped, measures, notices);
    }

    /**
     * Adds what a user should know of the plan that is no error, such as a permission that would have helped.
     *
     * @param sentences each a sentence that names the source
     * @return a plan with these notices
     */
    public ScanPlan withNotices(List<String> sentences) {
        return new ScanPlan(splits, residual, window, skipped, measures, sentences);
    }

    /**
     * Returns what to read.
     *
     * @return the splits, in time order where a time is known
     */
    public Iterable<? extends Split> splits() {
        return splits;
    }

    /**
     * Returns what the source did not test.
     *
     * @return the residual filter
     */
    public FlowPredicate residual() {
        return residual;
    }

    /**
     * Returns the window that is left to test.
     *
     * @return the window, or null for the one that was asked for
     */
    public @Nullable TimeRange window() {
        return window;
    }

    /**
     * Returns what a user should know of the plan.
     *
     * @return sentences, usually none
     */
    public List<String> notices() {
        return notices;
    }

    /**
     * Returns the account of the work done so far.
     *
     * @return what was measured to its number
     */
    public Map<String, Long> measures() {
        return measures.get();
    }

    /**
     * Returns what was passed over so far.
     *
     * @return reason to number; complete once the splits were iterated
     */
    public Map<String, Long> skipped() {
        return skipped.get();
    }
}
