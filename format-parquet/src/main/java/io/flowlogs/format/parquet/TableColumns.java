package io.flowlogs.format.parquet;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** The columns of a file by their names. What is nested, or of a type that flow logs do not have, is left out where it is no field. */
final class TableColumns {
    private static final int MAX_COLUMNS = 1024;
    private static final int SHOWN = 10;
    private static final int LONGEST_NAME = 100;

    private final List<TableColumn> columns = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private boolean hasField;

    private TableColumns() {}

    static List<TableColumn> of(MessageType schema) throws IOException {
        TableColumns found = new TableColumns();
        for (Type type : schema.getFields()) {
            found.add(schema, type);
            if (found.columns.size() > MAX_COLUMNS) {
                throw new IOException(
                        "expected at most " + MAX_COLUMNS + " columns, found " + schema.getFieldCount() + ".");
            }
        }
        if (!found.hasField) {
            throw new IOException("expected columns named like fields of flow logs, found " + shown(schema) + ".");
        }
        return List.copyOf(found.columns);
    }

    private static String shown(MessageType schema) {
        List<String> names = schema.getFields().stream()
                .limit(SHOWN)
                .map(type -> "'" + cleaned(type.getName()) + "'")
                .toList();
        return names.isEmpty()
                ? "none"
                : String.join(", ", names) + (schema.getFieldCount() > SHOWN ? " and others" : "");
    }

    private void add(MessageType schema, Type type) throws IOException {
        FlowField<?> documented = FlowFields.find(type.getName());
        boolean readable = type.isPrimitive()
                && !type.isRepetition(Type.Repetition.REPEATED)
                && TableColumn.isReadable(type.asPrimitiveType());
        if (!readable && documented != null) {
            throw new IOException("column " + type.getName()
                    + ": expected whole numbers or texts, found a type that flow logs do not have: "
                    + cleaned(type.toString()) + ".");
        } else if (readable) {
            hasField |= documented != null;
            String[] path = {type.getName()};
            columns.add(new TableColumn(
                    field(documented, type.getName()),
                    schema.getColumnDescription(path),
                    TableColumn.form(type.asPrimitiveType())));
        }
    }

    /** A name that comes again gets a number, behind what is left of a long one. */
    private FlowField<?> field(@Nullable FlowField<?> documented, String name) {
        FlowField<?> field = documented != null ? documented : text(name, "");
        for (int i = 2; !taken.add(field.name()); i++) {
            field = text(name, "-" + i);
        }
        return field;
    }

    private FlowField<?> text(String name, String ending) {
        String cleaned = cleaned(name);
        return FlowFields.of((cleaned.isEmpty() ? "column-" + (columns.size() + 1) : cleaned) + ending);
    }

    private static String cleaned(String name) {
        String visible = name.replaceAll("[^!-~]|[${},]", "-");
        return visible.substring(0, Math.min(LONGEST_NAME, visible.length()));
    }
}
