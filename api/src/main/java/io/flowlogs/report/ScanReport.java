package io.flowlogs.report;

import io.flowlogs.query.Aggregation;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowSummary;
import io.flowlogs.query.GroupKey;
import io.flowlogs.query.Measure;
import io.flowlogs.query.SummaryRow;
import io.flowlogs.record.FlowFields;
import io.flowlogs.value.IpAddress;
import io.flowlogs.value.IpProtocol;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Answers who scans. */
final class ScanReport {
    private static final Measure REJECTED =
            Measure.count().where(RecordGroups.REJECTED).named("rejected");
    private static final Measure SYN_ONLY =
            Measure.count().where(RecordGroups.SYN_ONLY).named("syn-only");
    private static final GroupKey SECOND = GroupKey.bin(Duration.ofSeconds(1));
    private static final String SERVER = "server";
    private static final FlowPredicate HAS_PORTS = RecordGroups.missing(FlowFields.PROTOCOL)
            .or(FlowPredicate.oneOf(
                    FlowFields.PROTOCOL,
                    IntStream.rangeClosed(0, IpProtocol.MAX_NUMBER)
                            .mapToObj(IpProtocol::of)
                            .filter(IpProtocol::hasPorts)
                            .collect(Collectors.toUnmodifiableSet())));
    private static final Comparator<ScanRow> ORDER = Comparator.comparingInt(ScanRow::reach)
            .reversed()
            .thenComparing(ScanRow::srcaddr)
            .thenComparing(ScanRow::dstaddr, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(ScanRow::port, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final ScanQuestion question;
    private final Probes probes = new Probes();
    private final List<IpAddress> targets = new ArrayList<>();
    private final List<ScanRow> rows = new ArrayList<>();

    private ScanReport(ScanQuestion question) {
        this.question = question;
    }

    static Report<ScanRow> answer(FlowQuery query, ScanQuestion question) {
        return new ScanReport(question).answer(query);
    }

    private Report<ScanRow> answer(FlowQuery query) {
        FlowSummary summary = query.where(condition()).aggregate(aggregation());
        readSources(summary.rows());
        rows.sort(ORDER);
        int size = (int) Math.min(rows.size(), question.limit());
        return new Report<>(columns(), List.copyOf(rows.subList(0, size)), summary.statistics());
    }

    private static List<ReportColumn<ScanRow>> columns() {
        return List.of(
                ReportColumn.address("srcaddr", ScanRow::srcaddr),
                ReportColumn.address("dstaddr", ScanRow::dstaddr),
                ReportColumn.count("ports", ScanRow::ports),
                ReportColumn.count("targets", ScanRow::targets),
                ReportColumn.fraction("rejected", ScanRow::rejected),
                ReportColumn.fraction("syn-only", ScanRow::synOnly),
                ReportColumn.time("first", ScanRow::first),
                ReportColumn.time("last", ScanRow::last));
    }

    private FlowPredicate condition() {
        return question.ignoredPorts().isEmpty()
                ? HAS_PORTS
                : HAS_PORTS.and(FlowPredicate.oneOf(FlowFields.DSTPORT, question.ignoredPorts())
                        .negate());
    }

    /** A source's groups follow one another, by target, then by port, then by time. */
    private Aggregation aggregation() {
        List<GroupKey> keys = new ArrayList<>(List.of(
                RecordGroups.source(question.packetLevel()),
                RecordGroups.destination(question.packetLevel()),
                GroupKey.of(FlowFields.DSTPORT),
                SECOND));
        if (question.withoutReplies()) {
            keys.add(GroupKey.sender());
        }
        return Aggregation.byKeys(keys)
                .measuring(RecordGroups.RECORDS, REJECTED, SYN_ONLY)
                .orderedByKey();
    }

    private void readSources(List<SummaryRow> groups) {
        @Nullable IpAddress source = null;
        for (SummaryRow group : groups) {
            List<@Nullable Object> cells = group.values();
            IpAddress next = (IpAddress) cells.get(0);
            if (next == null || isOfNoUse(cells)) {
                continue;
            }
            if (source != null && !source.equals(next)) {
                finish(source);
            }
            source = next;
            add(cells);
        }
        if (source != null) {
            finish(source);
        }
    }

    /** What has no target, port or time is part of no scan. */
    private boolean isOfNoUse(List<@Nullable Object> cells) {
        return cells.subList(1, 4).contains(null) || (question.withoutReplies() && SERVER.equals(cells.get(4)));
    }

    private void add(List<@Nullable Object> cells) {
        IpAddress target = (IpAddress) Objects.requireNonNull(cells.get(1));
        if (targets.isEmpty() || !targets.get(targets.size() - 1).equals(target)) {
            targets.add(target);
        }
        int measures = question.withoutReplies() ? 5 : 4;
        probes.add(
                targets.size() - 1,
                number(cells, 2).intValue(),
                ((Instant) Objects.requireNonNull(cells.get(3))).getEpochSecond(),
                number(cells, measures).longValue(),
                number(cells, measures + 1).longValue(),
                number(cells, measures + 2).longValue());
    }

    private static Number number(List<@Nullable Object> cells, int place) {
        return (Number) Objects.requireNonNull(cells.get(place));
    }

    private void finish(IpAddress source) {
        findVertical(source);
        findHorizontal(source);
        probes.clear();
        targets.clear();
    }

    /** The probes of a target follow one another, by port. */
    private void findVertical(IpAddress source) {
        int[] all = IntStream.range(0, probes.size()).toArray();
        for (int from = 0; from < all.length; ) {
            int to = endOfRun(all, from, probes::target);
            if (distinct(all, from, to, probes::port) >= question.ports()) {
                addVertical(source, Arrays.copyOfRange(all, from, to));
            }
            from = to;
        }
    }

    private void findHorizontal(IpAddress source) {
        int[] all = byPort();
        for (int from = 0; from < all.length; ) {
            int to = endOfRun(all, from, probes::port);
            if (distinct(all, from, to, probes::target) >= question.targets()) {
                addHorizontal(source, Arrays.copyOfRange(all, from, to));
            }
            from = to;
        }
    }

    /** Those of a port stay in the order of their targets. */
    private int[] byPort() {
        return IntStream.range(0, probes.size())
                .mapToLong(probe -> (long) probes.port(probe) << Integer.SIZE | probe)
                .sorted()
                .mapToInt(packed -> (int) packed)
                .toArray();
    }

    private static int endOfRun(int[] all, int from, IntUnaryOperator value) {
        int to = from + 1;
        while (to < all.length && value.applyAsInt(all[to]) == value.applyAsInt(all[from])) {
            to++;
        }
        return to;
    }

    /** How many values there are in all of the time; equal ones follow one another. No window can have more. */
    private static int distinct(int[] all, int from, int to, IntUnaryOperator value) {
        int count = 1;
        for (int i = from + 1; i < to; i++) {
            count += value.applyAsInt(all[i]) == value.applyAsInt(all[i - 1]) ? 0 : 1;
        }
        return count;
    }

    private void addVertical(IpAddress source, int[] chosen) {
        BestWindow best = new BestWindow(probes, chosen, question.window().toSeconds(), probes::port);
        if (best.distinct() >= question.ports()) {
            IpAddress target = targets.get(probes.target(chosen[0]));
            rows.add(row(source, target, null, best.distinct(), 1, best));
        }
    }

    private void addHorizontal(IpAddress source, int[] chosen) {
        BestWindow best = new BestWindow(probes, chosen, question.window().toSeconds(), probes::target);
        if (best.distinct() >= question.targets()) {
            rows.add(row(source, null, probes.port(chosen[0]), 1, best.distinct(), best));
        }
    }

    private static ScanRow row(
            IpAddress source,
            @Nullable IpAddress target,
            @Nullable Integer port,
            int ports,
            int targets,
            BestWindow best) {
        return new ScanRow(
                source,
                target,
                port,
                ports,
                targets,
                best.rejected(),
                best.synOnly(),
                Instant.ofEpochSecond(best.first()),
                Instant.ofEpochSecond(best.last()),
                best.records());
    }
}
