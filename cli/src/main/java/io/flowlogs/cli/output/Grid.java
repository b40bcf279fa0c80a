package io.flowlogs.cli.output;

import io.flowlogs.query.Aggregation;
import io.flowlogs.query.FlowSummary;
import io.flowlogs.value.IpAddress;
import java.util.ArrayList;
import java.util.List;

/** An answer of rows and columns with random access, whose cells need not exist as objects. */
public interface Grid {
    /**
     * Returns the columns.
     *
     * @return at least one column
     */
    List<Column> columns();

    /**
     * Returns the number of rows.
     *
     * @return 0 or more
     */
    int size();

    /**
     * Returns a bound for the cells of some columns.
     *
     * @return the greatest length of a cell, in bytes
     */
    int maxCellLength();

    /**
     * Writes a cell in UTF-8.
     *
     * @param row the row, from 0
     * @param column the column, from 0
     * @param target has {@link #maxCellLength} bytes left
     * @param at where to begin
     * @return where the cell ends; <code>at</code> when it is missing
     */
    int writeCell(int row, int column, byte[] target, int at);

    /**
     * Tells whether a cell can hold text that a dialect has to look at.
     *
     * @return false when there are only numbers and addresses
     */
    default boolean hasFreeText() {
        return true;
    }

    /**
     * Writes a row of cells as they are.
     *
     * @param row the row, from 0
     * @param separator stands between cells
     * @param missing stands for a missing cell
     * @param target has {@link #maxCellLength} and one more bytes left for each cell
     * @param at where to begin
     * @return where the row ends
     */
    default int writeRow(int row, byte separator, byte[] missing, byte[] target, int at) {
        throw new IllegalStateException("cells of free text are written one by one");
    }

    /**
     * Shows groups.
     *
     * @param summary the groups
     * @return a view
     */
    static Grid of(FlowSummary summary) {
        return new SummaryGrid(summary, columns(summary.aggregation()));
    }

    private static List<Column> columns(Aggregation aggregation) {
        List<Column> columns = new ArrayList<>();
        aggregation.keys().forEach(field -> columns.add(Column.of(field)));
        aggregation.measures().forEach(measure -> columns.add(Column.of(measure)));
        return columns;
    }

    /**
     * Shows addresses in one column.
     *
     * @param name what the column is called
     * @param addresses the addresses
     * @return a view
     */
    static Grid of(String name, List<IpAddress> addresses) {
        return new AddressGrid(List.of(Column.text(name)), addresses);
    }

    /**
     * Shows texts.
     *
     * @param columns the columns
     * @param rows a text for each column of each row; an empty one is missing
     * @return a view
     */
    static Grid of(List<Column> columns, List<List<String>> rows) {
        return new TextGrid(columns, rows);
    }
}
