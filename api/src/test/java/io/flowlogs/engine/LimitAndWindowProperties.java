package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.EventMetadata;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.value.TimeRange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The first records in order, and the records of a time. */
class LimitAndWindowProperties {
    private static final long EPOCH = 1_700_000_000L;

    @Property(tries = 200)
    void aLimitGivesTheFirstRecordsInOrder(
            @ForAll long seed, @ForAll @IntRange(max = 400) int lines, @ForAll @IntRange(max = 500) int limit)
            throws IOException {
        LogDice dice = new LogDice(seed);
        FlowLogFormat format = dice.format();
        byte[] text = dice.text(dice.messy(format, lines, true));
        byte[] other = dice.text(dice.lines(format, dice.upTo(20)));
        Way way = dice.way();
        FlowQuery query = way.over(other, text).format(format).onMalformed(MalformedRecordPolicy.REPORT);
        List<String> all = Seen.of(query).messages();
        List<String> first = all.subList(0, Math.min(limit, all.size()));
        Seen seen = Seen.of(query.limit(limit));
        Lists.same(String.valueOf(way), first, seen.messages());
        assertThat(seen.statistics().matched()).as("%s", way).isEqualTo(first.size());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ScanStatistics written = query.limit(limit).writeTo(out, (flow, target) -> {
            flow.writeMessage(target);
            target.write('\n');
        });
        String expected = first.isEmpty() ? "" : String.join("\n", first) + "\n";
        assertThat(out.toString(StandardCharsets.UTF_8)).as("%s", way).isEqualTo(expected);
        assertThat(written.matched()).as("%s", way).isEqualTo(first.size());
    }

    /** For one way of reading, asking again gives the same counts, however the threads run. */
    @Property(tries = 60)
    void whatALimitedQueryCountsDoesNotDependOnChance(@ForAll long seed, @ForAll @IntRange(max = 600) int limit) {
        LogDice dice = new LogDice(seed);
        FlowLogFormat format = dice.format();
        byte[] text = dice.text(dice.messy(format, 500, true));
        Way way = dice.way();
        FlowQuery query = way.over(text, text)
                .format(format)
                .onMalformed(MalformedRecordPolicy.REPORT)
                .limit(limit);
        assertThat(limited(query)).as("%s", way).isEqualTo(limited(query));
    }

    private static java.util.Map<String, ?> limited(FlowQuery query) {
        java.util.Map<String, ?> counts = Seen.counts(Seen.of(query).statistics());
        counts.remove("splits-planned"); // How far planning is ahead is a matter of chance.
        return counts;
    }

    @Property(tries = 300)
    void aWindowKeepsWhatStartsInIt(@ForAll long seed, @ForAll @IntRange(max = 40) int lines) {
        LogDice dice = new LogDice(seed);
        FlowLogFormat format = dice.format();
        byte[] text = dice.text(dice.lines(format, lines));
        Instant from = Instant.ofEpochMilli(EPOCH * 1000 + dice.upTo(20_000));
        TimeRange window = new TimeRange(from, from.plusNanos(dice.upTo(10_000) * 1_000_000L + dice.upTo(3)));
        Way way = dice.way();
        Seen seen = Seen.of(way.over(text).format(format).between(window));
        List<FlowRecord> flows = Reference.read(text, format).flows();
        List<String> expected = flows.stream()
                .filter(flow -> isIn(window, time(flow)))
                .map(FlowRecord::toMessage)
                .toList();
        Lists.same(way + " " + window, expected, seen.messages());
        long undated = flows.stream().filter(flow -> time(flow) == null).count();
        assertThat(seen.statistics().undated()).as("%s", way).isEqualTo(undated);
    }

    private static boolean isIn(TimeRange window, @org.jspecify.annotations.Nullable Instant time) {
        return time != null && !time.isBefore(window.from()) && time.isBefore(window.to());
    }

    private static @org.jspecify.annotations.Nullable Instant time(FlowRecord flow) {
        Instant start = flow.get(FlowFields.START);
        return start != null ? start : flow.get(FlowFields.END);
    }

    /** A record that says nothing of its own time counts by the time that the carrier gives. */
    @Example
    void aRecordWithoutTimesCountsByTheTimeBeforeIt() {
        byte[] text = "2023-11-14T22:13:20.000Z 10.0.0.1 1\n2023-11-14T22:13:25.500Z 10.0.0.2 2\n"
                .getBytes(StandardCharsets.UTF_8);
        FlowLogFormat format = FlowLogFormat.parse("srcaddr bytes");
        for (Way way : Way.all()) {
            Seen seen = Seen.of(way.over(text)
                    .format(format)
                    .between(Instant.ofEpochSecond(EPOCH + 1), Instant.ofEpochSecond(EPOCH + 6)));
            assertThat(seen.messages()).as("%s", way).containsExactly("10.0.0.2 2");
            assertThat(seen.statistics().firstRecordTime()).as("%s", way).isEqualTo(Instant.ofEpochSecond(EPOCH));
        }
    }

    @Example
    void aRecordWithoutTimesCountsByItsEvent() {
        FlowLogFormat format = FlowLogFormat.parse("srcaddr start");
        List<FlowRecord> records = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            EventMetadata event = new EventMetadata(null, Instant.ofEpochSecond(EPOCH + i), null, null);
            records.add(FlowRecord.fromEvent("10.0.0." + i + " -", format, i == 3 ? null : event));
        }
        records.add(FlowRecord.fromEvent("10.0.0.9 " + (EPOCH + 2), format, null));
        Seen seen = Seen.of(Way.SIMPLEST
                .over(new MemoryRecords("made", records))
                .between(Instant.ofEpochSecond(EPOCH + 1), Instant.ofEpochSecond(EPOCH + 3)));
        assertThat(seen.records)
                .extracting(flow -> flow.getRaw(FlowFields.SRCADDR))
                .containsExactly("10.0.0.1", "10.0.0.2", "10.0.0.9");
        assertThat(seen.statistics().undated()).isEqualTo(1);
    }

    /** Milliseconds since 1970 in front of a line look like a field of the format; the number of fields tells. */
    @Example
    void aFormatMayBeginWithATime() {
        byte[] text = "1700000000000 10.0.0.1\n1700000000000 10.0.0.2\n".getBytes(StandardCharsets.UTF_8);
        FlowLogFormat format = FlowLogFormat.parse("start srcaddr");
        for (Way way : Way.all()) {
            assertThat(Seen.of(way.over(text).format(format)).records)
                    .as("%s", way)
                    .hasSize(2);
        }
    }

    /** The number of fields cannot tell where every line has one too many: better no record than one with shifted columns. */
    @Example
    void aNumberBeforeAFormatThatBeginsWithOneIsNoTime() {
        byte[] text = "1700000000000 5 6\n1700000000000 7 8\n".getBytes(StandardCharsets.UTF_8);
        FlowLogFormat format = FlowLogFormat.parse("start bytes");
        Seen seen = Seen.of(Way.SIMPLEST.over(text).format(format).onMalformed(MalformedRecordPolicy.REPORT));
        assertThat(seen.records).isEmpty();
        assertThat(seen.statistics().malformed()).isEqualTo(2);
        byte[] exported = "2023-11-14T22:13:20.000Z 1700000000000 6\n".getBytes(StandardCharsets.UTF_8);
        assertThat(Seen.of(Way.SIMPLEST.over(exported).format(format)).messages())
                .containsExactly("1700000000000 6");
    }

    @Example
    void aDamagedFirstLineDoesNotHideTheTimesBeforeTheOthers() {
        String line =
                "1537648094000 2 123456789010 eni-1235b8ca123456789 198.51.100.42 10.155.108.192 54252 8088 6 1 40"
                        + " 1537648094 1537648129 ACCEPT OK\n";
        byte[] text = ("8094000 2 1234567\n" + line + line + line).getBytes(StandardCharsets.UTF_8);
        FlowQuery query = Way.SIMPLEST.over(text).onMalformed(MalformedRecordPolicy.REPORT);
        assertThat(Seen.of(query).records).hasSize(3);
        assertThat(Seen.of(query.format(FlowLogFormat.DEFAULT)).records).hasSize(3);
    }
}
