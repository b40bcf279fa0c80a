package io.flowlogs.internal.plan;

import io.flowlogs.source.ColumnTable;

/**
 * Some parts of a table, one after another.
 *
 * @param table the table
 * @param from the first part
 * @param to the last part, exclusive
 */
record ColumnParts(ColumnTable table, int from, int to) {
    static ColumnParts all(ColumnTable table) {
        return new ColumnParts(table, 0, table.parts());
    }

    boolean isLast() {
        return to == table.parts();
    }

    /** How many rows of the table come before. */
    long rowsBefore() {
        long rows = 0;
        for (int part = 0; part < from; part++) {
            rows += table.rows(part);
        }
        return rows;
    }
}
