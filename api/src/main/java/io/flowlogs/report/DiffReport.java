package io.flowlogs.report;

import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowSummary;
import io.flowlogs.query.Measure;
import io.flowlogs.report.ReportColumn.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers what changed. Both windows have their groups in the order of keys, and are gone through side by side. */
final class DiffReport {
    private static final int NONE = -1;

    private final DiffQuestion question;
    private final Measure measure;
    private final FlowSummary before;
    private final FlowSummary after;

    /** Where the groups of a row are in both summaries; of a row that is only in one of them, the other is {@link #NONE}. */
    private record Pair(int before, int after, long size) {}

    private DiffReport(FlowQuery query, DiffQuestion question) {
        this.question = question;
        this.measure = question.metric().measure();
        this.before = query.between(question.before()).aggregate(question.aggregation());
        this.after = query.between(question.after()).aggregate(question.aggregation());
    }

    static Report<DiffRow> answer(FlowQuery query, DiffQuestion question) {
        return new DiffReport(query, question).answer();
    }

    private Report<DiffRow> answer() {
        Pair[] pairs = pairs().toArray(Pair[]::new);
        // Equal ones stay in the order of their keys.
        Arrays.sort(pairs, Comparator.comparingLong(Pair::size).reversed());
        int size = (int) Math.min(pairs.length, question.limit());
        return new Report<>(
                columns(),
                Report.view(size, i -> row(pairs[i])),
                StatisticsSum.of(before.statistics(), after.statistics()));
    }

    private List<ReportColumn<DiffRow>> columns() {
        List<ReportColumn<DiffRow>> columns = new ArrayList<>();
        for (int i = 0; i < question.keys().size(); i++) {
            int place = i;
            columns.add(KeyColumns.of(question.keys().get(i), row -> row.key().get(place)));
        }
        Unit unit = question.metric() == TopQuestion.Metric.BYTES ? Unit.BYTES : Unit.COUNT;
        columns.add(new ReportColumn<>("before", unit, DiffRow::before));
        columns.add(new ReportColumn<>("after", unit, DiffRow::after));
        columns.add(new ReportColumn<>("change", unit, DiffRow::change));
        columns.add(new ReportColumn<>("ratio", Unit.NUMBER, DiffRow::ratio));
        return columns;
    }

    private List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        KeyMerge merge = new KeyMerge(before, after);
        int left = 0;
        int right = 0;
        while (left < before.size() || right < after.size()) {
            int order = merge.compare(left, right);
            pairs.add(pair(order <= 0 ? left++ : NONE, order >= 0 ? right++ : NONE));
        }
        return pairs;
    }

    private Pair pair(int left, int right) {
        return new Pair(left, right, Math.abs(value(after, right) - value(before, left)));
    }

    private long value(FlowSummary summary, int group) {
        return group == NONE ? 0 : summary.rows().get(group).getLong(measure);
    }

    private DiffRow row(Pair pair) {
        List<@Nullable Object> cells = pair.before() == NONE
                ? after.rows().get(pair.after()).values()
                : before.rows().get(pair.before()).values();
        return new DiffRow(
                cells.subList(0, question.keys().size()), value(before, pair.before()), value(after, pair.after()));
    }
}
