package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.query.AddressSummary;
import io.flowlogs.query.Aggregation;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowSummary;
import io.flowlogs.query.GroupKey;
import io.flowlogs.query.Measure;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.value.IpAddress;
import io.flowlogs.value.IpProtocol;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Packed groups in open-addressing tables give what lists of values in a map give. */
class AggregationProperties {
    private static Aggregation aggregation(LogDice dice, FlowLogFormat format) {
        List<FlowField<?>> fields = new ArrayList<>(format.fields());
        List<FlowField<?>> others = List.of(FlowFields.DSTADDR, FlowFields.DSTPORT, FlowFields.VPC_ID);
        others.stream().filter(field -> !fields.contains(field)).forEach(fields::add);
        List<FlowField<?>> shuffled = dice.shuffled(fields);
        Aggregation by = Aggregation.byKeys(keys(dice, shuffled));
        Measure[] measures = measures(dice, fields);
        Aggregation measured = by.measuring(measures).orderedBy(dice.oneOf(List.of(measures)));
        Aggregation dropping = dice.oneIn(3) ? measured.droppingMissingKeys() : measured;
        Aggregation ordered = dice.oneIn(4) ? dropping.ascending() : dice.oneIn(4) ? dropping.orderedByKey() : dropping;
        Aggregation status = dice.oneIn(4) ? ordered.countingStatusRecords() : ordered;
        boolean hasEnds = status.keys().stream().anyMatch(key -> status.oppositeOf(key) >= 0);
        Aggregation ended = hasEnds && dice.oneIn(2) ? status.undirected() : status;
        return dice.oneIn(3) ? ended.top(dice.upTo(5)) : ended;
    }

    private static List<GroupKey> keys(LogDice dice, List<FlowField<?>> fields) {
        List<GroupKey> keys = new ArrayList<>(fields.subList(0, dice.upTo(Math.min(6, fields.size()))).stream()
                .map(GroupKey::of)
                .toList());
        List<GroupKey> special = List.of(
                GroupKey.addr(),
                GroupKey.pktAddr(),
                GroupKey.port(),
                GroupKey.ipVersion(),
                GroupKey.bin(Duration.ofSeconds(7)).named("bin"));
        if (dice.oneIn(2)) {
            keys.add(dice.upTo(keys.size() + 1), dice.oneOf(special));
        }
        if (dice.oneIn(3)) {
            keys.removeIf(key -> key.name().endsWith("addr") && key.form() == GroupKey.Form.FIELD);
            keys.add(GroupKey.of(FlowFields.DSTADDR));
            keys.add(0, GroupKey.of(FlowFields.SRCADDR));
        }
        return keys;
    }

    private static Measure[] measures(LogDice dice, List<FlowField<?>> fields) {
        List<FlowField<?>> numeric =
                fields.stream().filter(field -> field.kind().isNumeric()).toList();
        List<Measure> measures = new ArrayList<>(List.of(Measure.count().named("m0")));
        for (int i = 1; i < 4; i++) {
            FlowField<?> field = dice.oneOf(numeric);
            Measure measure = dice.oneOf(List.of(
                    Measure.sum(field),
                    Measure.min(field),
                    Measure.max(field),
                    Measure.avg(field),
                    Measure.bits(field),
                    Measure.distinct(dice.oneOf(fields)),
                    Measure.percentile(field, 1 + dice.upTo(100))));
            measures.add(narrowed(dice, measure.named("m" + i)));
        }
        return dice.<Measure>shuffled(measures).toArray(Measure[]::new);
    }

    private static Measure narrowed(LogDice dice, Measure measure) {
        Measure some = dice.oneIn(3) ? measure.where(FlowPredicate.ne(FlowFields.PROTOCOL, IpProtocol.of(2))) : measure;
        return dice.oneIn(3) ? some.going(dice.oneOf(List.of(Measure.Direction.values()))) : some;
    }

    @Property(tries = 1000)
    void groupsAreThoseOfAMap(@ForAll long seed, @ForAll @IntRange(max = 60) int lines) {
        LogDice dice = new LogDice(seed);
        FlowLogFormat format = dice.format();
        byte[] text = dice.text(dice.lines(format, lines));
        Aggregation aggregation = aggregation(dice, format);
        check(dice.way(), text, format, aggregation);
    }

    /** So many groups that workers have to hand theirs over again and again, and tables grow. */
    @Property(tries = 2)
    void manyGroupsAreThoseOfAMap(@ForAll long seed) {
        LogDice dice = new LogDice(seed);
        FlowLogFormat format = FlowLogFormat.parse("srcaddr dstport bytes interface-id");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 45_000; i++) {
            String address = dice.oneIn(3)
                    ? "2001:db8::" + Integer.toHexString(dice.upTo(9000))
                    : "10.0." + dice.upTo(200) + "." + dice.upTo(200);
            lines.add(address + " " + dice.upTo(3) + " " + dice.upTo(1000) + " eni-" + dice.upTo(700));
        }
        Aggregation aggregation = Aggregation.by(FlowFields.SRCADDR, FlowFields.DSTPORT, FlowFields.INTERFACE_ID)
                .measuring(Measure.sum(FlowFields.BYTES), Measure.count());
        check(new Way(Way.Carrier.FILE, 2, 50_000, 0), dice.text(lines), format, aggregation);
    }

    private static void check(Way way, byte[] text, FlowLogFormat format, Aggregation aggregation) {
        FlowSummary summary = way.over(text).format(format).aggregate(aggregation);
        NaiveGroups expected =
                NaiveGroups.of(aggregation, Reference.read(text, format).flows());
        String what = way + " by " + aggregation.keys() + " " + aggregation.measures();
        Lists.same(what, expected.rows(), NaiveGroups.written(summary));
        assertThat(summary.statistics().skipped().getOrDefault("records without a key field", 0L))
                .as(what)
                .isEqualTo(expected.dropped());
    }

    @Property(tries = 150)
    void addressesAreThoseOfASet(@ForAll long seed, @ForAll @IntRange(max = 40) int lines) {
        LogDice dice = new LogDice(seed);
        FlowLogFormat format = dice.format();
        byte[] text = dice.text(dice.lines(format, lines));
        Way way = dice.way();
        AddressSummary summary = way.over(text).format(format).addresses();
        List<IpAddress> expected = Reference.read(text, format).flows().stream()
                .filter(NaiveGroups::hasTraffic)
                .flatMap(flow ->
                        Stream.of(FlowFields.SRCADDR, FlowFields.DSTADDR).map(flow::get))
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        Lists.same(String.valueOf(way), expected, summary.addresses());
    }

    private static FlowSummary summary(FlowLogFormat format, Aggregation aggregation, String... lines) {
        byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        return Way.SIMPLEST.over(text).format(format).aggregate(aggregation);
    }

    /** A measured field may be the other end of a key. */
    @Example
    void whatIsMeasuredIsNoEnd() {
        FlowLogFormat format = FlowLogFormat.parse("srcaddr dstaddr srcport dstport");
        Aggregation aggregation = Aggregation.by(FlowFields.SRCADDR, FlowFields.DSTADDR, FlowFields.DSTPORT)
                .measuring(Measure.distinct(FlowFields.SRCPORT), Measure.percentile(FlowFields.SRCPORT, 50))
                .undirected();
        FlowSummary summary =
                summary(format, aggregation, "10.0.0.1 10.0.0.2 7 80", "10.0.0.2 10.0.0.1 9 80", "- 10.0.0.2 5 -");
        assertThat(NaiveGroups.written(summary)).containsExactly("10.0.0.1|10.0.0.2|80|2|7", "|10.0.0.2||1|5");
    }

    @Example
    void theGreatestNumberComesFirst() {
        FlowLogFormat format = FlowLogFormat.parse("srcport bytes");
        Aggregation aggregation = Aggregation.by(FlowFields.SRCPORT).measuring(Measure.sum(FlowFields.BYTES));
        FlowSummary summary = summary(format, aggregation, "1 5", "2 " + Long.MAX_VALUE, "3 0", "4 -");
        assertThat(NaiveGroups.written(summary)).containsExactly("2|" + Long.MAX_VALUE, "1|5", "3|0", "4|0");
    }

    @Example
    void aSumBeyondSixtyFourBitsFailsAndSaysSo() {
        FlowLogFormat format = FlowLogFormat.parse("srcport bytes");
        Aggregation aggregation = Aggregation.by(FlowFields.SRCPORT).measuring(Measure.sum(FlowFields.BYTES));
        assertThatThrownBy(() -> summary(format, aggregation, "1 " + Long.MAX_VALUE, "1 1"))
                .isInstanceOf(FlowConfigurationException.class)
                .hasMessageContaining("64 bits");
    }

    /** Which addresses are missing is told by bits; there must be enough of them for any number of keys. */
    @Example
    void missingAddressesAreKeptApartAmongManyKeys() {
        for (int others = 0; others < 80; others++) {
            List<FlowField<?>> keys = new ArrayList<>();
            IntStream.range(0, others).forEach(i -> keys.add(FlowField.text("x" + i)));
            keys.add(FlowFields.SRCADDR);
            keys.add(FlowFields.DSTADDR);
            String before = "t ".repeat(others);
            FlowSummary summary = summary(
                    FlowLogFormat.of(keys),
                    Aggregation.by(keys),
                    before + "- 10.0.0.1",
                    before + "0.0.0.0 10.0.0.1",
                    before + "10.0.0.1 -");
            assertThat(summary.rows())
                    .as("%s other keys", others)
                    .extracting(row -> row.get(FlowFields.SRCADDR) + " " + row.get(FlowFields.DSTADDR))
                    .containsExactly("null 10.0.0.1", "0.0.0.0 10.0.0.1", "10.0.0.1 null");
        }
    }

    @Example
    void noKeysMakeOneGroup() {
        FlowLogFormat format = FlowLogFormat.parse("srcport bytes");
        FlowSummary summary = summary(format, Aggregation.by().measuring(Measure.sum(FlowFields.BYTES)), "1 5", "2 6");
        assertThat(NaiveGroups.written(summary)).containsExactly("11");
        assertThat(NaiveGroups.written(summary(format, Aggregation.by(), ""))).isEmpty();
    }

    @Example
    void cellsHaveTheTypesOfTheirFields() {
        FlowRecord flow = FlowRecord.fromMessage(
                "2 123456789010 eni-1235b8ca123456789 10.0.0.1 10.0.0.2 1 2 6 1 40 1418530010 1418530070 ACCEPT OK");
        byte[] text = flow.toMessage().getBytes(StandardCharsets.UTF_8);
        List<FlowField<?>> keys = FlowLogFormat.DEFAULT.fields();
        FlowSummary summary = Way.SIMPLEST.over(text).aggregate(Aggregation.by(keys));
        assertThat(summary.rows())
                .singleElement()
                .satisfies(row ->
                        keys.forEach(key -> assertThat((Object) row.get(key)).isEqualTo(flow.get(key))));
    }
}
