package io.flowlogs.format.csv;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the field a column means, however its name is spelt. */
final class ColumnNames {
    /** So short that a number has room behind it. */
    private static final int LONGEST = 100;

    private static final Map<String, FlowField<?>> BY_LETTERS = byLetters();

    private ColumnNames() {}

    private static Map<String, FlowField<?>> byLetters() {
        Map<String, FlowField<?>> fields = new HashMap<>();
        FlowFields.all().forEach(field -> fields.put(letters(field.name()), field));
        // Logs Insights.
        fields.putIfAbsent("starttime", FlowFields.START);
        fields.putIfAbsent("endtime", FlowFields.END);
        // The tables that AWS's documents once told to create in Athena.
        fields.putIfAbsent("account", FlowFields.ACCOUNT_ID);
        fields.putIfAbsent("sourceaddress", FlowFields.SRCADDR);
        fields.putIfAbsent("destinationaddress", FlowFields.DSTADDR);
        fields.putIfAbsent("sourceport", FlowFields.SRCPORT);
        fields.putIfAbsent("destinationport", FlowFields.DSTPORT);
        fields.putIfAbsent("numpackets", FlowFields.PACKETS);
        fields.putIfAbsent("numbytes", FlowFields.BYTES);
        return Map.copyOf(fields);
    }

    private static String letters(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** Returns the documented field, or null. */
    static @Nullable FlowField<?> find(String column) {
        FlowField<?> field = FlowFields.find(column);
        return field != null ? field : BY_LETTERS.get(letters(column));
    }

    /** Returns a text field for a column that is not documented, or whose name is taken and gets an ending. */
    static FlowField<?> unknown(String column, int index, String ending) {
        String name = column.replaceAll("[^!-~]|[${},]", "-");
        String kept = name.isEmpty() ? "column-" + (index + 1) : name.substring(0, Math.min(LONGEST, name.length()));
        return FlowField.text(kept + ending);
    }
}
