package io.flowlogs.internal.convert;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What sorted records are ordered by, before their arrival. */
enum SortOrder {
    /** The lane, then the start. */
    LANE_AND_START,
    /** The start, whatever the lane. */
    START;

    <T> Comparator<T> by(Function<T, Lane> lane, ToLongFunction<T> start) {
        Comparator<T> byStart = Comparator.comparingLong(start);
        return this == START
                ? byStart
                : Comparator.comparingInt((T entry) -> lane.apply(entry).id()).thenComparing(byStart);
    }
}
