package io.flowlogs.engine;

import io.flowlogs.query.FlowQuery;
import io.flowlogs.report.FlowReports;
import io.flowlogs.report.Report;
import io.flowlogs.report.ReportColumn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Small logs written out in tests, and answers as text, to be compared with what a hand has added up. */
final class LogText {
    private LogText() {}

    static FlowQuery query(String... lines) {
        return Way.SIMPLEST.over((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static FlowReports asked(String... lines) {
        return FlowReports.of(query(lines));
    }

    /** The names of the columns, between blanks. */
    static <R> String header(Report<R> report) {
        return report.columns().stream().map(ReportColumn::name).collect(Collectors.joining(" "));
    }

    /** A row as its cells between blanks, missing ones as a dash. */
    static <R> List<String> rows(Report<R> report) {
        return report.rows().stream().map(row -> line(report, row)).toList();
    }

    private static <R> String line(Report<R> report, R row) {
        return report.columns().stream()
                .map(column -> column.cell().apply(row))
                .map(cell -> cell == null ? "-" : cell.toString())
                .collect(Collectors.joining(" "));
    }
}
