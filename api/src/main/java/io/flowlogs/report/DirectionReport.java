package io.flowlogs.report;

import io.flowlogs.query.Aggregation;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowSummary;
import io.flowlogs.query.Measure;
import io.flowlogs.query.SummaryRow;
import io.flowlogs.record.FlowFields;
import io.flowlogs.report.DirectionRow.Direction;
import io.flowlogs.value.CidrBlock;
import io.flowlogs.value.FlowDirection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers how much traffic goes where. All of it is one group, of which every direction has its measures. */
final class DirectionReport {
    private static final FlowPredicate INGRESS = FlowPredicate.eq(FlowFields.FLOW_DIRECTION, FlowDirection.INGRESS);
    private static final FlowPredicate EGRESS = FlowPredicate.eq(FlowFields.FLOW_DIRECTION, FlowDirection.EGRESS);
    private static final FlowPredicate UNSAID = FlowPredicate.present(FlowFields.FLOW_DIRECTION)
            .and(INGRESS.or(EGRESS))
            .negate();

    private final boolean packetLevel;
    private final Set<CidrBlock> internal;
    private final Map<Direction, List<Measure>> parts = new EnumMap<>(Direction.class);

    private DirectionReport(ExposureQuestion question) {
        packetLevel = question.packetLevel();
        internal = question.internal();
        for (Direction direction : Direction.values()) {
            parts.put(
                    direction,
                    totals().stream().map(total -> of(total, direction)).toList());
        }
    }

    private static List<Measure> totals() {
        return List.of(RecordGroups.BYTES, RecordGroups.PACKETS, RecordGroups.RECORDS);
    }

    private Measure of(Measure total, Direction direction) {
        return total.where(condition(direction)).named(direction.word() + " " + total.name());
    }

    private FlowPredicate condition(Direction direction) {
        return switch (direction) {
            case INBOUND -> INGRESS.or(UNSAID.and(from(false)).and(to(true)));
            case OUTBOUND -> EGRESS.or(UNSAID.and(from(true)).and(to(false)));
            case INTERNAL -> UNSAID.and(from(true)).and(to(true));
            case EXTERNAL -> UNSAID.and(from(false)).and(to(false));
        };
    }

    private FlowPredicate from(boolean inside) {
        return inside
                ? RecordGroups.sourceIn(packetLevel, internal)
                : RecordGroups.sourceOutside(packetLevel, internal);
    }

    private FlowPredicate to(boolean inside) {
        return inside
                ? RecordGroups.destinationIn(packetLevel, internal)
                : RecordGroups.destinationOutside(packetLevel, internal);
    }

    static Report<DirectionRow> answer(FlowQuery query, ExposureQuestion question) {
        return new DirectionReport(question).answer(query);
    }

    private Report<DirectionRow> answer(FlowQuery query) {
        List<Measure> measures = new ArrayList<>(totals());
        parts.values().forEach(measures::addAll);
        FlowSummary summary =
                query.aggregate(Aggregation.byKeys(List.of()).measuring(measures.toArray(Measure[]::new)));
        return new Report<>(columns(), rows(summary.rows()), summary.statistics());
    }

    private static List<ReportColumn<DirectionRow>> columns() {
        return List.of(
                ReportColumn.text("direction", row -> word(row.direction())),
                ReportColumn.bytes("bytes", DirectionRow::bytes),
                ReportColumn.count("packets", DirectionRow::packets),
                ReportColumn.count("records", DirectionRow::records));
    }

    private static @Nullable String word(@Nullable Direction direction) {
        return direction == null ? null : direction.word();
    }

    private List<DirectionRow> rows(List<SummaryRow> groups) {
        List<DirectionRow> rows = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            rows.add(
                    groups.isEmpty()
                            ? new DirectionRow(direction, 0, 0, 0)
                            : row(groups.get(0), direction, parts.getOrDefault(direction, List.of())));
        }
        if (!groups.isEmpty()) {
            addRest(rows, row(groups.get(0), null, totals()));
        }
        return List.copyOf(rows);
    }

    private static DirectionRow row(SummaryRow group, @Nullable Direction direction, List<Measure> measures) {
        return new DirectionRow(
                direction,
                group.getLong(measures.get(0)),
                group.getLong(measures.get(1)),
                group.getLong(measures.get(2)));
    }

    private static void addRest(List<DirectionRow> rows, DirectionRow total) {
        DirectionRow rest = total;
        for (DirectionRow row : rows) {
            rest = new DirectionRow(
                    null, rest.bytes() - row.bytes(), rest.packets() - row.packets(), rest.records() - row.records());
        }
        if (rest.records() > 0) {
            rows.add(rest);
        }
    }
}
