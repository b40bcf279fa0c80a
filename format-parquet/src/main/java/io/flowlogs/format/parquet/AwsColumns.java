package io.flowlogs.format.parquet;

import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * The columns of AWS's flat Parquet schema. Names have underscores, all columns are optional, time stamps are Unix seconds in INT64. Which
 * type a field has follows from its kind, as the kinds were made from AWS's own table.
 */
public final class AwsColumns {
    private static final String MESSAGE = "flow_log";

    private AwsColumns() {}

    /**
     * Returns the column of a field.
     *
     * @param field the field
     * @return an optional INT32, INT64 or STRING
     */
    public static PrimitiveType column(FlowField<?> field) {
        PrimitiveTypeName type = type(field.kind());
        return type == PrimitiveTypeName.BINARY
                ? Types.optional(type).as(LogicalTypeAnnotation.stringType()).named(name(field))
                : Types.optional(type).named(name(field));
    }

    /**
     * Returns the schema of a format.
     *
     * @param format the fields
     * @return a column for each, in the same order
     */
    public static MessageType schema(FlowLogFormat format) {
        List<Type> columns =
                format.fields().stream().<Type>map(AwsColumns::column).toList();
        return new MessageType(MESSAGE, columns);
    }

    /**
     * Returns the name of a field's column.
     *
     * @param field the field
     * @return the name, with underscores
     */
    public static String name(FlowField<?> field) {
        return field.name().replace('-', '_');
    }

    /** Returns the field of a column; names that are not documented are those of text fields. */
    static FlowField<?> field(String column) {
        return FlowFields.of(column);
    }

    private static PrimitiveTypeName type(FieldKind kind) {
        return switch (kind) {
            case INTEGER, PROTOCOL, TCP_FLAGS, TRAFFIC_PATH, ENCRYPTION_STATUS -> PrimitiveTypeName.INT32;
            case LONG, TIMESTAMP -> PrimitiveTypeName.INT64;
            case ADDRESS, ACTION, LOG_STATUS, DIRECTION, TEXT -> PrimitiveTypeName.BINARY;
        };
    }
}
