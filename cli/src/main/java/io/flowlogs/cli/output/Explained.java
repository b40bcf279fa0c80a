package io.flowlogs.cli.output;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Puts what a code means behind it: <code>8 (internet gateway)</code>. */
final class Explained {
    private Explained() {}

    /** Whether values of a field are explained, so that they are no numbers any more. */
    static boolean isExplained(FlowField<?> field) {
        return switch (field.kind()) {
            case PROTOCOL, TCP_FLAGS, TRAFFIC_PATH, ENCRYPTION_STATUS -> true;
            case TEXT -> field.equals(FlowFields.REJECT_REASON);
            case INTEGER, LONG, TIMESTAMP, ADDRESS, ACTION, LOG_STATUS, DIRECTION -> false;
        };
    }

    /** Explains the value that the text has from an index on. */
    static void append(FlowField<?> field, ByteBuilder text, int from) {
        if (isExplained(field)) {
            String value = new String(text.array(), from, text.length() - from, StandardCharsets.UTF_8);
            text.append(behind(field, value).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String behind(FlowField<?> field, String value) {
        String meaning = field.meaningOf(value);
        boolean says = meaning != null && !meaning.equals(value);
        return says ? " (" + meaning + ")" : "";
    }

    /** The field of a column, where its values are explained. */
    static Optional<FlowField<?>> fieldOf(Column column) {
        for (FlowField<?> field : FlowFields.all()) {
            if (field.name().equals(column.name()) && isExplained(field)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
