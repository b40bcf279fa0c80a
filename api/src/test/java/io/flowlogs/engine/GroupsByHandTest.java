package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.internal.plan.TimeBins;
import io.flowlogs.query.Aggregation;
import io.flowlogs.query.FlowFilter;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowPredicate.Op;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowSummary;
import io.flowlogs.query.GroupCondition;
import io.flowlogs.query.GroupKey;
import io.flowlogs.query.Measure;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.report.FlowReports;
import io.flowlogs.report.Report;
import io.flowlogs.report.SeriesQuestion;
import io.flowlogs.report.SeriesRow;
import io.flowlogs.report.StatsQuestion;
import io.flowlogs.report.StatsRow;
import io.flowlogs.report.TopQuestion;
import io.flowlogs.report.TopRow;
import io.flowlogs.value.TimeRange;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Groups whose answers are worked out by hand. */
class GroupsByHandTest {
    private static final Measure BYTES = Measure.sum(FlowFields.BYTES);
    private static final Measure AVERAGE = Measure.avg(FlowFields.BYTES);
    private static final Measure COUNT = Measure.count();
    private static final Measure GREATEST = Measure.max(FlowFields.BYTES);

    private static FlowQuery over(String format, String... lines) {
        byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        return Way.SIMPLEST.over(text).format(FlowLogFormat.parse(format));
    }

    private static List<String> rows(FlowQuery query, Aggregation aggregation) {
        return NaiveGroups.written(query.aggregate(aggregation));
    }

    // ---- conditions on groups
    // ---------------------------------------------------------------------------------------

    private static List<String> having(GroupCondition condition) {
        FlowQuery query = over("srcport bytes", "1 10", "1 20", "2 5", "3 -", "3 -", "3 -");
        return rows(
                query,
                Aggregation.by(FlowFields.SRCPORT)
                        .measuring(BYTES, AVERAGE, COUNT, GREATEST)
                        .having(condition)
                        .orderedByKey());
    }

    @Test
    void groupsHaveToFulfilAConditionAndWhatIsMissingFulfilsNone() {
        assertThat(having(GroupCondition.compare(BYTES, Op.GT, 5))).containsExactly("1|30|15|2|20");
        assertThat(having(new GroupCondition.Comparison(AVERAGE, Op.LT, new BigDecimal("14.5"))))
                .containsExactly("2|5|5|1|5");
        assertThat(having(GroupCondition.compare(GREATEST, Op.NE, 7))).containsExactly("1|30|15|2|20", "2|5|5|1|5");
        GroupCondition many = GroupCondition.compare(COUNT, Op.GE, 2);
        GroupCondition few = GroupCondition.compare(BYTES, Op.LE, 5);
        assertThat(having(new GroupCondition.AllOf(List.of(many, few)))).containsExactly("3|0||3|");
        assertThat(having(new GroupCondition.AnyOf(List.of(many, few)))).hasSize(3);
    }

    @Test
    void aConditionOnAMeasureThatIsNotThereIsRefused() {
        GroupCondition unknown =
                new GroupCondition.AnyOf(List.of(GroupCondition.compare(Measure.min(FlowFields.PACKETS), Op.EQ, 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Aggregation.by(FlowFields.SRCPORT).having(unknown))
                .withMessageContaining("having: expected one of [srcport, records]");
    }

    // ---- time
    // -------------------------------------------------------------------------------------------------------

    private static final Aggregation SPREAD = Aggregation.byKeys(List.of(GroupKey.bin(Duration.ofSeconds(10))))
            .measuring(BYTES, COUNT, GREATEST)
            .orderedByKey()
            .spreading();

    @Test
    void aRecordIsDividedOverTheBinsItSpans() {
        FlowQuery query = over("start end bytes", "1000 1025 100", "1003 1003 7", "1008 1001 9", "1005 - 3");
        assertThat(rows(query, SPREAD)).containsExactly("1000|59|4|100", "1010|40|0|", "1020|20|0|");
    }

    @Test
    void sharesOfHugeNumbersAddUp() {
        FlowQuery query = over("start end bytes", "1005 1035 " + Long.MAX_VALUE);
        FlowSummary summary = query.aggregate(SPREAD);
        assertThat(summary.size()).isEqualTo(4);
        assertThat(summary.total(BYTES)).isEqualTo(Long.MAX_VALUE);
        assertThat(summary.total(COUNT)).isOne();
    }

    @Test
    void aRecordOfAnAbsurdLengthIsRefused() {
        FlowQuery query = over("start end bytes", "1000 99999999999 1");
        assertThatThrownBy(() -> query.aggregate(SPREAD))
                .isInstanceOf(FlowConfigurationException.class)
                .hasMessageContaining("at most 100000 bins");
    }

    @Test
    void onlyBinsOfTimeCanBeSpreadAndWholeSecondsBeBins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Aggregation.by(FlowFields.SRCPORT).spreading());
        assertThatIllegalArgumentException().isThrownBy(() -> GroupKey.bin(Duration.ofMillis(1500)));
        assertThatIllegalArgumentException().isThrownBy(() -> GroupKey.bin(Duration.ZERO));
    }

    private static List<String> days(String zone, long width, String... times) {
        TimeBins bins = new TimeBins(Duration.ofSeconds(width), ZoneId.of(zone));
        return List.of(times).stream()
                .map(Instant::parse)
                .map(Instant::getEpochSecond)
                .map(second -> Instant.ofEpochSecond(bins.begin(second)) + " "
                        + Duration.ofSeconds(bins.end(second) - bins.begin(second)))
                .toList();
    }

    @Test
    void daysBeginAtMidnightWhereTheClockIs() {
        assertThat(days(
                        "Europe/Zurich",
                        86_400,
                        "2024-03-30T12:00:00Z",
                        "2024-03-31T12:00:00Z",
                        "2024-10-27T12:00:00Z"))
                .containsExactly(
                        "2024-03-29T23:00:00Z PT24H", "2024-03-30T23:00:00Z PT23H", "2024-10-26T22:00:00Z PT25H");
        assertThat(days("UTC", 86_400, "1969-12-31T23:59:59Z")).containsExactly("1969-12-31T00:00:00Z PT24H");
        assertThat(days("+05:30", 3600, "2024-06-01T00:10:00Z")).containsExactly("2024-05-31T23:30:00Z PT1H");
    }

    /** Bins follow one another without a gap, also where clocks are put forward and back. */
    @Test
    void everySecondHasOneBin() {
        for (long width : new long[] {900, 3600, 5400, 7200, 86_400}) {
            TimeBins bins = new TimeBins(Duration.ofSeconds(width), ZoneId.of("Europe/Zurich"));
            for (String day : new String[] {"2024-03-31T00:00:00Z", "2024-10-27T00:00:00Z"}) {
                long from = Instant.parse(day).getEpochSecond();
                long end = bins.begin(from);
                for (long second = from; second < from + 14_400; second += 60) {
                    if (second >= end) {
                        assertThat(bins.begin(second)).isEqualTo(Math.max(end, bins.begin(from)));
                        end = bins.end(second);
                    }
                    assertThat(second).isBetween(bins.begin(second), bins.end(second) - 1);
                }
            }
        }
    }

    // ---- keys that are no fields
    // -----------------------------------------------------------------------------------

    @Test
    void whoServesIsToldByFlagsAndElseByPorts() {
        FlowQuery query = over(
                "srcport dstport protocol tcp-flags",
                "50000 22 6 2",
                "22 50000 6 18",
                "8080 9998 6 2",
                "50000 443 6 0",
                "53 40000 17 -",
                "0 0 1 0",
                "- 5 6 2",
                "1 2 - -",
                "99999 22 6 0");
        List<GroupKey> keys = List.of(GroupKey.service(), GroupKey.serverPort(), GroupKey.sender());
        assertThat(rows(query, Aggregation.byKeys(keys).orderedByKey()))
                .containsExactlyInAnyOrder(
                        "ssh|22|client|1",
                        "ssh|22|server|1",
                        "tcp/9998|9998|client|1",
                        "https|443|client|1",
                        "domain|53|server|1",
                        "icmp|||1",
                        "|1|server|1",
                        "|||2");
    }

    @Test
    void versionsOfAddressesAreThoseOfTheFirstThatIsThere() {
        FlowQuery query =
                over("srcaddr dstaddr", "10.0.0.1 10.0.0.2", "- ::1", "2001:db8::1 -", "- -", "::ffff:10.0.0.1 -");
        assertThat(rows(query, Aggregation.byKeys(List.of(GroupKey.ipVersion()))))
                .containsExactly("4|2", "6|2", "|1");
    }

    @Test
    void packetLevelAddressesFallBack() {
        FlowQuery query = over(
                "srcaddr dstaddr pkt-srcaddr pkt-dstaddr bytes",
                "10.0.0.1 10.0.0.2 10.9.9.9 - 5",
                "10.0.0.1 10.0.0.2 - - 7");
        Report<TopRow> talkers = FlowReports.of(query).top(TopQuestion.talkers().packetLevel());
        assertThat(talkers.rows())
                .extracting(row -> row.key().get(0) + " " + row.traffic().bytes())
                .containsExactly("10.0.0.2 12", "10.0.0.1 7", "10.9.9.9 5");
        assertThat(talkers.columns()).extracting(column -> column.name()).startsWith("pkt-addr");
    }

    /** The plain meaning of a filter is that of the compiled one. */
    @Test
    void conditionsOnServicesAndSendersMeanTheSameOnRecords() {
        FlowQuery query = over(
                "srcport dstport protocol tcp-flags start end",
                "50000 22 6 2 0 5",
                "22 50000 6 18 5 0",
                "50000 443 6 0 0 0",
                "53 40000 17 - - 5",
                "0 0 1 0 5 -",
                "- 5 6 2 1 2",
                "5 - 6 2 1 2",
                "1 2 - - 1 2",
                "99999 22 6 0 1 2",
                "22 99999 132 0 1 2");
        for (String filter : List.of(
                "service = ssh",
                "service != ssh",
                "service = icmp",
                "sender = client",
                "sender = server",
                "duration > 1",
                "duration is missing",
                "not duration = 5")) {
            FlowPredicate predicate = FlowFilter.parse(filter);
            List<String> expected = query.stream()
                    .filter(predicate::test)
                    .map(FlowRecord::toMessage)
                    .toList();
            assertThat(query.where(predicate).stream()
                            .map(FlowRecord::toMessage)
                            .toList())
                    .as(filter)
                    .isEqualTo(expected);
        }
    }

    // ---- the first of many
    // -----------------------------------------------------------------------------------------

    @Test
    void theFirstOfManyAreThoseOfAll() {
        String[] lines = IntStream.range(0, 3000)
                .mapToObj(i -> i % 997 + " " + (i * 37 % 101))
                .toArray(String[]::new);
        Aggregation all = Aggregation.by(FlowFields.SRCPORT).measuring(BYTES, COUNT);
        List<String> sorted = rows(over("srcport bytes", lines), all);
        for (int top : new int[] {0, 1, 10, 300}) {
            assertThat(rows(over("srcport bytes", lines), all.top(top))).isEqualTo(sorted.subList(0, top));
        }
        List<String> smallest =
                rows(over("srcport bytes", lines), all.ascending().top(5));
        assertThat(smallest)
                .isEqualTo(rows(over("srcport bytes", lines), all.ascending()).subList(0, 5));
    }

    @Test
    void totalsAreOfAllGroups() {
        FlowSummary summary = over("srcport bytes", "1 10", "2 5")
                .aggregate(Aggregation.by(FlowFields.SRCPORT).measuring(BYTES).top(1));
        assertThat(summary.total(BYTES)).isEqualTo(15);
        assertThatIllegalArgumentException().isThrownBy(() -> summary.total(GREATEST));
        assertThat(summary.rows().get(0).get(GroupKey.of(FlowFields.SRCPORT))).isEqualTo(1);
    }

    // ---- questions
    // -------------------------------------------------------------------------------------------------

    @Test
    void questionsCanBeChanged() {
        FlowQuery query =
                over("srcaddr dstaddr bytes packets", "10.0.0.2 10.0.0.1 5 1", "10.0.0.1 10.0.0.2 7 1", "- - 1 9");
        TopQuestion pairs = TopQuestion.pairs().undirected().droppingMissing().by(TopQuestion.Metric.PACKETS);
        assertThat(FlowReports.of(query).top(pairs).rows())
                .extracting(row -> row.key() + " " + row.traffic().bytes() + " "
                        + row.traffic().share())
                .containsExactly("[10.0.0.1, 10.0.0.2] 12 1.0");
        assertThat(TopQuestion.Metric.PACKETS.word()).isEqualTo("packets");
        assertThat(pairs.limit(0).keys()).hasSize(2);
        assertThatIllegalArgumentException().isThrownBy(() -> TopQuestion.of(List.of()));
        Report<StatsRow> stats = FlowReports.of(query)
                .stats(StatsQuestion.of(
                        List.of(GroupKey.of(FlowFields.SRCADDR)),
                        List.of(Measure.bits(FlowFields.TCP_FLAGS), Measure.firstStart(), BYTES, COUNT)));
        assertThat(stats.rows()).hasSize(3);
        assertThat(stats).hasToString("3 rows of [srcaddr, any-tcp-flags, start, bytes, records]");
        assertThat(stats.columns())
                .allSatisfy(column -> assertThat(stats.rows())
                        .extracting(row -> column.cell().apply(row))
                        .hasSize(3));
    }

    @Test
    void aSeriesHasTheBinsOfItsWindowAndKeys() {
        FlowQuery query = over("start bytes action", "1000 5 ACCEPT", "1030 6 REJECT", "- 7 ACCEPT");
        SeriesQuestion question =
                SeriesQuestion.of(Duration.ofSeconds(10)).in(ZoneOffset.UTC).spreading();
        assertThat(FlowReports.of(query).series(question).rows())
                .extracting(row -> row.start() + " " + row.bytes())
                .containsExactly(
                        "null 7",
                        "1970-01-01T00:16:40Z 5",
                        "1970-01-01T00:16:50Z 0",
                        "1970-01-01T00:17:00Z 0",
                        "1970-01-01T00:17:10Z 6");
        TimeRange window = new TimeRange(Instant.ofEpochSecond(990), Instant.ofEpochMilli(1_010_500));
        List<SeriesRow> rows = FlowReports.of(query)
                .series(question.by(List.of(GroupKey.of(FlowFields.ACTION))).over(window))
                .rows();
        assertThat(rows).filteredOn(row -> row.start() != null).hasSize(6);
        assertThatThrownBy(() -> FlowReports.of(over("start", "0", "9999999999"))
                        .series(SeriesQuestion.of(Duration.ofSeconds(1))))
                .isInstanceOf(FlowConfigurationException.class)
                .hasMessageContaining("Choose wider bins");
    }

    /** A single count of values carries all other measures with it. */
    @Test
    void measuresBesideACountOfValuesAreThoseWithoutIt() {
        FlowQuery query = over(
                "dstport srcaddr bytes",
                "1 10.0.0.1 10",
                "1 10.0.0.1 30",
                "1 10.0.0.2 5",
                "1 - 2",
                "- 10.0.0.1 7",
                "2 ::1 -");
        Measure least = Measure.min(FlowFields.BYTES);
        Measure sources = Measure.distinct(FlowFields.SRCADDR);
        Aggregation without = Aggregation.by(FlowFields.DSTPORT)
                .measuring(COUNT, BYTES, AVERAGE, least, GREATEST)
                .orderedByKey();
        Aggregation with = without.measuring(COUNT, sources, BYTES, AVERAGE, least, GREATEST)
                .orderedByKey();

        FlowSummary plain = query.aggregate(without);
        FlowSummary carried = query.aggregate(with);

        assertThat(carried.size()).isEqualTo(plain.size()).isEqualTo(3);
        for (int row = 0; row < plain.size(); row++) {
            for (Measure measure : List.of(COUNT, BYTES, least, GREATEST)) {
                assertThat(carried.rows().get(row).get(measure))
                        .isEqualTo(plain.rows().get(row).get(measure));
            }
        }
        assertThat(carried.rows()).extracting(row -> row.get(sources)).containsExactly(1L, 2L, 1L);
    }

    @Test
    void measuresSayWhatTheyNeed() {
        assertThatIllegalArgumentException().isThrownBy(() -> Measure.percentile(FlowFields.BYTES, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Measure.percentile(FlowFields.BYTES, 101));
        assertThatIllegalArgumentException().isThrownBy(() -> Measure.percentile(FlowFields.ACTION, 5));
        assertThat(Measure.distinct(FlowFields.ACTION)
                        .where(FlowPredicate.none())
                        .name())
                .isEqualTo("distinct-action");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Aggregation.by(FlowFields.SRCADDR).undirected());
    }
}
