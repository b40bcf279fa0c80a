package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.record.EventMetadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterAnswerParserTest {
    private static FilterAnswer parse(String text) throws IOException {
        return FilterAnswerParser.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String message(LogEvent event) {
        return new String(event.line(), StandardCharsets.UTF_8);
    }

    @Test
    void aPageHasItsEventsInOrderAndItsToken() throws IOException {
        FilterAnswer answer = parse("""
                {"searchedLogStreams":[{"logStreamName":"x","searchedCompletely":true}],
                 "events":[
                  {"logStreamName":"eni-1","timestamp":1714522100000,"message":"2 a b","ingestionTime":1714522101001,"eventId":"7"},
                  {"eventId":"8","ingestionTime":1714522101001,"message":"\\u0032 \\"é\\"\\n","timestamp":1714522100000,"logStreamName":"eni-1"}],
                 "nextToken":"more","news":{"a":[1,{"b":null}]}}
                """);

        assertThat(answer.nextToken()).isEqualTo("more");
        assertThat(answer.isPage()).isTrue();
        Instant time = Instant.ofEpochMilli(1_714_522_100_000L);
        Instant ingestion = Instant.ofEpochMilli(1_714_522_101_001L);
        assertThat(answer.events())
                .extracting(LogEvent::metadata)
                .containsExactly(
                        new EventMetadata("7", time, ingestion, "eni-1"),
                        new EventMetadata("8", time, ingestion, "eni-1"));
        assertThat(answer.events()).extracting(FilterAnswerParserTest::message).containsExactly("2 a b", "2 \"é\"\n");
    }

    @Test
    void whatTheServiceDoesNotTellIsMissing() throws IOException {
        FilterAnswer answer = parse(
                "{\"events\":[{},{\"eventId\":null,\"timestamp\":null,\"ingestionTime\":null,\"message\":null,\"logStreamName\":null}]}");

        assertThat(answer.nextToken()).isNull();
        assertThat(answer.events())
                .extracting(LogEvent::metadata)
                .containsOnly(new EventMetadata(null, null, null, null))
                .hasSize(2);
        assertThat(answer.events()).extracting(FilterAnswerParserTest::message).containsOnly("");
    }

    @Test
    void anAnswerWithNothingOfAPageIsNone() throws IOException {
        assertThat(parse("{}").isPage()).isFalse();
        assertThat(parse("{\"events\":null,\"nextToken\":null,\"message\":\"hello\"}")
                        .isPage())
                .isFalse();
        assertThat(parse("{\"events\":[]}").isPage()).isTrue();
        assertThat(parse("{\"searchedLogStreams\":[]}").isPage()).isTrue();
        assertThat(parse("{\"nextToken\":\"t\"}").isPage()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{\"events\":{}}",
                "{\"events\":[7]}",
                "{\"events\":[{\"timestamp\":\"noon\"}]}",
                "{\"events\":[{\"timestamp\":1e99}]}",
                "{\"events\":[{}]",
                "{\"events\":[]} {}",
                "<html>"
            })
    void whatIsNoAnswerIsRefused(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(IOException.class);
    }
}
