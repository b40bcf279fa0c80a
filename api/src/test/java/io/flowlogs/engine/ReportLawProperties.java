package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.internal.plan.EngineQuery;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.GroupKey;
import io.flowlogs.query.Measure;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.report.DiffQuestion;
import io.flowlogs.report.ExposureQuestion;
import io.flowlogs.report.FindQuestion;
import io.flowlogs.report.FlowReports;
import io.flowlogs.report.FlowsQuestion;
import io.flowlogs.report.HealthQuestion;
import io.flowlogs.report.Report;
import io.flowlogs.report.ScanQuestion;
import io.flowlogs.report.SeriesQuestion;
import io.flowlogs.report.StatsQuestion;
import io.flowlogs.report.TopQuestion;
import io.flowlogs.source.Split;
import io.flowlogs.value.CidrBlock;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is common to all built-in questions. */
class ReportLawProperties {
    private static final FlowLogFormat FORMAT =
            FlowLogFormat.parse("interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action"
                    + " log-status tcp-flags flow-direction pkt-srcaddr pkt-dstaddr instance-id subnet-id");
    private static final long EPOCH = 1_700_000_000L;
    private static final TimeRange FIRST_HALF = new TimeRange(second(0), second(10));
    private static final TimeRange SECOND_HALF = new TimeRange(second(10), second(20));
    private static final List<GroupKey> BY_INTERFACE = List.of(GroupKey.of(FlowFields.INTERFACE_ID));

    /** Answers as text; those of time and those that have windows of their own apart from the others. */
    private static final Map<String, Function<FlowReports, List<String>>> QUESTIONS = questions();

    private static Instant second(long second) {
        return Instant.ofEpochSecond(EPOCH + second);
    }

    private static Map<String, Function<FlowReports, List<String>>> questions() {
        Map<String, Function<FlowReports, List<String>>> all = new LinkedHashMap<>();
        all.put("talkers", asked(FlowReports::topTalkers));
        all.put("pairs", asked(reports -> reports.topPairs(TopQuestion.pairs().packetLevel())));
        all.put("ports", asked(FlowReports::topPorts));
        all.put("protocols", asked(FlowReports::topProtocols));
        all.put("rejects", asked(FlowReports::topRejects));
        all.put("instances", asked(FlowReports::topInstances));
        all.put("subnets", asked(FlowReports::topSubnets));
        all.put("interfaces", asked(FlowReports::topInterfaces));
        all.put(
                "stats",
                asked(reports -> reports.stats(StatsQuestion.of(
                        List.of(GroupKey.service()),
                        List.of(Measure.distinct(FlowFields.SRCADDR), Measure.avg(FlowFields.BYTES))))));
        all.put("flows", asked(reports -> reports.flows(FlowsQuestion.all())));
        all.put(
                "flows of packets",
                asked(reports -> reports.flows(FlowsQuestion.all().atPacketLevel())));
        all.put("scan", asked(reports -> reports.scan(fewScans())));
        all.put(
                "scan without replies",
                asked(reports -> reports.scan(fewScans().excludingReplies().atPacketLevel())));
        all.put("exposure", asked(reports -> reports.exposure(ExposureQuestion.usual())));
        all.put(
                "exposure of packets",
                asked(reports -> reports.exposure(ExposureQuestion.usual().atPacketLevel())));
        all.put("directions", asked(reports -> reports.directions(ExposureQuestion.usual())));
        all.put("diff", asked(reports -> reports.diff(DiffQuestion.of(BY_INTERFACE, FIRST_HALF, SECOND_HALF))));
        all.put("series", asked(reports -> reports.series(SeriesQuestion.of(Duration.ofSeconds(3)))));
        all.put(
                "health",
                asked(reports -> reports.health(HealthQuestion.hourly().every(Duration.ofSeconds(2)))));
        return all;
    }

    private static ScanQuestion fewScans() {
        return ScanQuestion.usual().ofPorts(2).ofTargets(2).within(Duration.ofSeconds(5));
    }

    private static <R> Function<FlowReports, List<String>> asked(Function<FlowReports, Report<R>> question) {
        return reports -> LogText.rows(question.apply(reports));
    }

    private static List<String> found(FlowReports reports, FindQuestion question) {
        List<String> messages = new ArrayList<>();
        try {
            reports.find(question, flow -> messages.add(flow.toMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }

    private static FindQuestion everyAddress() {
        return FindQuestion.involving(Set.of(CidrBlock.parse("0.0.0.0/0"), CidrBlock.parse("::/0")));
    }

    private static String[] cells(LogDice dice) {
        String[] cells = new String[FORMAT.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell(dice, FORMAT.fields().get(i));
        }
        return cells;
    }

    private static String cell(LogDice dice, FlowField<?> field) {
        if (field.equals(FlowFields.LOG_STATUS)) {
            return "OK";
        } else if (field.equals(FlowFields.START) || field.equals(FlowFields.END)) {
            return dice.oneIn(10) ? "-" : Long.toString(EPOCH + dice.upTo(20));
        } else if (field.equals(FlowFields.TCP_FLAGS)) {
            return dice.oneOf(List.of("0", "1", "2", "3", "4", "18", "19", "-"));
        } else if (field.equals(FlowFields.PROTOCOL)) {
            return dice.oneOf(List.of("6", "6", "6", "17", "1", "-"));
        } else if (field.name().endsWith("addr") && dice.oneIn(3)) {
            return dice.oneOf(List.of("203.0.113.1", "203.0.113.2"));
        }
        return dice.value(field);
    }

    private static List<String[]> rows(LogDice dice, int count) {
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(cells(dice));
        }
        return rows;
    }

    private static byte[] text(List<String[]> rows) {
        StringBuilder text = new StringBuilder(FORMAT.toHeader()).append('\n');
        rows.forEach(row -> text.append(String.join(" ", row)).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static FlowReports plain(List<String[]> rows) {
        return FlowReports.of(Way.SIMPLEST.over(text(rows)));
    }

    private static void same(FlowReports expected, FlowReports found, String why) {
        QUESTIONS.forEach((name, question) ->
                assertThat(question.apply(found)).as("%s, %s", name, why).isEqualTo(question.apply(expected)));
    }

    @Property(tries = 30)
    void threadsAndEncodingDoNotMatter(@ForAll long seed, @ForAll @IntRange(max = 40) int count) {
        LogDice dice = new LogDice(seed);
        List<String[]> rows = rows(dice, count);
        Way way = dice.way();
        FlowReports other = FlowReports.of(way.over(text(rows)));
        same(plain(rows), other, way.toString());
        assertThat(found(other, everyAddress())).as("%s", way).isEqualTo(found(plain(rows), everyAddress()));
    }

    @Property(tries = 30)
    void columnsGiveTheSame(@ForAll long seed, @ForAll @IntRange(max = 40) int count) {
        LogDice dice = new LogDice(seed);
        List<String[]> rows = rows(dice, count);
        FlowReports columns = FlowReports.of(columns(rows, 1 + dice.upTo(9), 1 + dice.upTo(9), seed));
        same(plain(rows), columns, "columns");
        assertThat(found(columns, everyAddress())).hasSameSizeAs(found(plain(rows), everyAddress()));
    }

    private static FlowQuery columns(List<String[]> rows, int partRows, int batchRows, long seed) {
        List<String[]> cells = new ArrayList<>();
        for (String[] row : rows) {
            String[] known = row.clone();
            for (int i = 0; i < known.length; i++) {
                known[i] = known[i].equals("-") ? null : latin(known[i]);
            }
            cells.add(known);
        }
        MemoryColumns columns = new MemoryColumns(FORMAT, cells, partRows, batchRows, seed);
        Split split = MemoryBytes.file("0.columns", MemoryColumns.CONTENT);
        return EngineQuery.over(List.of(MemorySource.of(split)), List.of(columns));
    }

    private static String latin(String cell) {
        return new String(cell.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Property(tries = 30)
    void theOrderOfInputDoesNotMatter(@ForAll long seed, @ForAll @IntRange(max = 40) int count) {
        LogDice dice = new LogDice(seed);
        List<String[]> rows = rows(dice, count);
        List<String[]> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));
        same(plain(rows), plain(shuffled), "shuffled");
        assertThat(found(plain(shuffled), everyAddress()))
                .containsExactlyInAnyOrderElementsOf(found(plain(rows), everyAddress()));
    }

    /** Whatever stands in them: they are no traffic. Only questions of time count them. */
    @Property(tries = 30)
    void statusRecordsChangeNoSumAndNoSet(@ForAll long seed, @ForAll @IntRange(max = 30) int count) {
        LogDice dice = new LogDice(seed);
        List<String[]> rows = rows(dice, count);
        List<String[]> more = new ArrayList<>(rows);
        for (int i = 0; i < 10; i++) {
            String[] status = cells(dice);
            status[FORMAT.indexOf(FlowFields.LOG_STATUS)] = dice.oneOf(List.of("NODATA", "SKIPDATA"));
            more.add(dice.upTo(more.size() + 1), status);
        }
        QUESTIONS.forEach((name, question) -> {
            if (!name.equals("series") && !name.equals("health")) {
                assertThat(question.apply(plain(more))).as(name).isEqualTo(question.apply(plain(rows)));
            }
        });
    }

    /** A question about a window is one about the records whose time is in it; those that begin at its end are not. */
    @Property(tries = 30)
    void windowsAreHalfOpen(@ForAll long seed, @ForAll @IntRange(max = 40) int count) {
        LogDice dice = new LogDice(seed);
        List<String[]> rows = rows(dice, count);
        int from = dice.upTo(20);
        int to = from + dice.upTo(20 - from + 1);
        List<String[]> inside = rows.stream().filter(row -> isIn(row, from, to)).toList();
        FlowReports windowed = FlowReports.of(Way.SIMPLEST.over(text(rows)).between(second(from), second(to)));
        QUESTIONS.forEach((name, question) -> {
            if (!name.equals("diff")) {
                assertThat(question.apply(windowed)).as(name).isEqualTo(question.apply(plain(inside)));
            }
        });
        assertThat(found(windowed, everyAddress())).isEqualTo(found(plain(inside), everyAddress()));
    }

    private static boolean isIn(String[] row, int from, int to) {
        String start = row[FORMAT.indexOf(FlowFields.START)];
        String time = start.equals("-") ? row[FORMAT.indexOf(FlowFields.END)] : start;
        return !time.equals("-") && Long.parseLong(time) >= EPOCH + from && Long.parseLong(time) < EPOCH + to;
    }

    @Property(tries = 30)
    void spellingsOfAnAddressAreOneAddress(@ForAll long seed, @ForAll @IntRange(max = 30) int count) {
        LogDice dice = new LogDice(seed);
        List<String[]> rows = rows(dice, count);
        List<String[]> respelt = new ArrayList<>();
        for (String[] row : rows) {
            String[] other = row.clone();
            for (int i = 0; i < other.length; i++) {
                other[i] = switch (row[i]) {
                    case "2001:db8::1" -> "2001:0DB8::0:1";
                    case "10.0.0.1" -> "::ffff:10.0.0.1";
                    case "::1" -> "0:0:0:0:0:0:0:1";
                    default -> row[i];
                };
            }
            respelt.add(other);
        }
        same(plain(rows), plain(respelt), "spelt otherwise");
    }

    private static String[] row(String start, String bytes, String interfaceId) {
        String line = interfaceId + " 203.0.113.1 10.0.0.1 50000 443 6 1 " + bytes + " " + start + " " + start
                + " ACCEPT OK 2 ingress - - - -";
        return line.split(" ");
    }

    @Example
    void whatHasNoValueIsAGroupOfItsOwn() {
        FlowReports reports = plain(List.of(row("1700000001", "5", "-"), row("1700000001", "6", "eni-1")));
        assertThat(LogText.rows(reports.topInterfaces())).hasSize(2);
        assertThat(LogText.rows(reports.topInstances()))
                .singleElement()
                .asString()
                .startsWith("- 11 ");
        assertThat(QUESTIONS.get("diff").apply(reports)).hasSize(2);
        assertThat(QUESTIONS.get("health").apply(reports)).hasSize(2);
    }

    @Example
    void aSumBeyond64BitsIsAnError() {
        String half = Long.toString(Long.MAX_VALUE / 2 + 1);
        FlowReports reports = plain(List.of(row("1700000001", half, "eni-1"), row("1700000001", half, "eni-1")));
        Set<String> unsummed = Set.of("rejects", "scan", "scan without replies", "health");
        QUESTIONS.forEach((name, question) -> {
            if (!unsummed.contains(name)) {
                assertThatThrownBy(() -> question.apply(reports))
                        .as(name)
                        .isInstanceOf(FlowConfigurationException.class)
                        .hasMessageContaining("64 bits");
            }
        });
    }

    @Example
    void noRecordsGiveNoRows() {
        QUESTIONS.forEach((name, question) ->
                assertThat(question.apply(plain(List.of()))).as(name).hasSize(name.equals("directions") ? 4 : 0));
    }

    /** The laws would hold for answers without rows, too. */
    @Example
    void everyQuestionFindsSomethingInTheDice() {
        List<String[]> rows = rows(new LogDice(7), 2000);
        QUESTIONS.forEach((name, question) ->
                assertThat(question.apply(plain(rows))).as(name).hasSizeGreaterThan(1));
    }
}
