package io.flowlogs.internal.plan;

import io.flowlogs.internal.scan.LineLayout;
import io.flowlogs.internal.scan.RowView;
import io.flowlogs.internal.text.AddressText;
import io.flowlogs.query.Measure;
import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One worker's part of an aggregation. Reads all columns of a record before it changes anything, so that a malformed one leaves no trace. */
final class GroupSink implements RowSink {
    private static final int LOCAL_ROWS = 1 << 14;

    private final GroupStore store;
    private final int worker;
    private final List<FlowField<?>> keys;
    private final List<Measure> measures;
    private final TextDictionary.Reader texts;
    private final GroupTable narrowTable;
    private final GroupTable wideTable;
    private final int[] keyColumns;
    private final int[] measureColumns;
    private final long[] highs;
    private final long[] numbers;
    private final boolean[] missing;
    private final long[] values;
    private final long[] key;
    private long droppedRecords;

    GroupSink(GroupStore store, int worker) {
        this.store = store;
        this.worker = worker;
        this.keys = store.aggregation.keys();
        this.measures = store.aggregation.measures();
        this.texts = new TextDictionary.Reader(store.texts);
        this.narrowTable = store.table(store.narrow);
        this.wideTable = store.table(store.wide);
        this.keyColumns = new int[keys.size()];
        this.measureColumns = new int[measures.size()];
        this.highs = new long[keys.size()];
        this.numbers = new long[keys.size()];
        this.missing = new boolean[keys.size()];
        this.values = new long[measures.size()];
        this.key = new long[store.wide.words()];
    }

    @Override
    public List<FlowField<?>> fields() {
        List<FlowField<?>> fields = new ArrayList<>(keys);
        for (Measure measure : measures) {
            FlowField<?> field = measure.field();
            if (field != null) {
                fields.add(field);
            }
        }
        return fields;
    }

    @Override
    public void begin(ScanUnit unit) {
        // Records of one unit are merged like those of another.
    }

    @Override
    public void layout(LineLayout layout) {
        Arrays.setAll(keyColumns, i -> layout.column(keys.get(i)));
        Arrays.setAll(measureColumns, i -> measureColumn(layout, measures.get(i).field()));
    }

    private static int measureColumn(LineLayout layout, @org.jspecify.annotations.Nullable FlowField<?> field) {
        return field == null ? -1 : layout.column(field);
    }

    @Override
    public boolean accept(LineContext line) {
        if (!line.hasTraffic) {
            return true;
        }
        RowView row = line.row;
        boolean narrow = readKey(row);
        readValues(row);
        if (row.badColumn() >= 0) {
            return false;
        }
        if (store.aggregation.dropsMissingKeys() && hasMissingKey()) {
            droppedRecords++;
            return true;
        }
        if (narrow) {
            add(narrowTable, store.narrow);
        } else {
            add(wideTable, store.wide);
        }
        return true;
    }

    private boolean hasMissingKey() {
        for (boolean one : missing) {
            if (one) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether all addresses are IPv4. */
    private boolean readKey(RowView row) {
        boolean narrow = true;
        for (int i = 0; i < keyColumns.length; i++) {
            int column = keyColumns[i];
            missing[i] = column < 0 || row.isMissing(column);
            if (!missing[i]) {
                narrow &= readKeyField(row, i, column);
            }
        }
        return narrow;
    }

    private boolean readKeyField(RowView row, int i, int column) {
        FieldKind kind = store.narrow.kind(i);
        if (kind == FieldKind.ADDRESS) {
            if (!row.address(column)) {
                return true;
            }
            highs[i] = row.high();
            numbers[i] = row.low();
            return AddressText.isIpv4(highs[i], numbers[i]);
        }
        numbers[i] = kind.isNumeric()
                ? seconds(kind, row.number(column, kind.greatest()))
                : texts.number(row.buffer(column), row.start(column), row.end(column));
        return true;
    }

    private static long seconds(FieldKind kind, long value) {
        return kind == FieldKind.TIMESTAMP ? RecordTime.toSeconds(value) : value;
    }

    private void readValues(RowView row) {
        MeasureLayout layout = store.measures;
        for (int i = 0; i < measureColumns.length; i++) {
            int column = measureColumns[i];
            if (column < 0 || row.isMissing(column)) {
                values[i] = MeasureLayout.NOTHING;
            } else {
                long value = row.number(column, layout.greatest(i));
                values[i] = layout.isTime(i) ? RecordTime.toSeconds(value) : value;
            }
        }
    }

    private void add(GroupTable table, KeyLayout layout) {
        pack(layout);
        int hash = GroupTable.hash(key, 0, layout.words());
        int row = table.row(key, 0, hash);
        store.measures.add(table.words(row), table.measuresAt(row), values);
        if (table.size() >= LOCAL_ROWS) {
            flush(table, layout);
        }
    }

    private void pack(KeyLayout layout) {
        Arrays.fill(key, 0, layout.words(), 0);
        for (int i = 0; i < numbers.length; i++) {
            boolean address = layout.isAddress(i);
            if (address && missing[i]) {
                layout.putMissingAddress(key, 0, i);
            } else if (address) {
                layout.putAddress(key, 0, i, highs[i], numbers[i]);
            } else if (!missing[i]) {
                layout.putNumber(key, 0, i, numbers[i]);
            }
        }
    }

    private void flush(GroupTable table, KeyLayout layout) {
        store.merge(table, layout, worker);
        table.clear();
    }

    @Override
    public void end(ScanUnit unit) {
        // Nothing is kept for each unit.
    }

    /** Hands over what is left. */
    void finish(ScanCounters counters) {
        flush(narrowTable, store.narrow);
        flush(wideTable, store.wide);
        if (droppedRecords > 0) {
            counters.skip("records without a key field", droppedRecords);
        }
    }
}
