package io.flowlogs.query;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import org.jspecify.annotations.Nullable;

/**
 * A number computed over the records of a group. Records whose field says <code>-</code> do not enter it. Sums are exact 64-bit
 * numbers; one that would overflow fails the query.
 *
 * @param kind what is computed
 * @param field the field, or null for {@link Kind#COUNT}
 * @param name the name of the result column
 * @param where which records enter it, of those that the query is about
 * @param direction which records enter it where two directions share a group; see {@link Aggregation#undirected}
 * @param percent the percentile of {@link Kind#PERCENTILE}, from 1 to 100, else 0
 */
public record Measure(
        Kind kind, @Nullable FlowField<?> field, String name, FlowPredicate where, Direction direction, int percent) {
    private static final int MAX_PERCENT = 100;

    /** What is computed. */
    public enum Kind {
        /** The sum; 0 for a group without values. */
        SUM,
        /** The smallest value; missing for a group without values. */
        MIN,
        /** The greatest value; missing for a group without values. */
        MAX,
        /** The exact sum divided by the number of values, as a decimal number; missing for a group without values. */
        AVG,
        /** The number of records. */
        COUNT,
        /** All bits that are set in any value, as those of <code>tcp-flags</code>; 0 for a group without values. */
        BITS,
        /** The number of distinct values, exact; 0 for a group without values. */
        DISTINCT,
        /** The smallest value that a share of all values is not greater than, exact; missing for a group without values. */
        PERCENTILE
    }

    /** Which way records went that enter a measure. */
    public enum Direction {
        /** Either way. */
        BOTH,
        /** From the first end of the key to the second. */
        FORWARD,
        /** From the second end of the key to the first. */
        BACKWARD
    }

    /**
     * Checks that the field goes with what is computed.
     *
     * @param kind what is computed
     * @param field the field, or null for {@link Kind#COUNT}
     * @param name the name of the result column
     * @param where which records enter it, of those that the query is about
     * @param direction which records enter it where two directions share a group; see {@link Aggregation#undirected}
     * @param percent the percentile of {@link Kind#PERCENTILE}, from 1 to 100, else 0
     */
    public Measure {
        if (!goesWith(kind, field)) {
            throw new IllegalArgumentException(
                    kind + ": expected " + (kind == Kind.COUNT ? "no field" : "a numeric field") + ", found " + field);
        }
        if (kind == Kind.PERCENTILE ? percent < 1 || percent > MAX_PERCENT : percent != 0) {
            throw new IllegalArgumentException(
                    name + ": expected a percentile from 1 to 100, as p95, found " + percent + ".");
        }
    }

    private static boolean goesWith(Kind kind, @Nullable FlowField<?> field) {
        if (kind == Kind.COUNT || field == null) {
            return kind == Kind.COUNT && field == null;
        }
        return kind == Kind.DISTINCT || field.kind().isNumeric();
    }

    private static Measure of(Kind kind, @Nullable FlowField<?> field, String name) {
        return new Measure(kind, field, name, FlowPredicate.all(), Direction.BOTH, 0);
    }

    /**
     * Sums a field.
     *
     * @param field a numeric field
     * @return a measure named like the field
     */
    public static Measure sum(FlowField<?> field) {
        return of(Kind.SUM, field, field.name());
    }

    /**
     * Finds the smallest value of a field.
     *
     * @param field a numeric field
     * @return a measure named <code>min-</code> and the field
     */
    public static Measure min(FlowField<?> field) {
        return of(Kind.MIN, field, "min-" + field.name());
    }

    /**
     * Finds the greatest value of a field.
     *
     * @param field a numeric field
     * @return a measure named <code>max-</code> and the field
     */
    public static Measure max(FlowField<?> field) {
        return of(Kind.MAX, field, "max-" + field.name());
    }

    /**
     * Averages a field.
     *
     * @param field a numeric field
     * @return a measure named <code>avg-</code> and the field
     */
    public static Measure avg(FlowField<?> field) {
        return of(Kind.AVG, field, "avg-" + field.name());
    }

    /**
     * Counts records.
     *
     * @return a measure named <code>records</code>
     */
    public static Measure count() {
        return of(Kind.COUNT, null, "records");
    }

    /**
     * Finds the earliest start.
     *
     * @return a measure named <code>start</code>, in epoch seconds
     */
    public static Measure firstStart() {
        return min(FlowFields.START).named("start");
    }

    /**
     * Finds the latest end.
     *
     * @return a measure named <code>end</code>, in epoch seconds
     */
    public static Measure lastEnd() {
        return max(FlowFields.END).named("end");
    }

    /**
     * Gathers all bits that are set in any record.
     *
     * @param field a numeric field, such as <code>tcp-flags</code>
     * @return a measure named <code>any-</code> and the field
     */
    public static Measure bits(FlowField<?> field) {
        return of(Kind.BITS, field, "any-" + field.name());
    }

    /**
     * Counts distinct values. Addresses that are spelt differently are one.
     *
     * @param field any field
     * @return a measure named <code>distinct-</code> and the field
     */
    public static Measure distinct(FlowField<?> field) {
        return of(Kind.DISTINCT, field, "distinct-" + field.name());
    }

    /**
     * Finds a percentile, by the nearest rank.
     *
     * @param field a numeric field
     * @param percent from 1 to 100
     * @return a measure named <code>p</code>, the percentile, <code>-</code> and the field, such as <code>p95-bytes</code>
     */
    public static Measure percentile(FlowField<?> field, int percent) {
        String name = "p" + percent + "-" + field.name();
        return new Measure(Kind.PERCENTILE, field, name, FlowPredicate.all(), Direction.BOTH, percent);
    }

    /**
     * Has only some of the records enter the measure.
     *
     * @param condition which records
     * @return the same measure of those records
     */
    public Measure where(FlowPredicate condition) {
        return new Measure(kind, field, name, condition, direction, percent);
    }

    /**
     * Has only records of one direction enter the measure.
     *
     * @param only which records; see {@link Aggregation#undirected}
     * @return the same measure of those records
     */
    public Measure going(Direction only) {
        return new Measure(kind, field, name, where, only, percent);
    }

    /**
     * Gives the result column another name.
     *
     * @param other the name
     * @return the same measure under that name
     */
    public Measure named(String other) {
        return new Measure(kind, field, other, where, direction, percent);
    }
}
