package io.flowlogs.report;

import io.flowlogs.query.ScanStatistics;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * An answer: its rows in order, what their columns are called, and how complete it is. Immutable and safe for use by several threads.
 *
 * @param <R> a Java record
 */
public final class Report<R> {
    private final List<ReportColumn<R>> columns;
    private final List<R> rows;
    private final ScanStatistics statistics;

    Report(List<ReportColumn<R>> columns, List<R> rows, ScanStatistics statistics) {
        this.columns = List.copyOf(columns);
        this.rows = rows;
        this.statistics = statistics;
    }

    /**
     * Returns the rows.
     *
     * @return an immutable list with random access, maybe a view that makes a row whenever it is asked for one
     */
    public List<R> rows() {
        return rows;
    }

    /**
     * Returns the columns, whose names are those of every output.
     *
     * @return at least one
     */
    public List<ReportColumn<R>> columns() {
        return columns;
    }

    /**
     * Returns how complete the answer is.
     *
     * @return the statistics of the scan
     */
    public ScanStatistics statistics() {
        return statistics;
    }

    /** A view that makes rows when they are asked for. */
    static <R> List<R> view(int size, IntFunction<R> row) {
        return new View<>(size, row);
    }

    /** The same answer in rows of another kind. */
    <S> Report<S> map(List<ReportColumn<S>> others, Function<? super R, ? extends S> row) {
        return new Report<>(others, view(rows.size(), i -> row.apply(rows.get(i))), statistics);
    }

    private static final class View<R> extends AbstractList<R> implements RandomAccess {
        private final int size;
        private final IntFunction<R> row;

        View(int size, IntFunction<R> row) {
            this.size = size;
            this.row = row;
        }

        @Override
        public R get(int index) {
            return row.apply(Objects.checkIndex(index, size));
        }

        @Override
        public int size() {
            return size;
        }
    }

    @Override
    public String toString() {
        return rows.size() + " rows of "
                + columns.stream().map(ReportColumn::name).toList();
    }
}
