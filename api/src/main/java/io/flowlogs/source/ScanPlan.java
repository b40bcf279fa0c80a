package io.flowlogs.source;

import io.flowlogs.query.FlowPredicate;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a source will read, and what it left to test. Immutable; the splits may be listed lazily while they are iterated.
 */
public final class ScanPlan {
    private final Iterable<? extends Split> splits;
    private final FlowPredicate residual;
    private final Supplier<Map<String, Long>> skipped;

    private ScanPlan(Iterable<? extends Split> splits, FlowPredicate residual, Supplier<Map<String, Long>> skipped) {
        this.splits = splits;
        this.residual = residual;
        this.skipped = skipped;
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
        return new ScanPlan(splits, residual, Map::of);
    }

    /**
     * Adds an account of what was passed over, such as hidden files or files outside the window.
     *
     * @param counts asked after the splits were iterated; reason to number
     * @return a plan that also tells what was skipped
     */
    public ScanPlan withSkipped(Supplier<Map<String, Long>> counts) {
        return new ScanPlan(splits, residual, counts);
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
     * Returns what was passed over so far.
     *
     * @return reason to number; complete once the splits were iterated
     */
    public Map<String, Long> skipped() {
        return skipped.get();
    }
}
