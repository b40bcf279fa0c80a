package io.flowlogs.report;

import io.flowlogs.query.Aggregation;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowSummary;
import io.flowlogs.query.Measure;
import io.flowlogs.query.SummaryRow;
import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.report.ReportColumn.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers with measures of groups. */
final class StatsReport {
    private StatsReport() {}

    static Report<StatsRow> answer(FlowQuery query, StatsQuestion question) {
        FlowSummary summary = query.aggregate(question.aggregation());
        List<StatsRow> rows = Report.view(summary.size(), i -> row(summary, i));
        return new Report<>(columns(question.aggregation()), rows, summary.statistics());
    }

    private static StatsRow row(FlowSummary summary, int index) {
        SummaryRow row = summary.rows().get(index);
        List<@Nullable Number> measures = new ArrayList<>();
        summary.aggregation().measures().forEach(measure -> measures.add(row.get(measure)));
        return new StatsRow(new KeyCells(summary).of(index), measures);
    }

    static List<ReportColumn<StatsRow>> columns(Aggregation aggregation) {
        List<ReportColumn<StatsRow>> columns = new ArrayList<>();
        for (int i = 0; i < aggregation.keys().size(); i++) {
            int place = i;
            columns.add(
                    KeyColumns.of(aggregation.keys().get(i), row -> row.key().get(place)));
        }
        for (int i = 0; i < aggregation.measures().size(); i++) {
            columns.add(column(aggregation.measures().get(i), i));
        }
        return columns;
    }

    private static ReportColumn<StatsRow> column(Measure measure, int place) {
        FlowField<?> field = measure.field();
        if (field == null || measure.kind() == Measure.Kind.DISTINCT) {
            return ReportColumn.count(measure.name(), row -> row.measures().get(place));
        } else if (field.kind() == FieldKind.TIMESTAMP) {
            return ReportColumn.time(
                    measure.name(), row -> instant(row.measures().get(place)));
        }
        return new ReportColumn<>(
                measure.name(), unit(measure, field), row -> row.measures().get(place));
    }

    private static Unit unit(Measure measure, FlowField<?> field) {
        if (measure.kind() == Measure.Kind.BITS && field.equals(FlowFields.TCP_FLAGS)) {
            return Unit.TCP_FLAGS;
        }
        return field.equals(FlowFields.BYTES) ? Unit.BYTES : Unit.COUNT;
    }

    /** An average of times may lie between two seconds. */
    private static @Nullable Object instant(@Nullable Number seconds) {
        return seconds instanceof Long whole ? Instant.ofEpochSecond(whole) : seconds;
    }
}
