package io.flowlogs.query;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import org.jspecify.annotations.Nullable;

/**
 * A number computed over the records of a group. Records whose field says <code>-</code> do not enter it. Sums are exact 64-bit
 * numbers; one that would overflow fails the query.
 *
 * @param kind what is computed
 * @param field the numeric field, or null for {@link Kind#COUNT}
 * @param name the name of the result column
 */
public record Measure(Kind kind, @Nullable FlowField<?> field, String name) {
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
        COUNT
    }

    /**
     * Checks that the field is a number.
     *
     * @param kind what is computed
     * @param field the numeric field, or null for {@link Kind#COUNT}
     * @param name the name of the result column
     */
    public Measure {
        if (kind == Kind.COUNT ? field != null : field == null || !field.kind().isNumeric()) {
            throw new IllegalArgumentException(
                    kind + ": expected " + (kind == Kind.COUNT ? "no field" : "a numeric field") + ", found " + field);
        }
    }

    /**
     * Sums a field.
     *
     * @param field a numeric field
     * @return a measure named like the field
     */
    public static Measure sum(FlowField<?> field) {
        return new Measure(Kind.SUM, field, field.name());
    }

    /**
     * Finds the smallest value of a field.
     *
     * @param field a numeric field
     * @return a measure named <code>min-</code> and the field
     */
    public static Measure min(FlowField<?> field) {
        return new Measure(Kind.MIN, field, "min-" + field.name());
    }

    /**
     * Finds the greatest value of a field.
     *
     * @param field a numeric field
     * @return a measure named <code>max-</code> and the field
     */
    public static Measure max(FlowField<?> field) {
        return new Measure(Kind.MAX, field, "max-" + field.name());
    }

    /**
     * Averages a field.
     *
     * @param field a numeric field
     * @return a measure named <code>avg-</code> and the field
     */
    public static Measure avg(FlowField<?> field) {
        return new Measure(Kind.AVG, field, "avg-" + field.name());
    }

    /**
     * Counts records.
     *
     * @return a measure named <code>records</code>
     */
    public static Measure count() {
        return new Measure(Kind.COUNT, null, "records");
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
     * Gives the result column another name.
     *
     * @param other the name
     * @return the same measure under that name
     */
    public Measure named(String other) {
        return new Measure(kind, field, other);
    }
}
