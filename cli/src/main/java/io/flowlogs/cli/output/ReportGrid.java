package io.flowlogs.cli.output;

import io.flowlogs.report.Report;
import io.flowlogs.report.ReportColumn;
import io.flowlogs.report.ReportColumn.Unit;
import io.flowlogs.value.IpProtocol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Shows the rows of a report, each made when it is written.
 *
 * @param <R> the rows
 */
public final class ReportGrid<R> implements Grid {
    private final Report<R> report;
    private final int size;
    private final CellText text;
    private final @Nullable ReportColumn<R> protocol;
    private final List<Column> columns;
    private final int maxCellLength;

    /** The row that was looked at last: each of its cells would make it anew. Threads that disturb each other only make it again. */
    private volatile @Nullable Shown<R> shown;

    private record Shown<R>(int number, R row) {}

    private ReportGrid(Report<R> report, OptionalLong limit, CellText text) {
        this.report = report;
        this.size = (int) Math.min(report.rows().size(), limit.orElse(Long.MAX_VALUE));
        this.text = text;
        this.protocol = report.columns().stream()
                .filter(column -> column.unit() == Unit.PROTOCOL)
                .findFirst()
                .orElse(null);
        List<Column> found = new ArrayList<>();
        report.columns().forEach(column -> found.add(column(column)));
        this.columns = List.copyOf(found);
        this.maxCellLength = longest();
    }

    /**
     * Shows the first rows of a report.
     *
     * @param <R> the rows
     * @param report the report
     * @param limit how many rows; all unless given
     * @param options how
     * @return the grid
     */
    public static <R> Grid of(Report<R> report, OptionalLong limit, OutputOptions options) {
        if (!options.look().humanises() || options.look().explainsValues()) {
            return new ReportGrid<>(report, limit, CellText.EXACT);
        }
        Grid grid = new ReportGrid<>(report, limit, new HumanText());
        Bars<R> bars = Bars.of(report, limit);
        return bars == null ? grid : new BarredGrid(grid, bars, options.look().width(), BarredGrid.canDrawBlocks());
    }

    private static Column column(ReportColumn<?> column) {
        return switch (column.unit()) {
            case TEXT, ADDRESS -> Column.text(column.name());
            case TIME -> new Column(column.name(), Column.Kind.TIME);
            case NUMBER, COUNT, BYTES, FRACTION, PROTOCOL, PORT, TCP_FLAGS, FLAG -> Column.number(column.name());
        };
    }

    private int longest() {
        int longest = 1;
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < columns.size(); column++) {
                longest = Math.max(longest, bytes(row, column).length);
            }
        }
        return longest;
    }

    private byte[] bytes(int row, int column) {
        ReportColumn<R> asked = report.columns().get(column);
        R found = row(row);
        return text.of(asked.unit(), asked.cell().apply(found), protocolOf(found))
                .getBytes(StandardCharsets.UTF_8);
    }

    private R row(int number) {
        Shown<R> last = shown;
        if (last == null || last.number() != number) {
            last = new Shown<>(number, report.rows().get(number));
            shown = last;
        }
        return last.row();
    }

    private @Nullable IpProtocol protocolOf(R row) {
        return protocol != null && protocol.cell().apply(row) instanceof IpProtocol found ? found : null;
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int maxCellLength() {
        return maxCellLength;
    }

    @Override
    public int writeCell(int row, int column, byte[] target, int at) {
        byte[] cell = bytes(row, column);
        System.arraycopy(cell, 0, target, at, cell.length);
        return at + cell.length;
    }
}
