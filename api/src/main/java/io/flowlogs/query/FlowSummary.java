package io.flowlogs.query;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The groups of an {@link Aggregation}, in its order, and how complete they are. Immutable and safe for use by several threads.
 * Holds its rows as packed numbers: millions of them are fine.
 */
public final class FlowSummary {
    private final Aggregation aggregation;
    private final SummaryTable table;
    private final ScanStatistics statistics;

    /**
     * Makes a summary.
     *
     * @param aggregation what was asked
     * @param table the ordered groups
     * @param statistics how complete they are
     */
    public FlowSummary(Aggregation aggregation, SummaryTable table, ScanStatistics statistics) {
        this.aggregation = aggregation;
        this.table = table;
        this.statistics = statistics;
    }

    /**
     * Returns what was asked.
     *
     * @return the aggregation
     */
    public Aggregation aggregation() {
        return aggregation;
    }

    /**
     * Returns the number of groups.
     *
     * @return 0 or more
     */
    public int size() {
        return table.size();
    }

    /**
     * Returns the groups, in order, as a view.
     *
     * @return an immutable list with random access
     */
    public List<SummaryRow> rows() {
        return new Rows();
    }

    /**
     * Adds up a sum or a count over all groups, also those beyond the {@link Aggregation#top} and those without what
     * {@link Aggregation#having} asks for.
     *
     * @param measure one of the aggregation's measures, a sum or a count
     * @return the total
     * @throws IllegalArgumentException when there is no such measure, or it does not add up
     */
    public long total(Measure measure) {
        int index = aggregation.measures().indexOf(measure);
        if (index < 0 || (measure.kind() != Measure.Kind.SUM && measure.kind() != Measure.Kind.COUNT)) {
            throw new IllegalArgumentException(
                    "total: expected a sum or a count of this summary, found " + measure + ".");
        }
        return table.total(index);
    }

    /**
     * Returns how complete the answer is.
     *
     * @return the statistics of the scan
     */
    public ScanStatistics statistics() {
        return statistics;
    }

    /**
     * Writes a cell as machines like it, without making an object: numbers in decimal, time stamps in epoch seconds, averages
     * with up to six decimals, addresses canonical, text as delivered, a missing value as nothing.
     *
     * @param row the row, from 0
     * @param column the column, keys first
     * @param target where to write UTF-8; must have {@link #maxCellLength} bytes left
     * @param at where to begin
     * @return where the cell ends; <code>at</code> when it is missing
     */
    public int writeCell(int row, int column, byte[] target, int at) {
        return table.writeCell(row, column, target, at);
    }

    /**
     * Writes the cells of a row one after another, as {@link #writeCell} does, and faster. Text is written as it is: it is for the caller to
     * know whether it can hold the separator.
     *
     * @param row the row, from 0
     * @param separator stands between cells
     * @param missing stands for a missing cell; may be empty
     * @param target where to write UTF-8; must have room for every cell, of {@link #maxCellLength} bytes each, and the separators
     * @param at where to begin
     * @return where the row ends
     */
    public int writeRow(int row, byte separator, byte[] missing, byte[] target, int at) {
        return table.writeRow(row, separator, missing, target, at);
    }

    /**
     * Returns a bound for {@link #writeCell}.
     *
     * @return the greatest length of a cell, in bytes
     */
    public int maxCellLength() {
        return table.maxCellLength();
    }

    @Override
    public String toString() {
        return size() + " groups by "
                + aggregation.keys().stream().map(GroupKey::name).toList();
    }

    private final class Rows extends AbstractList<SummaryRow> implements RandomAccess {
        @Override
        public SummaryRow get(int index) {
            Objects.checkIndex(index, size());
            return new SummaryRow(aggregation, table, index);
        }

        @Override
        public int size() {
            return table.size();
        }
    }
}
