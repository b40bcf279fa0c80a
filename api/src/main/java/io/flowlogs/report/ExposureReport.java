package io.flowlogs.report;

import io.flowlogs.query.Aggregation;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowSummary;
import io.flowlogs.query.GroupKey;
import io.flowlogs.query.Measure;
import io.flowlogs.query.SummaryRow;
import io.flowlogs.record.FlowFields;
import io.flowlogs.report.ExposureRow.Confidence;
import io.flowlogs.report.ReportColumn.Unit;
import io.flowlogs.value.FlowDirection;
import io.flowlogs.value.IpAddress;
import io.flowlogs.value.IpProtocol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers what can be reached from outside. */
final class ExposureReport {
    private static final Measure SYN_ONLY =
            Measure.count().where(RecordGroups.SYN_ONLY).named("syn-only");
    private static final Measure FLAGS = Measure.bits(FlowFields.TCP_FLAGS);
    private static final Measure FIRST = Measure.firstStart();
    private static final Measure LAST = Measure.lastEnd();
    private static final GroupKey PORT = GroupKey.of(FlowFields.DSTPORT);
    private static final GroupKey PROTOCOL = GroupKey.of(FlowFields.PROTOCOL);
    private static final String CLIENT = "client";
    private static final FlowPredicate INCOMING = RecordGroups.missing(FlowFields.FLOW_DIRECTION)
            .or(FlowPredicate.eq(FlowFields.FLOW_DIRECTION, FlowDirection.INGRESS));
    private static final Comparator<ExposureRow> MOST_BYTES =
            Comparator.comparingLong(ExposureRow::bytes).reversed();

    private final ExposureQuestion question;
    private final GroupKey source;
    private final GroupKey destination;

    private ExposureReport(ExposureQuestion question) {
        this.question = question;
        this.source = RecordGroups.source(question.packetLevel());
        this.destination = RecordGroups.destination(question.packetLevel());
    }

    static Report<ExposureRow> answer(FlowQuery query, ExposureQuestion question) {
        return new ExposureReport(question).answer(query);
    }

    private Report<ExposureRow> answer(FlowQuery query) {
        FlowSummary summary = query.where(condition()).aggregate(aggregation());
        List<ExposureRow> rows = rows(summary.rows());
        // Equal ones stay in the order of their keys, which is that of the groups.
        rows.sort(MOST_BYTES);
        int size = (int) Math.min(rows.size(), question.limit());
        return new Report<>(columns(), List.copyOf(rows.subList(0, size)), summary.statistics());
    }

    private static List<ReportColumn<ExposureRow>> columns() {
        return List.of(
                ReportColumn.address("dstaddr", ExposureRow::dstaddr),
                new ReportColumn<>("dstport", Unit.PORT, ExposureRow::dstport),
                new ReportColumn<>("protocol", Unit.PROTOCOL, ExposureRow::protocol),
                ReportColumn.count("sources", ExposureRow::sources),
                ReportColumn.bytes("bytes", ExposureRow::bytes),
                ReportColumn.count("packets", ExposureRow::packets),
                ReportColumn.count("records", ExposureRow::records),
                ReportColumn.time("first", ExposureRow::first),
                ReportColumn.time("last", ExposureRow::last),
                ReportColumn.text("confidence", row -> row.confidence().word()));
    }

    private FlowPredicate condition() {
        return RecordGroups.ACCEPTED
                .and(INCOMING)
                .and(RecordGroups.sourceOutside(question.packetLevel(), question.internal()))
                .and(RecordGroups.destinationIn(question.packetLevel(), question.internal()));
    }

    /** The groups of a row follow one another, one for each source. */
    private Aggregation aggregation() {
        return Aggregation.byKeys(List.of(destination, PORT, PROTOCOL, GroupKey.sender(), source))
                .measuring(RecordGroups.BYTES, RecordGroups.PACKETS, RecordGroups.RECORDS, SYN_ONLY, FLAGS, FIRST, LAST)
                .orderedByKey();
    }

    private List<ExposureRow> rows(List<SummaryRow> groups) {
        List<ExposureRow> rows = new ArrayList<>();
        @Nullable Gathered gathered = null;
        for (SummaryRow group : groups) {
            if (!CLIENT.equals(group.get(GroupKey.sender()))) {
                continue;
            }
            if (gathered == null || !gathered.isOf(key(group))) {
                addTo(rows, gathered);
                gathered = new Gathered(key(group));
            }
            gathered.add(group);
        }
        addTo(rows, gathered);
        return rows;
    }

    private static void addTo(List<ExposureRow> rows, @Nullable Gathered gathered) {
        if (gathered != null) {
            rows.add(gathered.row());
        }
    }

    private Key key(SummaryRow group) {
        return new Key(
                (IpAddress) Objects.requireNonNull(group.get(destination)),
                (Integer) Objects.requireNonNull(group.get(PORT)),
                (IpProtocol) group.get(PROTOCOL));
    }

    private record Key(
            IpAddress address, Integer port, @Nullable IpProtocol protocol) {}

    /** Adds up the sources of a row. */
    private static final class Gathered {
        private final Key key;
        private long sources;
        private long bytes;
        private long packets;
        private long records;
        private boolean opened;
        private boolean flagged;
        private @Nullable Instant first;
        private @Nullable Instant last;

        Gathered(Key key) {
            this.key = key;
        }

        boolean isOf(Key other) {
            return key.equals(other);
        }

        void add(SummaryRow group) {
            sources++;
            bytes = ExactSum.of("bytes", bytes, group.getLong(RecordGroups.BYTES));
            packets = ExactSum.of("packets", packets, group.getLong(RecordGroups.PACKETS));
            records += group.getLong(RecordGroups.RECORDS);
            opened |= group.getLong(SYN_ONLY) > 0;
            flagged |= group.getLong(FLAGS) != 0;
            first = earlier(first, RecordGroups.time(group, FIRST));
            last = later(last, RecordGroups.time(group, LAST));
        }

        private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return other.isBefore(one) ? other : one;
        }

        private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return other.isAfter(one) ? other : one;
        }

        ExposureRow row() {
            Confidence confidence = opened ? Confidence.HIGH : flagged ? Confidence.MEDIUM : Confidence.LOW;
            return new ExposureRow(
                    key.address(),
                    key.port(),
                    key.protocol(),
                    sources,
                    bytes,
                    packets,
                    records,
                    first,
                    last,
                    confidence);
        }
    }
}
