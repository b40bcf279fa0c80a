package io.flowlogs.internal.plan;

import io.flowlogs.internal.scan.LineLayout;
import io.flowlogs.internal.scan.RowView;
import io.flowlogs.internal.text.AddressText;
import io.flowlogs.query.GroupKey;
import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the key of a record, as seen from one side of the flow. Belongs to one thread. */
final class KeyReader {
    private final List<GroupKey> keys;
    private final boolean fromDestination;
    private final TextDictionary.Reader texts;
    private final FieldKind[] kinds;
    private final int[] columns;
    private final int[] fallbacks;
    private final @Nullable ComputedKey[] computed;

    KeyReader(List<GroupKey> keys, boolean fromDestination, TextDictionary.Reader texts) {
        this.keys = keys;
        this.fromDestination = fromDestination;
        this.texts = texts;
        this.kinds = keys.stream().map(GroupKey::kind).toArray(FieldKind[]::new);
        this.columns = new int[kinds.length];
        this.fallbacks = new int[kinds.length];
        this.computed = new ComputedKey[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            computed[i] = ComputedKey.of(keys.get(i), texts);
        }
    }

    void layout(LineLayout layout) {
        for (int i = 0; i < kinds.length; i++) {
            ComputedKey own = computed[i];
            if (own == null) {
                columns(layout, i);
            } else {
                own.layout(layout);
            }
        }
    }

    /** Fields that the layout does not have are passed over here, once. */
    private void columns(LineLayout layout, int key) {
        columns[key] = -1;
        fallbacks[key] = -1;
        for (FlowField<?> field : fields(keys.get(key))) {
            int column = layout.column(field);
            if (columns[key] < 0) {
                columns[key] = column;
            } else {
                fallbacks[key] = column;
            }
        }
    }

    private List<FlowField<?>> fields(GroupKey key) {
        boolean other = fromDestination && key.form() == GroupKey.Form.EITHER_SIDE;
        return other ? key.otherFields() : key.fields();
    }

    /** Reads the key; what does not decode, the row remembers. */
    void read(LineContext line, KeyValues into) {
        into.isNarrow = true;
        for (int i = 0; i < kinds.length; i++) {
            ComputedKey own = computed[i];
            if (own == null) {
                readField(line.row, i, into);
            } else {
                into.numbers[i] = own.read(line);
                into.missing[i] = into.numbers[i] < 0;
            }
        }
    }

    private void readField(RowView row, int i, KeyValues into) {
        int column = columns[i];
        boolean missing = column < 0 || row.isMissing(column);
        if (missing && fallbacks[i] >= 0) {
            column = fallbacks[i];
            missing = row.isMissing(column);
        }
        into.missing[i] = missing;
        if (!missing) {
            readValue(row, i, column, into);
        } else if (kinds[i] == FieldKind.ADDRESS) {
            into.isNarrow = false;
        }
    }

    private void readValue(RowView row, int i, int column, KeyValues into) {
        FieldKind kind = kinds[i];
        if (kind == FieldKind.ADDRESS) {
            readAddress(row, i, column, into);
        } else if (kind.isNumeric()) {
            long value = row.number(column, kind.greatest());
            into.numbers[i] = kind == FieldKind.TIMESTAMP ? RecordTime.toSeconds(value) : value;
        } else {
            into.numbers[i] = texts.number(row.buffer(column), row.start(column), row.end(column));
        }
    }

    private static void readAddress(RowView row, int i, int column, KeyValues into) {
        if (row.address(column)) {
            into.highs[i] = row.high();
            into.numbers[i] = row.low();
            into.isNarrow &= AddressText.isIpv4(row.high(), row.low());
        }
    }
}
