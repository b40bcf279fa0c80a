package io.flowlogs.internal.plan;

import io.flowlogs.internal.text.AddressText;
import io.flowlogs.internal.text.DecimalText;
import io.flowlogs.query.GroupKey;
import io.flowlogs.query.SummaryTable;
import io.flowlogs.record.FieldKind;
import io.flowlogs.value.EncryptionStatus;
import io.flowlogs.value.FlowAction;
import io.flowlogs.value.FlowDirection;
import io.flowlogs.value.IpAddress;
import io.flowlogs.value.IpProtocol;
import io.flowlogs.value.LogStatus;
import io.flowlogs.value.TcpFlags;
import io.flowlogs.value.TrafficPath;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ordered groups: references into the packed tables they were gathered in. */
final class PackedSummary implements SummaryTable {
    private static final int APPROACHED = 32;

    private final GroupStore store;
    private final GroupRows rows;
    private final int[] order;
    private final int size;
    private final int keyCount;
    private final int columnCount;
    private final boolean[] textKeys;
    private final byte[][] texts;
    private final int maxCellLength;

    PackedSummary(GroupStore store) {
        this.store = store;
        this.keyCount = store.aggregation.keys().size();
        this.columnCount = keyCount + store.measures.count();
        this.textKeys = new boolean[keyCount];
        for (int key = 0; key < keyCount; key++) {
            FieldKind kind = store.narrow.kind(key);
            textKeys[key] = !kind.isNumeric() && kind != FieldKind.ADDRESS;
        }
        this.texts = store.texts.all();
        this.rows = new GroupRows(store, texts);
        this.order = GroupOrder.sorted(store, rows);
        this.size = (int) Math.min(order.length, store.aggregation.top().orElse(Long.MAX_VALUE));
        this.maxCellLength = longestText();
    }

    private int longestText() {
        int longest = AddressText.MAX_LENGTH;
        for (byte[] text : texts) {
            longest = Math.max(longest, text.length);
        }
        return longest + AddressText.MAX_LENGTH;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public @Nullable Object cell(int row, int column) {
        int reference = order[row];
        return column < keyCount ? key(reference, column) : measure(reference, column - keyCount);
    }

    private @Nullable Object key(int reference, int key) {
        if (rows.isMissing(reference, key)) {
            return null;
        }
        FieldKind kind = store.narrow.kind(key);
        if (kind == FieldKind.ADDRESS) {
            return IpAddress.of(rows.high(reference, key), rows.low(reference, key));
        }
        long number = rows.number(reference, key);
        return kind.isNumeric() ? numeric(kind, number) : text(kind, texts[(int) number]);
    }

    private static Object numeric(FieldKind kind, long number) {
        return switch (kind) {
            case INTEGER -> (int) number;
            case TIMESTAMP -> Instant.ofEpochSecond(number);
            case PROTOCOL -> IpProtocol.of((int) number);
            case TCP_FLAGS -> new TcpFlags((int) number);
            case TRAFFIC_PATH -> TrafficPath.of((int) number);
            case ENCRYPTION_STATUS -> EncryptionStatus.of((int) number);
            case LONG, ADDRESS, ACTION, LOG_STATUS, DIRECTION, TEXT -> number;
        };
    }

    private static Object text(FieldKind kind, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return switch (kind) {
            case ACTION -> FlowAction.of(text);
            case LOG_STATUS -> LogStatus.of(text);
            case DIRECTION -> FlowDirection.of(text);
            case TEXT, INTEGER, LONG, TIMESTAMP, ADDRESS, PROTOCOL, TCP_FLAGS, TRAFFIC_PATH, ENCRYPTION_STATUS -> text;
        };
    }

    private @Nullable Object measure(int reference, int measure) {
        long[] words = rows.words(reference);
        int at = rows.measuresAt(reference);
        if (store.measures.isMissing(words, at, measure)) {
            return null;
        }
        if (store.measures.isAverage(measure)) {
            return store.measures.average(words, at, measure);
        }
        return store.measures.value(words, at, measure);
    }

    @Override
    public int writeCell(int row, int column, byte[] target, int at) {
        if (column == 0) {
            approach(row);
        }
        int reference = order[row];
        long[] words = rows.words(reference);
        return column < keyCount
                ? writeKey(rows.layout(reference), words, rows.keyAt(reference), column, target, at)
                : writeMeasure(words, rows.measuresAt(reference), column - keyCount, target, at);
    }

    @Override
    public int writeRow(int row, byte separator, byte[] missing, byte[] target, int at) {
        approach(row);
        int reference = order[row];
        long[] words = rows.words(reference);
        KeyLayout layout = rows.layout(reference);
        int keyAt = rows.keyAt(reference);
        int measuresAt = rows.measuresAt(reference);
        int end = at;
        for (int column = 0; column < columnCount; column++) {
            int from = column == 0 ? end : separated(separator, target, end);
            end = column < keyCount
                    ? writeKey(layout, words, keyAt, column, target, from)
                    : writeMeasure(words, measuresAt, column - keyCount, target, from);
            end = end == from ? copy(missing, target, from) : end;
        }
        return end;
    }

    private static int separated(byte separator, byte[] target, int at) {
        target[at] = separator;
        return at + 1;
    }

    private void approach(int row) {
        if (row % APPROACHED == 0) {
            rows.approach(order, row, Math.min(size, row + APPROACHED));
        }
    }

    private int writeKey(KeyLayout layout, long[] words, int keyAt, int key, byte[] target, int at) {
        if (layout.isMissing(words, keyAt, key)) {
            return at;
        }
        if (layout.isAddress(key)) {
            return AddressText.write(layout.high(words, keyAt, key), layout.low(words, keyAt, key), target, at);
        }
        long number = layout.number(words, keyAt, key);
        return textKeys[key] ? copy(texts[(int) number], target, at) : DecimalText.write(number, target, at);
    }

    private int writeMeasure(long[] words, int measuresAt, int measure, byte[] target, int at) {
        if (store.measures.isMissing(words, measuresAt, measure)) {
            return at;
        }
        if (store.measures.isAverage(measure)) {
            return copy(decimal(store.measures.average(words, measuresAt, measure)), target, at);
        }
        return DecimalText.write(store.measures.value(words, measuresAt, measure), target, at);
    }

    private static byte[] decimal(double average) {
        String text = BigDecimal.valueOf(average)
                .setScale(6, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static int copy(byte[] text, byte[] target, int at) {
        System.arraycopy(text, 0, target, at, text.length);
        return at + text.length;
    }

    @Override
    public long total(int measure) {
        long total = 0;
        for (int reference : rows.references()) {
            long value = store.measures.value(rows.words(reference), rows.measuresAt(reference), measure);
            total = MeasureLayout.sum(total, value);
        }
        return total;
    }

    @Override
    public int maxCellLength() {
        return maxCellLength;
    }

    @Override
    public String toString() {
        List<GroupKey> keys = store.aggregation.keys();
        return size + " groups by " + keys;
    }
}
