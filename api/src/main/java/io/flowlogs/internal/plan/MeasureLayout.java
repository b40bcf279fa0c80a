package io.flowlogs.internal.plan;

import io.flowlogs.query.Measure;
import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.record.FlowField;
import java.util.List;

/**
 * How measures are packed into words, and how records and groups enter them. An average takes two words, the others one. Those that need all
 * values of a group are worked out elsewhere, and only kept here.
 */
final class MeasureLayout {
    /** Stands for the least and the greatest of nothing. */
    static final long NOTHING = -1;

    private final Measure.Kind[] kinds;
    private final boolean[] times;
    private final long[] greatest;
    private final int[] places;
    private final int words;

    MeasureLayout(List<Measure> measures) {
        int count = measures.size();
        kinds = measures.stream().map(Measure::kind).toArray(Measure.Kind[]::new);
        times = new boolean[count];
        greatest = new long[count];
        places = new int[count];
        int next = 0;
        for (int i = 0; i < count; i++) {
            FlowField<?> field = measures.get(i).field();
            times[i] = field != null && field.kind() == FieldKind.TIMESTAMP && kinds[i] != Measure.Kind.DISTINCT;
            greatest[i] = field == null ? 0 : field.kind().greatest();
            places[i] = next;
            next += kinds[i] == Measure.Kind.AVG ? 2 : 1;
        }
        words = next;
    }

    int count() {
        return kinds.length;
    }

    /** The words of a group without records. */
    long[] fresh() {
        long[] fresh = new long[words];
        for (int i = 0; i < kinds.length; i++) {
            fresh[places[i]] = isMissingAtFirst(kinds[i]) ? NOTHING : 0;
        }
        return fresh;
    }

    private static boolean isMissingAtFirst(Measure.Kind kind) {
        return kind == Measure.Kind.MIN || kind == Measure.Kind.MAX || kind == Measure.Kind.PERCENTILE;
    }

    boolean isTime(int measure) {
        return times[measure];
    }

    boolean isSum(int measure) {
        return kinds[measure] == Measure.Kind.SUM;
    }

    long greatest(int measure) {
        return greatest[measure];
    }

    /** Adds a record: <code>values</code> has a number for each measure, or {@link #NOTHING}. */
    void add(long[] rows, int at, long[] values) {
        for (int i = 0; i < kinds.length; i++) {
            if (values[i] != NOTHING) {
                enter(i, rows, at + places[i], values[i], 1);
            }
        }
    }

    /** Adds a group to another. */
    void merge(long[] rows, int at, long[] others, int otherAt) {
        for (int i = 0; i < kinds.length; i++) {
            mergeOne(i, rows, at + places[i], others, otherAt + places[i]);
        }
    }

    private void mergeOne(int measure, long[] rows, int place, long[] others, int otherPlace) {
        long value = others[otherPlace];
        if (kinds[measure] == Measure.Kind.AVG) {
            enter(measure, rows, place, value, others[otherPlace + 1]);
        } else if (value != NOTHING) {
            enter(measure, rows, place, value, 1);
        }
    }

    /**
     * Adds a group whose layout has a number of records first, and then all measures but one.
     *
     * @param rows receives, from <code>at</code> on
     * @param other the layout of the other group
     * @param others holds it, from <code>otherAt</code> on
     * @param without the measure that is not in it
     */
    void carry(long[] rows, int at, MeasureLayout other, long[] others, int otherAt, int without) {
        int from = 1;
        for (int i = 0; i < kinds.length; i++) {
            if (i != without) {
                mergeOne(i, rows, at + places[i], others, otherAt + other.places[from++]);
            }
        }
    }

    private void enter(int measure, long[] rows, int place, long value, long count) {
        switch (kinds[measure]) {
            case SUM, COUNT, DISTINCT -> rows[place] = sum(rows[place], value);
            case MIN -> rows[place] = rows[place] == NOTHING ? value : Math.min(rows[place], value);
            case MAX, PERCENTILE -> rows[place] = Math.max(rows[place], value);
            case AVG -> {
                rows[place] = sum(rows[place], value);
                rows[place + 1] += count;
            }
            case BITS -> rows[place] |= value;
        }
    }

    /** Keeps what was worked out of all values of a group. */
    void put(long[] rows, int at, int measure, long value) {
        rows[at + places[measure]] = value;
    }

    static long sum(long left, long right) {
        long sum = left + right;
        if (sum < 0) {
            throw new FlowConfigurationException(
                    "aggregation: a sum exceeds 64 bits. Narrow the question, or check the input for absurd numbers.");
        }
        return sum;
    }

    /** Tells whether a group has no value for a measure. */
    boolean isMissing(long[] rows, int at, int measure) {
        return switch (kinds[measure]) {
            case MIN, MAX, PERCENTILE -> rows[at + places[measure]] == NOTHING;
            case AVG -> rows[at + places[measure] + 1] == 0;
            case SUM, COUNT, BITS, DISTINCT -> false;
        };
    }

    /** The number of a measure that is no average. */
    long value(long[] rows, int at, int measure) {
        return rows[at + places[measure]];
    }

    boolean isAverage(int measure) {
        return kinds[measure] == Measure.Kind.AVG;
    }

    double average(long[] rows, int at, int measure) {
        return (double) rows[at + places[measure]] / rows[at + places[measure] + 1];
    }
}
