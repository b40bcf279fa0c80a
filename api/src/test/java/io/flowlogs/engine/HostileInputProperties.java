package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogException;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowParseException;
import io.flowlogs.record.FlowRecord;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever bytes come in: no crash, no good line lost beside a bad one, and every bad one named by its place. */
class HostileInputProperties {
    private static FlowQuery reported(FlowQuery query) {
        return query.onMalformed(MalformedRecordPolicy.REPORT);
    }

    @Property(tries = 200)
    void anyBytesAreReadWithoutACrash(@ForAll @Size(max = 300) byte[] bytes, @ForAll long seed) {
        Way way = new LogDice(seed).way();
        Seen told = Seen.of(reported(way.over(bytes)).format(FlowLogFormat.DEFAULT));
        assertThat(told.hasFailed()).as("a query that only reports").isFalse();
        assertThat(told.statistics().splitsFailed()).isEqualTo(told.failed.size());
        Seen guessed = Seen.of(reported(way.over(bytes)));
        assertThat(guessed.hasFailed()).as("a query that only reports").isFalse();
        Seen strict = Seen.of(way.over(bytes).format(FlowLogFormat.DEFAULT));
        if (strict.hasFailed()) {
            assertThat(strict.failure()).isInstanceOf(FlowLogException.class).hasMessageContaining("0.log");
        }
        reported(way.over(bytes)).format(FlowLogFormat.DEFAULT).addresses();
        reported(way.over(bytes)).format(FlowLogFormat.DEFAULT).aggregate();
    }

    /** The bytes stand between good lines; what the plain reader finds in them, the engine has to find too. */
    @Property(tries = 200)
    void noGoodLineIsLostBesideABadOne(
            @ForAll @Size(max = 120) byte[] bytes, @ForAll long seed, @ForAll @IntRange(max = 10) int lines) {
        LogDice dice = new LogDice(seed);
        FlowLogFormat format = dice.format();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(dice.text(dice.messy(format, lines, true)));
        text.write('\n');
        text.writeBytes(bytes);
        text.write('\n');
        text.writeBytes(dice.text(dice.messy(format, lines, true)));
        agreesWithReference(text.toByteArray(), format, dice.way());
    }

    /** Long enough for many ranges and several batches. */
    @Property(tries = 60)
    void longTextsAreReadLineByLine(@ForAll long seed, @ForAll @IntRange(min = 200, max = 900) int lines) {
        LogDice dice = new LogDice(seed);
        FlowLogFormat format = dice.format();
        agreesWithReference(dice.text(dice.messy(format, lines, dice.oneIn(2))), format, dice.way());
    }

    private static void agreesWithReference(byte[] text, FlowLogFormat format, Way way) {
        Reference expected = Reference.read(text, format);
        Seen seen = Seen.of(reported(way.over(text)).format(format));
        Lists.same(String.valueOf(way), messages(expected.flows()), seen.messages());
        Lists.same(String.valueOf(way), placed(expected.records()), seen.placedMessages());
        assertThat(seen.statistics().malformed())
                .as("%s", way)
                .isEqualTo(expected.malformed().size());
        assertThat(seen.statistics().lines()).as("%s", way).isEqualTo(expected.lines());
        checkPlaces(seen, expected, way);
    }

    private static List<String> messages(List<FlowRecord> flows) {
        return flows.stream().map(FlowRecord::toMessage).toList();
    }

    private static List<String> placed(List<Reference.Found> records) {
        return records.stream()
                .map(found -> "0.log:" + found.line() + "@" + found.offset() + " " + found.flow())
                .toList();
    }

    /** At least the first ten of each unit are reported, each once and with its true place. */
    private static void checkPlaces(Seen seen, Reference expected, Way way) {
        List<String> places = expected.malformed().stream()
                .map(found -> "0.log:" + found.line() + "@" + found.offset())
                .toList();
        assertThat(places).as("%s", way).containsSubsequence(seen.malformedPlaces());
        assertThat(seen.malformedPlaces())
                .as("%s", way)
                .startsWith(places.subList(0, Math.min(10, places.size())).toArray(String[]::new));
    }

    @Property(tries = 150)
    void failingStopsAtTheFirstMalformedLineInOrder(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int lines) {
        LogDice dice = new LogDice(seed);
        FlowLogFormat format = dice.format();
        byte[] good = dice.text(dice.messy(format, dice.upTo(30), false));
        byte[] bad = dice.text(dice.messy(format, lines, true));
        Reference reference = Reference.read(bad, format);
        Way way = dice.way();
        Seen seen = Seen.of(way.over(good, bad, bad).format(format));
        if (reference.malformed().isEmpty()) {
            assertThat(seen.hasFailed()).as("%s", way).isFalse();
            return;
        }
        Reference.Found first = reference.malformed().get(0);
        checkFirst(seen.failure(), first, way);
        List<FlowRecord> before = new ArrayList<>(Reference.read(good, format).flows());
        reference.records().stream()
                .filter(found -> found.line() < first.line())
                .forEach(found -> before.add(java.util.Objects.requireNonNull(found.flow())));
        Lists.same(way + ": what comes before", messages(before), seen.messages());
    }

    private static void checkFirst(FlowLogException failure, Reference.Found first, Way way) {
        assertThat(failure)
                .as("%s", way)
                .isInstanceOf(FlowParseException.class)
                .hasMessageStartingWith("1.log:" + first.line())
                .extracting(found -> java.util.Objects.requireNonNull(((FlowParseException) found).position())
                        .offset())
                .isEqualTo(first.offset());
    }

    /** Only the number of fields and the times are looked at to count, so the lines here are wrong in just that. */
    @Property(tries = 100)
    void countingFailsAtTheSameLine(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int lines) {
        LogDice dice = new LogDice(seed);
        FlowLogFormat format = FlowLogFormat.DEFAULT;
        List<String> content = new ArrayList<>(dice.messy(format, lines, false));
        int at = dice.upTo(content.size());
        content.add(at, "2 3 4");
        content.add(dice.upTo(content.size() - at) + at + 1, "2 3");
        byte[] text = dice.text(content);
        Reference.Found first = Reference.read(text, format).malformed().get(0);
        Way way = dice.way();
        byte[] good = dice.text(dice.lines(format, 5));
        FlowQuery query = way.over(good, text, text).format(format);
        checkFirst(thrownBy(query::count), first, way);
        checkFirst(thrownBy(query::addresses), first, way);
        checkFirst(thrownBy(query::aggregate), first, way);
    }

    private static FlowLogException thrownBy(Runnable question) {
        try {
            question.run();
        } catch (FlowLogException e) {
            return e;
        }
        throw new AssertionError("expected the query to fail");
    }

    /** Found by chance: such a number decoded to nothing that TcpFlags would take. */
    @Example
    void flagsOfMoreThanSixteenBitsAreMalformed() {
        byte[] text = "tcp-flags bytes\n65536 1\n65535 2\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        Seen seen = Seen.of(reported(Way.SIMPLEST.over(text)));
        assertThat(seen.messages()).containsExactly("65535 2");
        assertThat(seen.malformed)
                .singleElement()
                .satisfies(problem -> assertThat(problem.field()).isEqualTo(FlowFields.TCP_FLAGS.name()));
    }
}
