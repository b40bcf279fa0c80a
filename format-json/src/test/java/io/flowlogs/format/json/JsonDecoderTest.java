package io.flowlogs.format.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.record.EventMetadata;
import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.source.LineSink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.ServiceLoader;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDecoderTest {
    private static final String LINE = "2 123456789010 eni-1235b8ca 172.31.16.139 172.31.16.21 20641 22 6 20 4249"
            + " 1418530010 1418530070 ACCEPT OK";
    private static final String ENVELOPE = """
            {"messageType":"DATA_MESSAGE","owner":"123456789012","logGroup":"g","logStream":"eni-1-all",
             "subscriptionFilters":["f"],"logEvents":[
               {"id":"31953","timestamp":1502360020000,"message":"%s","extractedFields":{"a":"-"}},
               {"id":"31954","timestamp":1502360021000,"message":"%s"}]}""".formatted(LINE, LINE.replace("ACCEPT", "REJECT"));
    private static final String CONTROL = """
            {"messageType":"CONTROL_MESSAGE","owner":"CloudwatchLogs","logGroup":"","logStream":"","logEvents":[
              {"id":"","timestamp":1,"message":"CWL CONTROL MESSAGE: Checking health of destination Firehose."}]}""";

    private final FlowLogDecoder decoder = new JsonDecoder();

    private RecordingSink decoded(String json) throws IOException {
        RecordingSink sink = new RecordingSink();
        decoder.decode(new ByteArrayInputStream(json.getBytes(UTF_8)), sink);
        return sink;
    }

    private static String packed(String json) {
        return Base64.getEncoder().encodeToString(gzip(json.getBytes(UTF_8)));
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static String record(String message) {
        return "{\"message\":\"" + message + "\"}";
    }

    private boolean recognizes(String head) {
        byte[] bytes = head.getBytes(UTF_8);
        return decoder.recognizes(bytes, bytes.length);
    }

    @Test
    void theDecoderIsFoundAsAService() {
        assertThat(ServiceLoader.load(FlowLogDecoder.class))
                .extracting(FlowLogDecoder::name)
                .contains("json");
        assertThat(decoder.description()).contains("JSON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\":1}", "[{}]", "\uFEFF {\"message\":", " \r\n\t{ }", "[]", "[[", "[\"2 1\"]", "{", "["})
    void contentThatBeginsLikeJsonIsRecognized(String head) {
        assertThat(recognizes(head)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                LINE,
                "version account-id",
                "${version} ${account-id}",
                "{version}",
                "[2 123",
                "[1,2]",
                "\"a\",\"b\"",
                "- [ {",
                "2024-05-01T00:00:00.000Z " + LINE
            })
    void contentThatIsNoJsonIsLeftToOthers(String head) {
        assertThat(recognizes(head)).isFalse();
    }

    @Test
    void onlyTheValidPartOfTheHeadIsLookedAt() {
        assertThat(decoder.recognizes("  {\"a\"".getBytes(UTF_8), 2)).isFalse();
    }

    @Test
    void aSubscriptionEnvelopeGivesItsMessagesWithTheirEvents() throws IOException {
        RecordingSink sink = decoded(ENVELOPE);

        assertThat(sink.lines).containsExactly(LINE, LINE.replace("ACCEPT", "REJECT"));
        assertThat(sink.events.get(0))
                .isEqualTo(new EventMetadata("31953", Instant.ofEpochMilli(1502360020000L), null, "eni-1-all"));
        assertThat(sink.skipped).isEmpty();
    }

    @Test
    void controlMessagesAreSkippedAndCounted() throws IOException {
        RecordingSink sink = decoded(CONTROL + ENVELOPE + CONTROL);

        assertThat(sink.lines).hasSize(2);
        assertThat(sink.skipped).containsOnlyKeys("control message").containsEntry("control message", 2);
    }

    @Test
    void aControlMessageIsToldByItsTextWhenTheTypeComesLast() throws IOException {
        RecordingSink sink = decoded("{\"logEvents\":[{\"message\":\"CWL CONTROL MESSAGE: Checking health\"}],"
                + "\"messageType\":\"CONTROL_MESSAGE\"}");

        assertThat(sink.lines).isEmpty();
        assertThat(sink.skipped.keySet()).containsExactly("control message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \r\n\t"})
    void documentsNeedNoLineBreakBetweenThem(String between) throws IOException {
        RecordingSink sink = decoded(
                "\uFEFF" + record("one") + between + record("two") + between + "[" + record("three") + "]" + between);

        assertThat(sink.lines).containsExactly("one", "two", "three");
        assertThat(sink.events).containsOnlyNulls();
    }

    @Test
    void aLambdaEventIsUnpacked() throws IOException {
        RecordingSink sink = decoded("{\"awslogs\":{\"data\":\"" + packed(ENVELOPE + CONTROL) + "\"}}");

        assertThat(sink.lines).hasSize(2);
        assertThat(sink.skipped).containsEntry("control message", 1).hasSize(1);
    }

    @Test
    void recordsOfKinesisAndFirehoseAreUnpackedAlsoWhenCompressedTwice() throws IOException {
        String twice = Base64.getEncoder().encodeToString(gzip(gzip(ENVELOPE.getBytes(UTF_8))));
        String plain = Base64.getEncoder().encodeToString(record("three").getBytes(UTF_8));
        RecordingSink sink = decoded("{\"Records\":[{\"kinesis\":{\"partitionKey\":\"p\",\"data\":\"" + twice
                + "\"}}]} {\"records\":[{\"recordId\":\"1\",\"data\":\"" + plain + "\"}]}");

        assertThat(sink.lines).hasSize(3).last().isEqualTo("three");
        assertThat(sink.skipped).isEmpty();
    }

    @Test
    void pagesOfFilterLogEventsFollowOneAnother() throws IOException {
        String page = """
                {"events":[{"logStreamName":"eni-1-all","timestamp":1502360020000,"message":"%s",
                  "ingestionTime":1502360025000,"eventId":"3195"}],"searchedLogStreams":[{"logStreamName":"x"}],
                  "nextToken":"abc"}
                """.formatted(LINE);
        RecordingSink sink = decoded(page + page + "{\"events\":[],\"searchedLogStreams\":[]}");

        assertThat(sink.lines).containsExactly(LINE, LINE);
        assertThat(sink.events.get(1))
                .isEqualTo(new EventMetadata(
                        "3195",
                        Instant.ofEpochMilli(1502360020000L),
                        Instant.ofEpochMilli(1502360025000L),
                        "eni-1-all"));
        assertThat(sink.skipped).isEmpty();
    }

    @Test
    void resultsOfLogsInsightsAreRows() throws IOException {
        RecordingSink sink = decoded("""
                {"status":"Complete","results":[[{"field":"@timestamp","value":"2024-05-01 10:00:00.250"},
                 {"field":"@message","value":"one"},{"field":"@ptr","value":"Cl"}],[{"field":"count","value":"1"}]]}""");

        assertThat(sink.lines).containsExactly("one");
        assertThat(sink.events.get(0))
                .isEqualTo(new EventMetadata(null, Instant.parse("2024-05-01T10:00:00.250Z"), null, null));
        assertThat(sink.skipped).containsEntry("JSON object without flow log lines", 1);
    }

    @Test
    void arraysOfMessagesAreLines() throws IOException {
        RecordingSink sink = decoded("[\"one\",\"two\"] [[1502360020000,\"three\"]]");

        assertThat(sink.lines).containsExactly("one", "two", "three");
        assertThat(sink.skipped).containsEntry("JSON value without a flow log line", 1);
    }

    @Test
    void aMessageWithLineBreaksIsSeveralLines() throws IOException {
        RecordingSink sink =
                decoded("{\"id\":\"7\",\"message\":\"one\\r\\n\\n \\ntwo\\n\"}" + record("\\n ") + record(""));

        assertThat(sink.lines).containsExactly("one", "two");
        assertThat(sink.events).extracting(EventMetadata::id).containsExactly("7", "7");
        assertThat(sink.skipped).containsEntry("empty message", 2);
    }

    @Test
    void escapedCharactersAreResolved() throws IOException {
        assertThat(decoded(record("a\\tb\\u0020\\\"c\\\\ \\u00e9")).lines).containsExactly("a\tb \"c\\ \u00e9");
    }

    @Test
    void objectsOfAnotherKindAreSkippedAndCounted() throws IOException {
        RecordingSink sink = decoded("{} {\"a\":{\"message\":\"not this one\"}} {\"data\":\"hello\"}" + record("one")
                + "{\"events\":3} {\"results\":{}} {\"awslogs\":\"x\"}");

        assertThat(sink.lines).containsExactly("one");
        assertThat(sink.skipped).containsEntry("JSON object without flow log lines", 6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "null", "{\"a\":[1]}", "[\"a\"]", "true", "\"one\",\"message\":\"two\""})
    void anEventWhoseMessageIsNoSingleTextIsMalformedAndTheNextIsRead(String message) throws IOException {
        RecordingSink sink = decoded("{\"events\":[{\"message\":" + message + "}," + record("good") + "]}");

        assertThat(sink.lines).containsExactly("good");
        assertThat(sink.problems)
                .singleElement()
                .asString()
                .contains("expected")
                .contains("found");
    }

    @Test
    void timesOutsideTheCalendarAreLeftOut() throws IOException {
        RecordingSink sink = decoded("{\"timestamp\":123456789012345678901234567890,\"message\":\"a\"}"
                + "{\"timestamp\":\"soon\",\"message\":\"b\"}{\"timestamp\":1.5,\"message\":\"c\"}"
                + "{\"timestamp\":\"1000\",\"message\":\"d\"}");

        assertThat(sink.lines).containsExactly("a", "b", "c", "d");
        assertThat(sink.events.subList(0, 3)).containsOnlyNulls();
        assertThat(sink.events.get(3)).isEqualTo(new EventMetadata(null, Instant.ofEpochSecond(1), null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":\"two",
                "{\"message\":\"two\"",
                "{\"events\":[{\"message\":\"two\"",
                "{\"a\" 1}",
                "2 123 plain line",
                "]",
                "{\"message\":\"a\u0001b\"}"
            })
    void brokenJsonIsAnErrorWithItsPlaceAfterWhatCameBefore(String broken) {
        RecordingSink sink = new RecordingSink();

        assertThatThrownBy(() ->
                        decoder.decode(new ByteArrayInputStream((record("one") + "\n" + broken).getBytes(UTF_8)), sink))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected well-formed JSON at byte ")
                .hasMessageContaining("(line 2, column ")
                .hasMessageNotContaining("\u0001");
        assertThat(sink.lines).containsExactly("one");
    }

    @Test
    void theByteOffsetIsThatOfTheContent() {
        assertThatThrownBy(() -> decoded("{\"a\":\"\u00e9\u00e9\"}x")).hasMessageContaining("at byte 12 (line 1");
    }

    @Test
    void bytesThatAreNoUtf8AreAnErrorNotAWrongText() {
        byte[] latin1 = {'{', '"', 'm', '"', ':', '"', (byte) 0xe9, 'x', '"', '}'};

        assertThatThrownBy(() -> decoder.decode(new ByteArrayInputStream(latin1), new RecordingSink()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void brokenPackingsAreMalformedAndTheRestIsRead() throws IOException {
        byte[] whole = gzip((record("one") + record("two").repeat(9000)).getBytes(UTF_8));
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length / 2);
        List<String> broken =
                List.of(Base64.getEncoder().encodeToString(cut), "H4sI!", packed("{\"a\""), packed("plain text"));
        StringBuilder json = new StringBuilder();
        broken.forEach(
                data -> json.append("{\"awslogs\":{\"data\":\"").append(data).append("\"}}"));
        RecordingSink sink = decoded(json + record("last"));

        assertThat(sink.problems).hasSize(4);
        assertThat(sink.problems.get(0)).contains("expected a complete gzip");
        assertThat(sink.problems.get(1)).contains("expected Base64");
        assertThat(sink.problems.get(2)).contains("expected well-formed JSON");
        assertThat(sink.lines).startsWith("one").endsWith("last");
    }

    @Test
    void packedDocumentsHaveALimitAgainstBombs() throws IOException {
        String bomb = Base64.getEncoder().encodeToString(gzip(new byte[1 << 20]));
        byte[] zeros = gzip(" ".repeat(70 << 20).getBytes(UTF_8));
        RecordingSink sink = decoded("{\"data\":\"" + bomb + "\"}{\"data\":\""
                + Base64.getEncoder().encodeToString(zeros) + "\"}" + record("last"));

        assertThat(sink.problems).hasSize(2);
        assertThat(sink.problems.get(1)).contains("expected at most 67108864 bytes");
        assertThat(sink.lines).containsExactly("last");
    }

    @Test
    void documentsPackedIntoOneAnotherAreLimited() throws IOException {
        String json = record("deep");
        for (int i = 0; i < 4; i++) {
            json = "{\"data\":\"" + packed(json) + "\"}";
        }
        RecordingSink sink = decoded(json);

        assertThat(sink.lines).isEmpty();
        assertThat(sink.problems).singleElement().asString().contains("inside one another");
    }

    @Test
    void nestingNamesAndTextsAreLimited() {
        assertThatThrownBy(() -> decoded("[".repeat(1000)))
                .hasMessageContaining("within the limits")
                .hasMessageContaining(" at byte ");
        assertThatThrownBy(() -> decoded("{\"a\":".repeat(1000))).hasMessageContaining("within the limits");
        assertThatThrownBy(() -> decoded("{\"" + "a".repeat(1 << 20) + "\":1}"))
                .hasMessageContaining("within the limits");
        assertThatThrownBy(() -> decoded(record("a".repeat(9 << 20)))).hasMessageContaining("within the limits");
        StringBuilder names = new StringBuilder("{\"a\":{\"0\":0");
        for (int i = 1; i < 20_000; i++) {
            names.append(",\"").append(i).append("\":[{\"x\":0}]");
        }
        assertThatThrownBy(() -> decoded(names.toString())).hasMessageContaining("within the limits");
    }

    @Test
    void aHugeTextThatNobodyWantsIsPassedOver() throws IOException {
        assertThat(decoded("{\"other\":\"" + "a".repeat(9 << 20) + "\",\"message\":\"one\"}").lines)
                .containsExactly("one");
    }

    @Test
    void failuresOfTheSinkPassUnchangedAlsoOutOfPackedDocuments() {
        IOException cancelled = new IOException("cancelled");
        LineSink sink = (LineSink) Proxy.newProxyInstance(
                LineSink.class.getClassLoader(), new Class<?>[] {LineSink.class}, (proxy, method, arguments) -> {
                    throw cancelled;
                });
        byte[] json = ("{\"awslogs\":{\"data\":\"" + packed(ENVELOPE) + "\"}}").getBytes(UTF_8);

        assertThatThrownBy(() -> decoder.decode(new ByteArrayInputStream(json), sink))
                .isSameAs(cancelled);
    }

    @Test
    void failuresOfTheContentPassUnchangedAndItIsLeftOpen() {
        IOException cut = new IOException("gzip cut");
        boolean[] closed = new boolean[1];
        InputStream content = new InputStream() {
            @Override
            public int read() throws IOException {
                throw cut;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw cut;
            }

            @Override
            public void close() {
                closed[0] = true;
            }
        };

        assertThatThrownBy(() -> decoder.decode(content, new RecordingSink())).isSameAs(cut);
        assertThat(closed[0]).isFalse();
    }
}
