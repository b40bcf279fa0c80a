package io.flowlogs.report;

import io.flowlogs.query.Aggregation;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowSummary;
import io.flowlogs.query.GroupKey;
import io.flowlogs.query.Measure;
import io.flowlogs.query.Measure.Direction;
import io.flowlogs.query.SummaryRow;
import io.flowlogs.record.FlowFields;
import io.flowlogs.report.FlowRow.State;
import io.flowlogs.report.ReportColumn.Unit;
import io.flowlogs.value.IpAddress;
import io.flowlogs.value.IpProtocol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers with conversations. */
final class ConversationReport {
    private static final Measure START = Measure.firstStart();
    private static final Measure END = Measure.lastEnd();
    private static final Measure REJECTED =
            Measure.count().where(RecordGroups.REJECTED).named("rejected");
    private static final Way FORWARD = new Way(Direction.FORWARD);
    private static final Way BACKWARD = new Way(Direction.BACKWARD);
    private static final int FIN = 1;
    private static final int RST = 4;

    /** What is known of one direction. */
    private static final class Way {
        private final Measure bytes;
        private final Measure packets;
        private final Measure records;
        private final Measure synOnly;
        private final Measure flags;
        private final Measure start;

        Way(Direction direction) {
            bytes = going(RecordGroups.BYTES, direction);
            packets = going(RecordGroups.PACKETS, direction);
            records = going(RecordGroups.RECORDS, direction);
            synOnly = going(Measure.count().where(RecordGroups.SYN_ONLY).named("syn-only"), direction);
            flags = going(Measure.bits(FlowFields.TCP_FLAGS), direction);
            start = going(Measure.firstStart(), direction);
        }

        private static Measure going(Measure measure, Direction direction) {
            return measure.going(direction).named(direction + " " + measure.name());
        }

        List<Measure> measures() {
            return List.of(bytes, packets, records, synOnly, flags, start);
        }
    }

    private ConversationReport() {}

    static Report<FlowRow> answer(FlowQuery query, FlowsQuestion question) {
        FlowSummary summary = query.aggregate(aggregation(question));
        List<SummaryRow> groups = summary.rows();
        return new Report<>(columns(), Report.view(groups.size(), i -> row(groups.get(i))), summary.statistics());
    }

    private static List<ReportColumn<FlowRow>> columns() {
        return List.of(
                ReportColumn.address("client", FlowRow::client),
                ReportColumn.address("server", FlowRow::server),
                new ReportColumn<>("server-port", Unit.PORT, FlowRow::serverPort),
                new ReportColumn<>("protocol", Unit.PROTOCOL, FlowRow::protocol),
                ReportColumn.bytes("bytes-out", FlowRow::bytesOut),
                ReportColumn.bytes("bytes-in", FlowRow::bytesIn),
                ReportColumn.count("packets-out", FlowRow::packetsOut),
                ReportColumn.count("packets-in", FlowRow::packetsIn),
                ReportColumn.time("start", FlowRow::start),
                ReportColumn.time("end", FlowRow::end),
                ReportColumn.text("state", row -> row.state().word()),
                ReportColumn.count("records", FlowRow::records));
    }

    private static Aggregation aggregation(FlowsQuestion question) {
        List<GroupKey> keys = List.of(
                RecordGroups.source(question.packetLevel()),
                RecordGroups.destination(question.packetLevel()),
                GroupKey.of(FlowFields.SRCPORT),
                GroupKey.of(FlowFields.DSTPORT),
                GroupKey.of(FlowFields.PROTOCOL));
        List<Measure> measures =
                new ArrayList<>(List.of(RecordGroups.BYTES, RecordGroups.RECORDS, START, END, REJECTED));
        measures.addAll(FORWARD.measures());
        measures.addAll(BACKWARD.measures());
        return Aggregation.byKeys(keys)
                .measuring(measures.toArray(Measure[]::new))
                .orderedBy(RecordGroups.BYTES)
                .undirected()
                .top(question.limit());
    }

    private static FlowRow row(SummaryRow group) {
        List<@Nullable Object> key = group.values();
        boolean first = isFirstTheClient(group, (Integer) key.get(2), (Integer) key.get(3));
        Way out = first ? FORWARD : BACKWARD;
        Way in = first ? BACKWARD : FORWARD;
        return new FlowRow(
                (IpAddress) key.get(first ? 0 : 1),
                (IpAddress) key.get(first ? 1 : 0),
                (Integer) key.get(first ? 2 : 3),
                (Integer) key.get(first ? 3 : 2),
                (IpProtocol) key.get(4),
                group.getLong(out.bytes),
                group.getLong(in.bytes),
                group.getLong(out.packets),
                group.getLong(in.packets),
                RecordGroups.time(group, START),
                RecordGroups.time(group, END),
                state(group, out, in),
                group.getLong(out.records),
                group.getLong(in.records),
                group.getLong(REJECTED));
    }

    private static boolean isFirstTheClient(SummaryRow group, @Nullable Integer port, @Nullable Integer otherPort) {
        boolean opened = group.getLong(FORWARD.synOnly) > 0;
        if (opened != group.getLong(BACKWARD.synOnly) > 0) {
            return opened;
        } else if (port != null && otherPort != null && !port.equals(otherPort)) {
            return port > otherPort;
        }
        return isFirstEarlier(RecordGroups.time(group, FORWARD.start), RecordGroups.time(group, BACKWARD.start));
    }

    private static boolean isFirstEarlier(@Nullable Instant first, @Nullable Instant second) {
        return second == null || (first != null && !first.isAfter(second));
    }

    private static State state(SummaryRow group, Way out, Way in) {
        long flags = group.getLong(out.flags) | group.getLong(in.flags);
        if (group.getLong(REJECTED) == group.getLong(RecordGroups.RECORDS)) {
            return State.REJECTED;
        } else if (isAttempt(group, out) && group.getLong(in.records) == 0) {
            return State.ATTEMPT;
        } else if (group.getLong(out.records) == 0 || group.getLong(in.records) == 0) {
            return State.ONE_WAY;
        } else if ((flags & RST) != 0) {
            return State.RESET;
        }
        return (flags & FIN) == 0 ? State.OPEN : State.CLOSED;
    }

    private static boolean isAttempt(SummaryRow group, Way out) {
        boolean ended = (group.getLong(out.flags) & (FIN | RST)) != 0;
        return !ended && group.getLong(out.synOnly) == group.getLong(out.records);
    }
}
