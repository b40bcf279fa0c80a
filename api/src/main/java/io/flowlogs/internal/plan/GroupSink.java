package io.flowlogs.internal.plan;

import io.flowlogs.internal.scan.LineLayout;
import io.flowlogs.internal.scan.RowView;
import io.flowlogs.query.Aggregation;
import io.flowlogs.query.GroupKey;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One worker's part of an aggregation. Reads all columns of a record before it changes anything, so that a malformed one leaves no trace. */
final class GroupSink implements RowSink {
    private final GroupStore store;
    private final Aggregation aggregation;
    private final MeasureReader values;
    private final KeyReader source;
    private final KeyReader destination;
    private final KeyValues first;
    private final KeyValues second;
    private final long[] firstKey;
    private final long[] secondKey;
    private final LocalGroups narrow;
    private final LocalGroups wide;
    private final boolean hasSides;
    private final FlowEnds ends;
    private final GroupSink[] details;
    private final boolean carried;
    private final boolean countsStatusRecords;
    private final boolean dropsMissingKeys;
    private final @Nullable Span span;
    private long droppedRecords;

    GroupSink(GroupStore store, int worker) {
        TextDictionary.Reader texts = new TextDictionary.Reader(store.texts);
        this.store = store;
        this.aggregation = store.aggregation;
        List<GroupKey> keys = aggregation.keys();
        this.values = new MeasureReader(aggregation.measures(), store.measures);
        this.source = new KeyReader(keys, false, texts);
        this.destination = new KeyReader(keys, true, texts);
        this.first = new KeyValues(keys.size());
        this.second = new KeyValues(keys.size());
        this.firstKey = new long[store.wide.words()];
        this.secondKey = new long[store.wide.words()];
        this.narrow = new LocalGroups(store, store.narrow, worker);
        this.wide = new LocalGroups(store, store.wide, worker);
        this.hasSides = keys.stream().anyMatch(key -> key.form() == GroupKey.Form.EITHER_SIDE);
        this.ends = FlowEnds.of(aggregation);
        this.details = store.details.stream()
                .map(detail -> new GroupSink(detail.store(), worker))
                .toArray(GroupSink[]::new);
        this.carried = store.isCarried();
        this.countsStatusRecords = aggregation.countsStatusRecords();
        this.dropsMissingKeys = aggregation.dropsMissingKeys();
        this.span = aggregation.spreads() ? Span.of(keys) : null;
    }

    @Override
    public List<FlowField<?>> fields() {
        List<FlowField<?>> fields = new ArrayList<>(values.fields());
        for (GroupKey key : aggregation.keys()) {
            fields.addAll(key.fields());
            fields.addAll(key.otherFields());
        }
        if (span != null) {
            fields.add(FlowFields.END);
        }
        for (GroupSink detail : details) {
            fields.addAll(detail.fields());
        }
        return fields;
    }

    @Override
    public void begin(ScanUnit unit) {
        // Records of one unit are merged like those of another.
    }

    @Override
    public void layout(LineLayout layout) {
        source.layout(layout);
        destination.layout(layout);
        values.layout(layout);
        if (span != null) {
            span.layout(layout);
        }
        for (GroupSink detail : details) {
            detail.layout(layout);
        }
    }

    @Override
    public boolean accept(LineContext line) {
        if (!line.hasTraffic && !countsStatusRecords) {
            return true;
        }
        read(line);
        if (line.row.badColumn() >= 0) {
            return false;
        }
        add(line);
        return true;
    }

    private void read(LineContext line) {
        if (!carried) {
            readOwn(line);
        } else if (dropsMissingKeys) {
            source.read(line, first);
        }
        for (GroupSink detail : details) {
            detail.read(line);
        }
    }

    private void readOwn(LineContext line) {
        source.read(line, first);
        if (hasSides) {
            destination.read(line, second);
            ends.order(second);
        }
        values.read(line.row, ends.order(first));
        if (span != null) {
            span.readEnd(line.row);
        }
    }

    private void add(LineContext line) {
        if (carried) {
            addCarried();
        } else {
            addOwn(line);
        }
    }

    private void addCarried() {
        if (dropsMissingKeys && first.hasMissing()) {
            droppedRecords++;
        } else {
            details[0].addSides();
        }
    }

    private void addOwn(LineContext line) {
        for (GroupSink detail : details) {
            detail.add(line);
        }
        if (dropsMissingKeys && (first.hasMissing() || (hasSides && second.hasMissing()))) {
            droppedRecords++;
        } else if (span != null && !first.missing[span.key]) {
            spread(span, Math.max(0, Math.floorDiv(line.millis, 1000)));
        } else {
            addSides();
        }
    }

    private void addSides() {
        KeyLayout layout = layoutOf(first);
        first.pack(layout, firstKey);
        add(layout, firstKey);
        if (hasSides) {
            addSecond(layout);
        }
    }

    /** A record whose sides are equal counts once. */
    private void addSecond(KeyLayout layoutOfFirst) {
        KeyLayout layout = layoutOf(second);
        second.pack(layout, secondKey);
        int words = layout.words();
        boolean same =
                layout.isWide() == layoutOfFirst.isWide() && Arrays.equals(firstKey, 0, words, secondKey, 0, words);
        if (!same) {
            add(layout, secondKey);
        }
    }

    private KeyLayout layoutOf(KeyValues key) {
        return key.isNarrow ? store.narrow : store.wide;
    }

    private void add(KeyLayout layout, long[] key) {
        (layout.isWide() ? wide : narrow).add(key, values.values());
    }

    /** Gives every bin the share of its seconds, counted from the start, so that the shares add up to the whole. */
    private void spread(Span over, long start) {
        long end = over.end();
        if (over.bins.end(start) >= end) {
            addSides();
            return;
        }
        int number = 0;
        for (long at = start; at < end; at = over.bins.end(at)) {
            Span.checkBins(++number);
            values.share(at - start, Math.min(over.bins.end(at), end) - start, end - start, at == start);
            first.numbers[over.key] = over.bins.begin(at);
            second.numbers[over.key] = over.bins.begin(at);
            addSides();
        }
    }

    @Override
    public void end(ScanUnit unit) {
        // Nothing is kept for each unit.
    }

    /** Hands over what is left. */
    void finish(ScanCounters counters) {
        narrow.flush();
        wide.flush();
        for (GroupSink detail : details) {
            detail.finish(new ScanCounters());
        }
        if (droppedRecords > 0) {
            counters.skip("records without a key field", droppedRecords);
        }
    }

    /** The bins that a record may span, and how far it does. */
    private static final class Span {
        private static final int MOST_BINS = 100_000;

        private final int key;
        private final TimeBins bins;
        private int endColumn;
        private long end;

        private Span(int key, GroupKey bin) {
            this.key = key;
            this.bins = new TimeBins(bin.width(), bin.zone());
        }

        static Span of(List<GroupKey> keys) {
            int key = 0;
            while (keys.get(key).form() != GroupKey.Form.TIME_BIN) {
                key++;
            }
            return new Span(key, keys.get(key));
        }

        void layout(LineLayout layout) {
            endColumn = layout.column(FlowFields.END);
        }

        void readEnd(RowView row) {
            boolean missing = endColumn < 0 || row.isMissing(endColumn);
            end = missing ? -1 : RecordTime.toSeconds(row.number(endColumn, Long.MAX_VALUE));
        }

        /** The second in which the record read last ends; negative when it does not say. */
        long end() {
            return end;
        }

        static void checkBins(int number) {
            if (number > MOST_BINS) {
                throw new FlowConfigurationException("spread: expected records that span at most " + MOST_BINS
                        + " bins, found one that spans more. Choose wider bins, or a window without such records.");
            }
        }
    }
}
