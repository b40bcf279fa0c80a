package io.flowlogs.cli.output;

import io.flowlogs.report.Report;
import io.flowlogs.report.ReportColumn;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How long the bar of each row is, as a part of the longest: by share in what is ranked, by bytes in what goes by time. */
final class Bars<R> {
    private final List<R> rows;
    private final ReportColumn<R> column;
    private final double greatest;

    private Bars(List<R> rows, ReportColumn<R> column) {
        this.rows = rows;
        this.column = column;
        double most = 0;
        for (R row : rows) {
            most = Math.max(most, number(row));
        }
        this.greatest = most;
    }

    /** Null for a report that has nothing to draw. */
    static <R> @Nullable Bars<R> of(Report<R> report, OptionalLong limit) {
        int size = (int) Math.min(report.rows().size(), limit.orElse(Long.MAX_VALUE));
        ReportColumn<R> share = named(report, "share");
        boolean isSeries = named(report, "accepted") != null && named(report, "start") != null;
        ReportColumn<R> column = share != null ? share : isSeries ? named(report, "bytes") : null;
        return column == null ? null : new Bars<>(report.rows().subList(0, size), column);
    }

    private static <R> @Nullable ReportColumn<R> named(Report<R> report, String name) {
        return report.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private double number(R row) {
        return column.cell().apply(row) instanceof Number number ? number.doubleValue() : 0;
    }

    double part(int row) {
        return greatest == 0 ? 0 : number(rows.get(row)) / greatest;
    }
}
