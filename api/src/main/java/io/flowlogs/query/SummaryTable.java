package io.flowlogs.query;

import org.jspecify.annotations.Nullable;

/** Ordered groups as the engine holds them: packed numbers behind random access. Immutable, safe for several threads. */
public interface SummaryTable {
    /**
     * Returns the number of rows.
     *
     * @return 0 or more
     */
    int size();

    /**
     * Returns a cell.
     *
     * @param row the row, from 0
     * @param column the column, keys first
     * @return a key as its field's type, a measure as {@link Long} (an average as {@link Double}), or null when missing
     */
    @Nullable
    Object cell(int row, int column);

    /**
     * Writes a cell; see {@link FlowSummary#writeCell}.
     *
     * @param row the row, from 0
     * @param column the column, keys first
     * @param target where to write UTF-8
     * @param at where to begin
     * @return where the cell ends
     */
    int writeCell(int row, int column, byte[] target, int at);

    /**
     * Returns a bound for {@link #writeCell}.
     *
     * @return the greatest length of a cell, in bytes
     */
    int maxCellLength();

    /**
     * Writes a whole row; see {@link FlowSummary#writeRow}.
     *
     * @param row the row, from 0
     * @param separator stands between cells
     * @param missing stands for a missing cell; may be empty
     * @param target where to write UTF-8
     * @param at where to begin
     * @return where the row ends
     */
    int writeRow(int row, byte separator, byte[] missing, byte[] target, int at);

    /**
     * Adds up a sum or a count; see {@link FlowSummary#total}.
     *
     * @param measure the index of the measure
     * @return its total over all groups
     */
    long total(int measure);
}
