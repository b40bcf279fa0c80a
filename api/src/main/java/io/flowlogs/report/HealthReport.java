package io.flowlogs.report;

import io.flowlogs.internal.plan.TimeBins;
import io.flowlogs.query.Aggregation;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowSummary;
import io.flowlogs.query.GroupKey;
import io.flowlogs.query.Measure;
import io.flowlogs.query.SummaryRow;
import io.flowlogs.record.FlowFields;
import io.flowlogs.report.ReportColumn.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers whether records can be trusted. */
final class HealthReport {
    private static final Measure RECORDS = Measure.count().where(RecordGroups.TRAFFIC);
    private static final Measure LAST = Measure.max(FlowFields.END).named("last");
    private static final Comparator<HealthRow> BY_TIME =
            Comparator.comparing(HealthRow::start, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final GroupKey bin;
    private final BinWalk walk;
    private final List<HealthRow> rows = new ArrayList<>();

    private HealthReport(HealthQuestion question) {
        bin = GroupKey.bin(question.width(), question.zone());
        walk = new BinWalk("health", new TimeBins(question.width(), question.zone()), question.window());
    }

    static Report<HealthRow> answer(FlowQuery query, HealthQuestion question) {
        return new HealthReport(question).answer(query);
    }

    private Report<HealthRow> answer(FlowQuery query) {
        FlowSummary summary = query.aggregate(aggregation());
        addInterfaces(summary.rows());
        // Those of one bin stay in the order of their interfaces, which is that of the groups.
        rows.sort(BY_TIME);
        return new Report<>(columns(), List.copyOf(rows), summary.statistics());
    }

    private static List<ReportColumn<HealthRow>> columns() {
        return List.of(
                ReportColumn.time("start", HealthRow::start),
                ReportColumn.text("interface-id", HealthRow::interfaceId),
                ReportColumn.count("records", HealthRow::records),
                ReportColumn.count("nodata", HealthRow::noData),
                ReportColumn.count("skipdata", HealthRow::skipData),
                new ReportColumn<>("missing", Unit.FLAG, HealthRow::missing),
                ReportColumn.time("last", HealthRow::last));
    }

    private Aggregation aggregation() {
        return Aggregation.byKeys(List.of(GroupKey.of(FlowFields.INTERFACE_ID), bin))
                .measuring(RECORDS, RecordGroups.NO_DATA, RecordGroups.SKIP_DATA, LAST)
                .countingStatusRecords()
                .orderedByKey();
    }

    private void addInterfaces(List<SummaryRow> groups) {
        List<HealthRow> found = new ArrayList<>();
        for (SummaryRow group : groups) {
            HealthRow row = row(group);
            if (!found.isEmpty() && !Objects.equals(found.get(0).interfaceId(), row.interfaceId())) {
                addInterface(found);
                found.clear();
            }
            found.add(row);
        }
        if (!found.isEmpty()) {
            addInterface(found);
        }
    }

    private HealthRow row(SummaryRow group) {
        return new HealthRow(
                (Instant) group.get(bin),
                group.get(FlowFields.INTERFACE_ID),
                group.getLong(RECORDS),
                group.getLong(RecordGroups.NO_DATA),
                group.getLong(RecordGroups.SKIP_DATA),
                false,
                RecordGroups.time(group, LAST));
    }

    /** Takes the rows of one interface, by time; one without a time comes first. */
    private void addInterface(List<HealthRow> found) {
        boolean undated = found.get(0).start() == null;
        found.forEach(this::add);
        List<HealthRow> dated = undated ? found.subList(1, found.size()) : found;
        if (!dated.isEmpty()) {
            addMissing(dated);
        }
    }

    private void addMissing(List<HealthRow> dated) {
        String interfaceId = dated.get(0).interfaceId();
        Gaps gaps = new Gaps(dated);
        walk.walk(dated.get(0).start(), dated.get(dated.size() - 1).start(), start -> {
            if (gaps.contains(start)) {
                add(new HealthRow(start, interfaceId, 0, 0, 0, true, null));
            }
        });
    }

    private void add(HealthRow row) {
        rows.add(row);
        walk.countRow();
    }

    /** Finds bins that no row is of, asked for in order. */
    private static final class Gaps {
        private final List<HealthRow> dated;
        private int next;

        Gaps(List<HealthRow> dated) {
            this.dated = dated;
        }

        boolean contains(Instant start) {
            while (next < dated.size() && startOf(next).isBefore(start)) {
                next++;
            }
            return next == dated.size() || !startOf(next).equals(start);
        }

        private Instant startOf(int index) {
            @Nullable Instant start = dated.get(index).start();
            return Objects.requireNonNull(start);
        }
    }
}
