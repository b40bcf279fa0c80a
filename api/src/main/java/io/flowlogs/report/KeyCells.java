package io.flowlogs.report;

import io.flowlogs.query.FlowSummary;
import io.flowlogs.query.GroupKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of a summary's rows: typed, but words as they were delivered, as there may be words that AWS has added since. */
final class KeyCells {
    private final FlowSummary summary;
    private final List<GroupKey> keys;

    KeyCells(FlowSummary summary) {
        this.summary = summary;
        this.keys = summary.aggregation().keys();
    }

    List<@Nullable Object> of(int row) {
        List<@Nullable Object> typed = summary.rows().get(row).values();
        List<@Nullable Object> cells = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            Object value = typed.get(i);
            cells.add(value == null || !isWord(keys.get(i)) ? value : word(row, i));
        }
        return cells;
    }

    private static boolean isWord(GroupKey key) {
        return switch (key.kind()) {
            case ACTION, LOG_STATUS, DIRECTION -> true;
            case INTEGER, LONG, TIMESTAMP, ADDRESS, PROTOCOL, TCP_FLAGS, TRAFFIC_PATH, ENCRYPTION_STATUS, TEXT -> false;
        };
    }

    private String word(int row, int column) {
        byte[] buffer = new byte[summary.maxCellLength()];
        return new String(buffer, 0, summary.writeCell(row, column, buffer, 0), StandardCharsets.UTF_8);
    }
}
