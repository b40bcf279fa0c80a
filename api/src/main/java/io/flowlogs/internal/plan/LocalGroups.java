package io.flowlogs.internal.plan;

/**
 * The groups that one worker gathers before it merges them into those of all. They stay in the processor's cache, so most of what records
 * of few groups need is done there. Where nearly every record brings a group of its own, looking for it here would be in vain: then records
 * are only put side by side, and looked up together when they are merged. Belongs to one thread.
 */
final class LocalGroups {
    private static final int ROWS = 1 << 12;

    /** How many times rows are put side by side before it is tried again whether groups repeat. */
    private static final int BLIND_FILLS = 16;

    private final GroupStore store;
    private final KeyLayout layout;
    private final int worker;
    private final GroupTable table;
    private int records;
    private int blindFills;

    LocalGroups(GroupStore store, KeyLayout layout, int worker) {
        this.store = store;
        this.layout = layout;
        this.worker = worker;
        this.table = store.table(layout);
    }

    /** Adds what a record brings to the group of a key. */
    void add(long[] key, long[] values) {
        int row = blindFills > 0 ? table.append(key) : table.row(key, 0, GroupTable.hash(key, 0, layout.words()));
        store.measures.add(table.words(row), table.measuresAt(row), values);
        records++;
        if (table.size() >= ROWS) {
            fill();
        }
    }

    private void fill() {
        if (blindFills > 0) {
            blindFills--;
        } else if (records < table.size() + table.size() / 2) {
            blindFills = BLIND_FILLS;
        }
        flush();
    }

    /** Merges what was gathered. */
    void flush() {
        store.merge(table, layout, worker);
        table.clear();
        records = 0;
    }
}
