package io.flowlogs.cli;

import io.flowlogs.query.GroupKey;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowLogFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what to group by: names of fields, and of keys that are none. */
final class KeyNames {
    private KeyNames() {}

    /** Reads names between commas or blanks. */
    static List<GroupKey> parse(String option, String text, @Nullable FlowLogFormat format) {
        List<GroupKey> keys = new ArrayList<>();
        for (String name : text.strip().split("[\\s,]+", -1)) {
            GroupKey key = one(option, name, format);
            if (keys.contains(key)) {
                throw new UsageException(option + ": expected every key once, found " + key + " twice. Remove one.");
            }
            keys.add(key);
        }
        return keys;
    }

    private static GroupKey one(String option, String name, @Nullable FlowLogFormat format) {
        return switch (name.toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "addr" -> GroupKey.addr();
            case "pkt-addr" -> GroupKey.pktAddr();
            case "port" -> GroupKey.port();
            case "service" -> GroupKey.service();
            case "server-port" -> GroupKey.serverPort();
            case "sender" -> GroupKey.sender();
            case "ip-version" -> GroupKey.ipVersion();
            default -> GroupKey.of(FieldNames.parse(option, name, format).get(0));
        };
    }

    /** Whether a key is a field that AWS does not document, nor the format has. */
    static boolean isUndocumented(GroupKey key, @Nullable FlowLogFormat format) {
        FlowField<?> field = key.fields().get(0);
        return key.form() == GroupKey.Form.FIELD
                && !field.isDocumented()
                && (format == null || !format.contains(field));
    }
}
