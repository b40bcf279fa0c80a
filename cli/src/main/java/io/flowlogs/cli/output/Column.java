package io.flowlogs.cli.output;

import io.flowlogs.query.GroupKey;
import io.flowlogs.query.Measure;
import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowField;

/**
 * A column of an answer.
 *
 * @param name what it is called
 * @param kind what its values are
 */
public record Column(String name, Kind kind) {
    /** What the values of a column are. */
    public enum Kind {
        /** Text that may hold anything. */
        TEXT,
        /** Decimal numbers. */
        NUMBER,
        /** Epoch seconds. */
        TIME
    }

    /**
     * Makes a column of text.
     *
     * @param name what it is called
     * @return the column
     */
    public static Column text(String name) {
        return new Column(name, Kind.TEXT);
    }

    /**
     * Makes a column of numbers.
     *
     * @param name what it is called
     * @return the column
     */
    public static Column number(String name) {
        return new Column(name, Kind.NUMBER);
    }

    /**
     * Makes the column of a field.
     *
     * @param field the field
     * @return the column
     */
    public static Column of(FlowField<?> field) {
        return new Column(field.name(), kind(field.kind()));
    }

    /**
     * Makes the column of a key.
     *
     * @param key the key
     * @return the column
     */
    public static Column of(GroupKey key) {
        return new Column(key.name(), kind(key.kind()));
    }

    /**
     * Makes the column of a measure.
     *
     * @param measure the measure
     * @return the column
     */
    public static Column of(Measure measure) {
        FlowField<?> field = measure.field();
        return new Column(
                measure.name(),
                field == null || measure.kind() == Measure.Kind.DISTINCT ? Kind.NUMBER : kind(field.kind()));
    }

    private static Kind kind(FieldKind kind) {
        if (kind == FieldKind.TIMESTAMP) {
            return Kind.TIME;
        }
        return kind.isNumeric() ? Kind.NUMBER : Kind.TEXT;
    }
}
