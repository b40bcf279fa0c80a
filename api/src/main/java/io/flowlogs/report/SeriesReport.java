package io.flowlogs.report;

import io.flowlogs.query.Aggregation;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowSummary;
import io.flowlogs.query.GroupKey;
import io.flowlogs.query.Measure;
import io.flowlogs.query.SummaryRow;
import io.flowlogs.record.FlowFields;
import io.flowlogs.value.FlowAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers what happened when. */
final class SeriesReport {
    private static final Measure RECORDS = Measure.count().where(RecordGroups.TRAFFIC);
    private static final Measure BYTES = Measure.sum(FlowFields.BYTES);
    private static final Measure PACKETS = Measure.sum(FlowFields.PACKETS);
    private static final Measure ACCEPTED = counted("accepted", action(FlowAction.ACCEPT));
    private static final Measure REJECTED = counted("rejected", action(FlowAction.REJECT));
    private static final Measure NO_DATA = RecordGroups.NO_DATA;
    private static final Measure SKIP_DATA = RecordGroups.SKIP_DATA;

    private final SeriesQuestion question;
    private final GroupKey bin;

    private SeriesReport(SeriesQuestion question) {
        this.question = question;
        this.bin = GroupKey.bin(question.width(), question.zone());
    }

    private static FlowPredicate action(FlowAction action) {
        return FlowPredicate.eq(FlowFields.ACTION, action);
    }

    private static Measure counted(String name, FlowPredicate condition) {
        return Measure.count().where(RecordGroups.TRAFFIC.and(condition)).named(name);
    }

    static Report<SeriesRow> answer(FlowQuery query, SeriesQuestion question) {
        return new SeriesReport(question).answer(query);
    }

    private Report<SeriesRow> answer(FlowQuery query) {
        FlowSummary summary = query.aggregate(aggregation());
        KeyCells keys = new KeyCells(summary);
        List<SeriesRow> found = new ArrayList<>();
        for (int i = 0; i < summary.size(); i++) {
            found.add(row(summary.rows().get(i), keys.of(i)));
        }
        return new Report<>(columns(), new FilledBins(question, found).rows(), summary.statistics());
    }

    private static SeriesRow row(SummaryRow row, List<@Nullable Object> keys) {
        return new SeriesRow(
                (Instant) keys.get(0),
                keys.subList(1, keys.size()),
                row.getLong(RECORDS),
                row.getLong(BYTES),
                row.getLong(PACKETS),
                row.getLong(ACCEPTED),
                row.getLong(REJECTED),
                row.getLong(NO_DATA),
                row.getLong(SKIP_DATA));
    }

    private List<ReportColumn<SeriesRow>> columns() {
        List<ReportColumn<SeriesRow>> columns = new ArrayList<>();
        columns.add(ReportColumn.time("start", SeriesRow::start));
        for (int i = 0; i < question.keys().size(); i++) {
            int place = i;
            columns.add(KeyColumns.of(question.keys().get(i), row -> row.key().get(place)));
        }
        columns.add(ReportColumn.count("records", SeriesRow::records));
        columns.add(ReportColumn.bytes("bytes", SeriesRow::bytes));
        columns.add(ReportColumn.count("packets", SeriesRow::packets));
        columns.add(ReportColumn.count("accepted", SeriesRow::accepted));
        columns.add(ReportColumn.count("rejected", SeriesRow::rejected));
        columns.add(ReportColumn.count("nodata", SeriesRow::noData));
        columns.add(ReportColumn.count("skipdata", SeriesRow::skipData));
        return columns;
    }

    private Aggregation aggregation() {
        List<GroupKey> keys = new ArrayList<>(List.of(bin));
        keys.addAll(question.keys());
        Aggregation all = Aggregation.byKeys(keys)
                .measuring(RECORDS, BYTES, PACKETS, ACCEPTED, REJECTED, NO_DATA, SKIP_DATA)
                .countingStatusRecords()
                .orderedByKey();
        return question.spread() ? all.spreading() : all;
    }
}
