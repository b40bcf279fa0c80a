package io.flowlogs.cli.output;

import io.flowlogs.report.Report;
import io.flowlogs.report.ReportColumn;
import io.flowlogs.value.IpProtocol;
import io.flowlogs.value.TcpFlags;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Shows the rows of a report. */
public final class ReportGrid {
    private ReportGrid() {}

    /**
     * Shows the first rows of a report.
     *
     * @param <R> the rows
     * @param report the report
     * @param limit how many rows; all unless given
     * @return the grid
     */
    public static <R> Grid of(Report<R> report, OptionalLong limit) {
        List<Column> columns = report.columns().stream().map(ReportGrid::column).toList();
        int size = (int) Math.min(report.rows().size(), limit.orElse(Long.MAX_VALUE));
        List<List<String>> rows = new ArrayList<>();
        for (R row : report.rows().subList(0, size)) {
            List<String> cells = new ArrayList<>();
            for (ReportColumn<R> column : report.columns()) {
                cells.add(text(column.cell().apply(row)));
            }
            rows.add(cells);
        }
        return Grid.of(columns, rows);
    }

    private static Column column(ReportColumn<?> column) {
        return switch (column.unit()) {
            case TEXT, ADDRESS, FLAG -> Column.text(column.name());
            case TIME -> new Column(column.name(), Column.Kind.TIME);
            case NUMBER, COUNT, BYTES, FRACTION, PROTOCOL, PORT, TCP_FLAGS -> Column.number(column.name());
        };
    }

    private static String text(@Nullable Object cell) {
        if (cell == null) {
            return "";
        } else if (cell instanceof Instant time) {
            return Long.toString(time.getEpochSecond());
        } else if (cell instanceof Double number) {
            return BigDecimal.valueOf(number)
                    .setScale(6, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros()
                    .toPlainString();
        } else if (cell instanceof IpProtocol protocol) {
            return Integer.toString(protocol.number());
        }
        return cell instanceof TcpFlags flags ? Integer.toString(flags.bits()) : cell.toString();
    }
}
