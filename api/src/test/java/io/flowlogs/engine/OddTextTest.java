package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.parse.ParseLimits;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Texts that are unusual, too long, or hardly there. */
class OddTextTest {
    private static final String GOOD =
            "2 123456789010 eni-1235b8ca123456789 10.0.0.1 10.0.0.2 1 2 6 1 40 1418530010" + " 1418530070 ACCEPT OK";
    private static final FlowLogFormat SHORT = FlowLogFormat.parse("srcaddr bytes");

    private static FlowQuery asked(Way way, String text) {
        return way.over(text.getBytes(StandardCharsets.UTF_8)).onMalformed(MalformedRecordPolicy.REPORT);
    }

    private static void everyWay(
            String text, FlowLogFormat format, ParseLimits limits, List<String> good, int malformed) {
        for (Way way : Way.all()) {
            FlowQuery query = asked(way, text).format(format).limits(limits);
            Seen seen = Seen.of(query);
            Lists.same(String.valueOf(way), good, seen.messages());
            ScanStatistics statistics = seen.statistics();
            assertThat(statistics.malformed()).as("%s", way).isEqualTo(malformed);
            assertThat(statistics.splitsFailed()).as("%s", way).isZero();
            assertThat(statistics.bytesDecoded()).as("%s", way).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
            assertThat(Seen.counts(query.count())).as("%s", way).isEqualTo(Seen.counts(statistics));
        }
    }

    @Test
    void aLineLongerThanTheLimitHarmsNoOther() {
        ParseLimits limits = ParseLimits.DEFAULT.withMaxLineLength(40);
        String tooLong = "10.0.0.9 " + "9".repeat(32);
        String longest = "10.0.0.8 " + "0".repeat(30) + "1";
        List<String> good = List.of("10.0.0.1 1", longest, "10.0.0.2 2");
        everyWay("10.0.0.1 1\n" + tooLong + "\n" + longest + "\n10.0.0.2 2\n", SHORT, limits, good, 1);
        everyWay(tooLong + "\n10.0.0.1 1\n" + longest + "\n10.0.0.2 2\n" + tooLong, SHORT, limits, good, 2);
        everyWay("10.0.0.1 1\n" + longest + "\n" + " ".repeat(41) + "\n10.0.0.2 2\n", SHORT, limits, good, 1);
        everyWay("10.0.0.1 1\n" + longest + "\n" + " ".repeat(40) + "\n10.0.0.2 2\n", SHORT, limits, good, 0);
    }

    @Test
    void aLineLongerThanAllBuffersHarmsNoOther() {
        String tooLong = "10.0.0.9 " + "9".repeat(2_500_000);
        String text = "10.0.0.1 1\n" + tooLong + "\n10.0.0.2 2\n" + tooLong;
        Way way = new Way(Way.Carrier.GZIP, 1, 64, 0);
        Seen seen = Seen.of(asked(way, text).format(SHORT));
        assertThat(seen.messages()).containsExactly("10.0.0.1 1", "10.0.0.2 2");
        assertThat(seen.malformedPlaces()).containsExactly("0.log:2@11", "0.log:4@2500032");
        assertThat(seen.malformed)
                .allSatisfy(problem -> assertThat(problem)
                        .hasMessageContaining("maxLineLength")
                        .hasMessageContaining("1048576"));
        assertThat(seen.statistics().bytesDecoded()).isEqualTo(text.length());
    }

    @Test
    void aLineOfAMegabyteIsReadWhole() {
        String line = "10.0.0.1 5 " + "x".repeat(1_000_000);
        FlowLogFormat format = FlowLogFormat.parse("srcaddr bytes tag");
        Way way = new Way(Way.Carrier.FILE, 2, 100_000, 0);
        assertThat(Seen.of(asked(way, "10.0.0.1 4 y\n" + line + "\n10.0.0.1 6 z")
                                .format(format))
                        .messages())
                .containsExactly("10.0.0.1 4 y", line, "10.0.0.1 6 z");
    }

    /** The message must show the line, and nothing of the one behind it. */
    @Test
    void aMadeRecordLongerThanTheLimitIsMalformed() {
        FlowRecord flow = FlowRecord.fromMessage(GOOD);
        Seen seen = Seen.of(Way.SIMPLEST
                .over(new MemoryRecords("made", List.of(flow, flow)))
                .limits(ParseLimits.DEFAULT.withMaxLineLength(50))
                .onMalformed(MalformedRecordPolicy.REPORT));
        assertThat(seen.records).isEmpty();
        assertThat(seen.malformed)
                .extracting(Throwable::getMessage)
                .allMatch(message -> message.startsWith("made:") && message.contains("maxLineLength"))
                .hasSize(2);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstLine() {
        String header = FlowLogFormat.DEFAULT.toHeader() + "\n";
        for (String text : List.of("\ufeff" + GOOD + "\n", "\ufeff" + header + GOOD + "\n" + GOOD)) {
            for (Way way : Way.all()) {
                Seen seen = Seen.of(asked(way, text));
                assertThat(seen.messages()).as("%s", way).containsOnly(GOOD);
                assertThat(seen.statistics().malformed()).as("%s", way).isZero();
                assertThat(seen.statistics().splitsFailed()).as("%s", way).isZero();
                assertThat(asked(way, text).count().records()).as("%s", way).isEqualTo(seen.records.size());
                long offset = java.util.Objects.requireNonNull(
                                seen.records.get(0).position())
                        .offset();
                assertThat(offset).as("%s", way).isEqualTo(text.contains(header) ? 3 + header.length() : 3);
            }
        }
    }

    @Test
    void anEmptyTextIsNoMistake() {
        for (String text : List.of("", "\n", " \t\r\n\n  \n", "\ufeff", FlowLogFormat.DEFAULT.toHeader())) {
            for (Way way : Way.all()) {
                Seen seen = Seen.of(way.over(text.getBytes(StandardCharsets.UTF_8)));
                assertThat(seen.hasFailed()).as("%s", way).isFalse();
                assertThat(seen.records).as("%s", way).isEmpty();
                assertThat(seen.statistics().splitsRead()).as("%s", way).isEqualTo(1);
            }
        }
    }

    @Test
    void theMarkerOfAnExportTaskIsPassedOverAndCounted() {
        for (String text : List.of("Permission Check Successful", "Permission Check Successful\n")) {
            for (Way way : Way.all()) {
                Seen seen = Seen.of(way.over(text.getBytes(StandardCharsets.UTF_8)));
                assertThat(seen.hasFailed()).as("%s", way).isFalse();
                assertThat(seen.statistics().malformed()).as("%s", way).isZero();
                assertThat(seen.statistics().skipped()).as("%s", way).isEqualTo(Map.of("marker of an export task", 1L));
            }
        }
    }

    /** As when the files of an export task come through one pipe: the marker must not hide what comes after it. */
    @Test
    void linesAfterTheMarkerAreRead() {
        for (Way way : Way.all()) {
            assertThat(Seen.of(asked(way, "Permission Check Successful\n" + GOOD + "\n"))
                            .messages())
                    .as("%s", way)
                    .containsExactly(GOOD);
        }
    }

    @Test
    void zeroBytesAreTextLikeAnyOther() {
        FlowLogFormat format = FlowLogFormat.of(List.of(FlowField.text("a"), FlowField.text("b")));
        for (Way way : Way.all()) {
            assertThat(Seen.of(asked(way, "\u0000 x\u0000y\n\u0000\u0000\n").format(format))
                            .messages())
                    .as("%s", way)
                    .containsExactly("\u0000 x\u0000y");
        }
    }

    /** Several members need not end at the end of a line, nor may there be a line feed at the end of a text. */
    @Test
    void separatorsAreBlanksOfAnyKind() {
        String text = "\t10.0.0.1 \t 1\r\n10.0.0.2\u000b2\r\n\r\n10.0.0.3\f3 \t\r";
        for (Way way : Way.all()) {
            assertThat(Seen.of(asked(way, text).format(SHORT)).records)
                    .as("%s", way)
                    .extracting(flow -> flow.getRaw(FlowFields.SRCADDR) + "=" + flow.getRaw(FlowFields.BYTES))
                    .containsExactly("10.0.0.1=1", "10.0.0.2=2", "10.0.0.3=3");
        }
    }
}
