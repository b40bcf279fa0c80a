package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.internal.plan.EngineQuery;
import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.parse.ParseLimits;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.record.EventMetadata;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.source.LineSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a decoder unwraps goes the same way as the lines of a text. */
class DecoderTest {
    /**
     * Unwraps lines such as <code>#10 10.0.0.1 1;</code>: a time, and what belongs to it. A semicolon ends each; one that begins with an
     * exclamation mark is no line, one with a question mark is of no interest, and a bare <code>x</code> ends the world.
     */
    private record Semicolons(String name) implements FlowLogDecoder {
        @Override
        public String description() {
            return "lines between semicolons";
        }

        @Override
        public boolean recognizes(byte[] head, int length) {
            return length > 0 && head[0] == '#';
        }

        @Override
        public void decode(InputStream content, LineSink lines) throws IOException {
            String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            for (String piece : text.split(";", -1)) {
                one(piece, lines);
            }
        }

        private static void one(String piece, LineSink lines) throws IOException {
            switch (piece.isEmpty() ? ' ' : piece.charAt(0)) {
                case '!' -> lines.malformed(piece, "expected a line, found '" + piece + "'.");
                case '?' -> lines.skipped("questions");
                case 'x' -> throw new IOException("expected a semicolon, found the end.");
                case '#' -> line(piece, lines);
                default -> lines.format(FlowLogFormat.parse("bytes srcaddr"));
            }
        }

        private static void line(String piece, LineSink lines) throws IOException {
            int blank = piece.indexOf(' ');
            long seconds = Long.parseLong(piece.substring(1, blank));
            byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
            lines.line(
                    bytes,
                    blank + 1,
                    bytes.length - blank - 1,
                    new EventMetadata("id" + seconds, Instant.ofEpochSecond(seconds), null, null));
        }
    }

    private static FlowQuery asked(String text, FlowLogDecoder... decoders) {
        return EngineQuery.over(List.of(MemorySource.of(MemoryBytes.file("0.log", text))), List.of(decoders))
                .format(FlowLogFormat.parse("srcaddr bytes"));
    }

    private static FlowQuery reported(String text) {
        return asked(text, new Semicolons("semicolons")).onMalformed(MalformedRecordPolicy.REPORT);
    }

    @Test
    void whatCameBeforeAFailureIsReadOnce() {
        String many = "#10 10.0.0.1 1;".repeat(3) + "#10 10.0.0.1;" + "#10 10.0.0.1 1;".repeat(10_000);
        Seen seen = Seen.of(asked(many, new Semicolons("semicolons")));
        assertThat(seen.messages()).hasSize(3);
        assertThat(seen.failure()).hasMessageStartingWith("0.log:4: ");
        assertThat(seen.statistics().malformed()).isOne();
    }

    @Test
    void everyRecordKeepsItsEvent() {
        Seen seen = Seen.of(reported("#10 10.0.0.1 1;?;#11 \n;#12 10.0.0.2\n2;!huh;#13 10.0.0.3 3;#14 10.0.0.4"));
        assertThat(seen.messages()).containsExactly("10.0.0.1 1", "10.0.0.2 2", "10.0.0.3 3");
        assertThat(seen.records)
                .extracting(flow -> Objects.requireNonNull(flow.event()).id())
                .containsExactly("id10", "id12", "id13");
        assertThat(seen.statistics().malformed()).isEqualTo(2);
        assertThat(seen.statistics().skipped()).isEqualTo(Map.of("questions", 1L));
        assertThat(seen.malformed).extracting(Throwable::getMessage).allMatch(message -> message.startsWith("0.log:"));
    }

    @Test
    void eventsDateTheRecordsThatSayNothingOfTheirTime() {
        Seen seen = Seen.of(reported("#10 10.0.0.1 1;#20 10.0.0.2 2;#30 10.0.0.3 3")
                .between(Instant.ofEpochSecond(15), Instant.ofEpochSecond(30)));
        assertThat(seen.messages()).containsExactly("10.0.0.2 2");
    }

    @Test
    void aFormatDeclaredByTheDecoderHoldsForWhatFollows() {
        Seen seen = Seen.of(reported("#10 10.0.0.1 1; ;#20 2 10.0.0.2"));
        assertThat(seen.records).extracting(FlowRecord::getBytes).containsExactly(1L, 2L);
    }

    @Test
    void aFailureComesAfterTheLinesBefore() {
        Seen seen = Seen.of(reported("#10 10.0.0.1 1;#11 10.0.0.2 2;x"));
        assertThat(seen.records).hasSize(2);
        assertThat(seen.failed)
                .singleElement()
                .satisfies(problem -> assertThat(problem).hasMessage("0.log: expected a semicolon, found the end."));
    }

    @Test
    void aLineLongerThanTheLimitHarmsNoOther() {
        Seen seen = Seen.of(reported("#10 10.0.0.1 1;#11 10.0.0.2 22222222222222222;#12 10.0.0.3 3")
                .limits(ParseLimits.DEFAULT.withMaxLineLength(20)));
        assertThat(seen.messages()).containsExactly("10.0.0.1 1", "10.0.0.3 3");
        assertThat(seen.malformed)
                .singleElement()
                .satisfies(problem -> assertThat(problem).hasMessageContaining("maxLineLength"));
    }

    @Test
    void manyLinesKeepTheirEvents() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append('#').append(i).append(i % 7 == 3 ? " ;" : " 10.0.0.1 " + i + ";");
        }
        Seen seen = Seen.of(reported(text + "?"));
        assertThat(seen.records)
                .hasSize(20_000 - 2857)
                .allMatch(flow -> ("id" + flow.getBytes())
                        .equals(Objects.requireNonNull(flow.event()).id()));
    }

    /** What is malformed cuts the lines into small chunks; the first of them is not all that the columns are inferred from. */
    @Test
    void unwrappedLinesAreWeighedOn() {
        String good = "#1 " + Traffic.line(new Traffic(1).flow(), FlowLogFormat.DEFAULT) + ";!huh;";
        StringBuilder text = new StringBuilder(good);
        for (Map<String, String> flow : new Traffic(2).records(20)) {
            text.append("#2 ")
                    .append(Traffic.line(flow, Traffic.exchanged(8, 9)))
                    .append(';');
        }
        Seen seen = Seen.of(inferred(text.toString()));
        assertThat(seen.records).hasSize(1);
        assertThat(seen.failed)
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .hasMessageContaining("1 of 21 that fit")
                        .hasMessageContaining("discard"));
    }

    /** Where the decoder says the format, what it says holds, and what was inferred before has to hold until there. */
    @Test
    void aDeclaredFormatEndsTheInference() {
        String good = "#1 " + Traffic.line(new Traffic(1).flow(), FlowLogFormat.DEFAULT) + ";";
        Seen seen = Seen.of(inferred(good + " ;#20 2 10.0.0.2;#21 3 10.0.0.3"));
        assertThat(seen.failed).isEmpty();
        assertThat(seen.records).hasSize(3);
    }

    private static FlowQuery inferred(String text) {
        return EngineQuery.over(
                        List.of(MemorySource.of(MemoryBytes.file("0.log", text))),
                        List.of(new Semicolons("semicolons")))
                .onMalformed(MalformedRecordPolicy.REPORT);
    }

    @Test
    void aTextThatTwoDecodersRecognizeIsRefused() {
        FlowQuery query = asked("#10 10.0.0.1 1", new Semicolons("one"), new Semicolons("two"));
        assertThat(Seen.of(query).failure())
                .isInstanceOf(FlowSourceException.class)
                .hasMessageStartingWith("0.log: ")
                .hasMessageContaining("one and two");
    }

    @Test
    void aTextThatTwoDecodersRecognizeLeavesOthersAlone() {
        MemorySource source =
                MemorySource.of(MemoryBytes.file("0.log", "#10 10.0.0.1 1"), MemoryBytes.file("1.log", "10.0.0.2 2\n"));
        FlowQuery query = EngineQuery.over(List.of(source), List.of(new Semicolons("one"), new Semicolons("two")))
                .format(FlowLogFormat.parse("srcaddr bytes"))
                .onMalformed(MalformedRecordPolicy.REPORT);
        Seen seen = Seen.of(query);
        assertThat(seen.messages()).containsExactly("10.0.0.2 2");
        assertThat(seen.failed).hasSize(1);
    }
}
