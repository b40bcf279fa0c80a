package io.flowlogs.internal.plan;

import io.flowlogs.query.Measure;

/**
 * Works out a measure of which all values of a group have to be known, from the groups of key and value, of which there are far fewer than
 * records.
 */
final class DetailFold {
    private static final int MAX_PERCENT = 100;

    private final GroupStore store;
    private final GroupStore values;
    private final int measure;
    private final Measure asked;
    private final boolean carries;

    DetailFold(GroupStore store, GroupStore.Detail detail) {
        this.store = store;
        this.values = detail.store();
        this.measure = detail.measure();
        this.asked = store.aggregation.measures().get(measure);
        this.carries = detail.carries();
    }

    void fold() {
        if (asked.kind() == Measure.Kind.DISTINCT) {
            values.parts().parallelStream().forEach(this::count);
        } else {
            findPercentiles();
        }
    }

    private void count(GroupStore.Part part) {
        Group group = new Group();
        int last = part.layout().count() - 1;
        for (int row = 0; row < part.table().size(); row++) {
            long[] words = part.table().words(row);
            int at = part.table().keyAt(row);
            int measures = part.table().measuresAt(row);
            boolean counts = words[measures] > 0 && !part.layout().isMissing(words, at, last);
            if (carries) {
                group.carry(part.layout(), words, at, measures, counts);
            } else if (counts && group.find(part.layout(), words, at)) {
                group.addOne();
            }
        }
    }

    /** In the order of their keys, the values of a group stand side by side, the smallest first. */
    private void findPercentiles() {
        GroupRows rows = new GroupRows(values, values.texts.all());
        int[] order = GroupOrder.sorted(values, rows);
        Group group = new Group();
        int from = 0;
        while (from < order.length) {
            int to = from + 1;
            while (to < order.length && rows.haveSameGroup(order[from], order[to])) {
                to++;
            }
            if (group.find(rows.layout(order[from]), rows.words(order[from]), rows.keyAt(order[from]))) {
                group.put(percentile(rows, order, from, to));
            }
            from = to;
        }
    }

    /** The value of the nearest rank; values that are missing come first and have no rank. */
    private long percentile(GroupRows rows, int[] order, int from, int to) {
        int first = rows.isMissing(order[from], rows.layout(order[from]).count() - 1) ? from + 1 : from;
        long all = 0;
        for (int i = first; i < to; i++) {
            all += rows.words(order[i])[rows.measuresAt(order[i])];
        }
        long rank = all - (long) Math.floor((double) all * (MAX_PERCENT - asked.percent()) / MAX_PERCENT);
        for (int i = first; i < to; i++) {
            rank -= rows.words(order[i])[rows.measuresAt(order[i])];
            if (all > 0 && rank <= 0) {
                return rows.number(order[i], rows.layout(order[i]).count() - 1);
            }
        }
        return MeasureLayout.NOTHING;
    }

    /** The group that a group of values belongs to. Belongs to one thread. */
    private final class Group {
        private final KeyValues key = new KeyValues(store.narrow.count());
        private final long[] packed = new long[store.wide.words()];
        private GroupTable table = store.partOf(store.narrow, 0);
        private int row;

        /** Returns false when records of that group were only left out of it. */
        boolean find(KeyLayout fine, long[] words, int at) {
            int hash = approach(fine, words, at);
            row = table.find(packed, 0, hash);
            return row >= 0;
        }

        /** Finds the table of a group, and its key and hash. */
        private int approach(KeyLayout fine, long[] words, int at) {
            fine.unpack(words, at, key);
            KeyLayout layout = key.isNarrow ? store.narrow : store.wide;
            key.pack(layout, packed);
            int hash = GroupTable.hash(packed, 0, layout.words());
            table = store.partOf(layout, hash);
            return hash;
        }

        /** Adds all measures of a value to its group, which is made if need be. */
        void carry(KeyLayout fine, long[] words, int at, int measures, boolean counts) {
            int hash = approach(fine, words, at);
            GroupTable shared = table;
            synchronized (shared) {
                row = shared.row(packed, 0, hash);
                store.measures.carry(
                        shared.words(row), shared.measuresAt(row), values.measures, words, measures, measure);
                if (counts) {
                    put(store.measures.value(shared.words(row), shared.measuresAt(row), measure) + 1);
                }
            }
        }

        void addOne() {
            GroupTable shared = table;
            synchronized (shared) {
                int at = shared.measuresAt(row);
                put(store.measures.value(shared.words(row), at, measure) + 1);
            }
        }

        void put(long value) {
            store.measures.put(table.words(row), table.measuresAt(row), measure, value);
        }
    }
}
