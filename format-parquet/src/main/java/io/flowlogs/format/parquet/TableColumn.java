package io.flowlogs.format.parquet;

import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowField;
import java.io.IOException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * A column of a file.
 *
 * @param field what its name says it holds
 * @param descriptor where and what it is
 * @param form how its values are read
 */
record TableColumn(FlowField<?> field, ColumnDescriptor descriptor, Form form) {
    /** How values are read. */
    enum Form {
        /** Whole numbers as they are. */
        NUMBER,
        /** Whole numbers of 32 bits without a sign. */
        UNSIGNED,
        /** Seconds are made of them. */
        MILLISECONDS,
        /** Seconds are made of them. */
        MICROSECONDS,
        /** Seconds are made of them. */
        NANOSECONDS,
        /** Texts. */
        TEXT,
        /** Texts are made of them: truth values, and numbers with a fraction. */
        OTHER;

        boolean isNumeric() {
            return this != TEXT && this != OTHER;
        }

        boolean isTime() {
            return this == MILLISECONDS || this == MICROSECONDS || this == NANOSECONDS;
        }

        /** The number as a flow log would have it: seconds, or milliseconds where there are some. */
        long number(long raw) {
            return switch (this) {
                case NUMBER, TEXT, OTHER -> raw;
                case UNSIGNED -> raw & 0xffffffffL;
                case MILLISECONDS -> seconds(raw);
                case MICROSECONDS -> seconds(Math.floorDiv(raw, 1000L));
                case NANOSECONDS -> seconds(Math.floorDiv(raw, 1_000_000L));
            };
        }

        /** From this number on, flow logs have milliseconds. */
        private static final long MILLISECONDS_FROM = 100_000_000_000L;

        private static long seconds(long millis) {
            long seconds = Math.floorDiv(millis, 1000L);
            boolean whole = seconds * 1000 == millis && seconds < MILLISECONDS_FROM;
            return whole || millis < MILLISECONDS_FROM ? seconds : millis;
        }
    }

    /** The column of a type, or null when flow logs cannot have such values. */
    static Form form(PrimitiveType type) {
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        return switch (type.getPrimitiveTypeName()) {
            case INT32 ->
                meaning instanceof IntLogicalTypeAnnotation whole && !whole.isSigned() ? Form.UNSIGNED : Form.NUMBER;
            case INT64 -> meaning instanceof TimestampLogicalTypeAnnotation time ? form(time) : Form.NUMBER;
            case BINARY -> Form.TEXT;
            case BOOLEAN, FLOAT, DOUBLE, INT96, FIXED_LEN_BYTE_ARRAY -> Form.OTHER;
        };
    }

    private static Form form(TimestampLogicalTypeAnnotation time) {
        return switch (time.getUnit()) {
            case MILLIS -> Form.MILLISECONDS;
            case MICROS -> Form.MICROSECONDS;
            case NANOS -> Form.NANOSECONDS;
        };
    }

    /** Tells whether values of a type can be read at all. */
    static boolean isReadable(PrimitiveType type) {
        PrimitiveTypeName name = type.getPrimitiveTypeName();
        boolean scaled = type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal
                && (decimal.getScale() != 0 || name == PrimitiveTypeName.BINARY);
        return name != PrimitiveTypeName.INT96 && name != PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY && !scaled;
    }

    boolean mayBeNull() {
        return descriptor.getMaxDefinitionLevel() > 0;
    }

    /** Numbers whose order in statistics is that of the field. */
    boolean hasOrderedNumbers() {
        return field.kind().isNumeric()
                && (form == Form.NUMBER || (form.isTime() && field.kind() == FieldKind.TIMESTAMP));
    }

    IOException damaged(String problem) {
        return new IOException("column " + descriptor.getPath()[0] + ": " + problem);
    }
}
