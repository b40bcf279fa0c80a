package io.flowlogs.cli;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads lists of field names. */
final class FieldNames {
    private FieldNames() {}

    /**
     * Reads names separated by commas or blanks. A name that AWS does not document is taken for a slip when it is much like one
     * that is, and for a field AWS has added since otherwise; <code>${name}</code>, or a format that has it, settles it.
     */
    static List<FlowField<?>> parse(String option, String text, @Nullable FlowLogFormat format) {
        List<FlowField<?>> fields = new ArrayList<>();
        for (String name : text.strip().split("[\\s,]+", -1)) {
            FlowField<?> field = one(option, name, format);
            if (fields.contains(field)) {
                throw new UsageException(
                        option + ": expected every field once, found " + field + " twice. Remove one.");
            }
            fields.add(field);
        }
        return fields;
    }

    private static FlowField<?> one(String option, String name, @Nullable FlowLogFormat format) {
        FlowField<?> field = named(option, name);
        boolean settled = field.isDocumented() || name.startsWith("${") || (format != null && format.contains(field));
        String meant = settled ? null : Suggestions.nearest(field.name(), documentedNames());
        if (meant != null) {
            throw new UsageException(option + ": unknown field '" + name + "'. Did you mean " + meant
                    + "? See: flowlogs fields. A field that is not documented yet is written '${" + name + "}'.");
        }
        return field;
    }

    private static FlowField<?> named(String option, String name) {
        try {
            return FlowFields.of(name);
        } catch (IllegalArgumentException notAName) {
            throw new UsageException(option + ": " + notAName.getMessage());
        }
    }

    static List<String> documentedNames() {
        List<String> names = new ArrayList<>();
        for (FlowField<?> field : FlowFields.all()) {
            names.add(field.name());
        }
        return names;
    }
}
