package io.flowlogs.report;

import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowSummary;
import io.flowlogs.query.Measure;
import io.flowlogs.query.SummaryRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Answers who has most. */
final class TopReport {
    private TopReport() {}

    static Report<TopRow> answer(FlowQuery query, TopQuestion question) {
        FlowSummary summary = query.where(question.where()).aggregate(question.aggregation());
        return new Report<>(columns(question), rows(summary, question), summary.statistics());
    }

    private static List<ReportColumn<TopRow>> columns(TopQuestion question) {
        List<ReportColumn<TopRow>> columns = new ArrayList<>();
        for (int i = 0; i < question.keys().size(); i++) {
            int place = i;
            columns.add(KeyColumns.of(question.keys().get(i), row -> row.key().get(place)));
        }
        columns.addAll(traffic(TopRow::traffic));
        return columns;
    }

    static <R> List<ReportColumn<R>> traffic(Function<? super R, Traffic> traffic) {
        return List.of(
                ReportColumn.bytes("bytes", row -> traffic.apply(row).bytes()),
                ReportColumn.count("packets", row -> traffic.apply(row).packets()),
                ReportColumn.count("records", row -> traffic.apply(row).records()),
                ReportColumn.fraction("share", row -> traffic.apply(row).share()),
                ReportColumn.fraction("cumulative", row -> traffic.apply(row).cumulative()));
    }

    private static List<TopRow> rows(FlowSummary summary, TopQuestion question) {
        Measure ranking = question.ranking();
        double total = summary.total(ranking);
        KeyCells keys = new KeyCells(summary);
        List<TopRow> rows = new ArrayList<>();
        long sum = 0;
        for (int i = 0; i < summary.size(); i++) {
            SummaryRow row = summary.rows().get(i);
            sum += row.getLong(ranking);
            rows.add(new TopRow(keys.of(i), traffic(row, share(row.getLong(ranking), total), share(sum, total))));
        }
        return List.copyOf(rows);
    }

    private static Traffic traffic(SummaryRow row, double share, double cumulative) {
        return new Traffic(
                row.getLong(RecordGroups.BYTES),
                row.getLong(RecordGroups.PACKETS),
                row.getLong(RecordGroups.RECORDS),
                share,
                cumulative);
    }

    private static double share(long part, double total) {
        return total == 0 ? 0 : part / total;
    }
}
