package io.flowlogs.source.cloudwatch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.flowlogs.FlowLogs;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** Groups of the class Infrequent Access, which have to be read by Logs Insights. */
class FaultInsightsTest {
    private static final Instant BEGIN = Instant.parse("2024-05-01T00:00:00Z");
    private static final int SECONDS = 1000;

    private final Queries queries = new Queries();

    @RegisterExtension
    final WireMockExtension aws = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().extensions(queries))
            .build();

    private CloudWatchLogsClient client;

    @BeforeEach
    void begin() {
        client = FaultClient.builder(URI.create(aws.baseUrl()), 2, BackoffStrategy.retryImmediately())
                .build();
        aws.stubFor(action("FilterLogEvents")
                .willReturn(
                        refusal("The operation is not supported for log groups in the INFREQUENT_ACCESS log class")));
        aws.stubFor(action("StartQuery").willReturn(aResponse().withTransformers(Queries.NAME)));
        aws.stubFor(action("GetQueryResults").willReturn(aResponse().withTransformers(Queries.NAME)));
        aws.stubFor(action("StopQuery").willReturn(aResponse().withTransformers(Queries.NAME)));
        aws.stubFor(action("DescribeLogGroups").willReturn(okJson("{\"logGroups\":[]}")));
    }

    @AfterEach
    void end() {
        client.close();
    }

    private static MappingBuilder action(String name) {
        return any(anyUrl()).withHeader("X-Amz-Target", equalTo("Logs_20140328." + name));
    }

    private static ResponseDefinitionBuilder refusal(String message) {
        return aResponse()
                .withStatus(400)
                .withBody("{\"__type\":\"InvalidParameterException\",\"message\":\"" + message + "\"}");
    }

    private int sent(String name) {
        return aws.findAll(postRequestedFor(anyUrl()).withHeader("X-Amz-Target", equalTo("Logs_20140328." + name)))
                .size();
    }

    private CloudWatchSource.Builder source() {
        return FaultClient.source(client).pause(time -> queries.pauses.add(time));
    }

    private static UnaryOperator<FlowQuery> question(int threads) {
        return query -> query.between(BEGIN, BEGIN.plusSeconds(SECONDS)).parallelism(threads);
    }

    private FaultAnswer ask(CloudWatchSource.Builder builder) throws IOException {
        try (CloudWatchSource source = builder.build()) {
            return FaultAnswer.of(source, question(3));
        }
    }

    private static List<Long> bytes(int count) {
        return LongStream.range(0, count)
                .map(number -> number + FaultEvent.LEAST_BYTES)
                .boxed()
                .toList();
    }

    /** Rows of queries: an event a second, until said otherwise. */
    private static final class Queries implements ResponseDefinitionTransformerV2 {
        static final String NAME = "queries";
        private static final ObjectMapper JSON = new ObjectMapper();
        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

        final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
        final CountDownLatch stopped = new CountDownLatch(1);
        private final Map<String, JsonNode> started = new ConcurrentHashMap<>();
        private final Map<String, Integer> asked = new ConcurrentHashMap<>();
        private List<FaultEvent> events = everySecond();
        private List<String> before = List.of("Scheduled", "Running");
        private String end = "Complete";
        private Function<FaultEvent, String> streams = event -> FaultEvent.STREAM;

        private static List<FaultEvent> everySecond() {
            return IntStream.range(0, SECONDS)
                    .mapToObj(i -> FaultEvent.at(i, BEGIN.plusSeconds(i)))
                    .toList();
        }

        @Override
        public String getName() {
            return NAME;
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            JsonNode question = read(event.getRequest().getBodyAsString());
            return okJson(answer(event.getRequest().getHeader("X-Amz-Target"), question))
                    .build();
        }

        private String answer(String target, JsonNode question) {
            if (target.endsWith("StartQuery")) {
                return started(question);
            } else if (target.endsWith("StopQuery")) {
                stopped.countDown();
                return "{\"success\":true}";
            }
            return results(question.path("queryId").asText());
        }

        private String started(JsonNode question) {
            String id = "q" + question.path("startTime").asLong() + "-"
                    + question.path("endTime").asLong() + "-"
                    + question.path("queryString").asText().hashCode();
            started.put(id, question);
            return "{\"queryId\":\"" + id + "\"}";
        }

        private String results(String id) {
            int times = asked.merge(id, 1, Integer::sum);
            boolean isOver = times > before.size();
            ObjectNode answer = JSON.createObjectNode();
            answer.put("status", isOver ? end : before.get(times - 1));
            ArrayNode rows = answer.putArray("results");
            if (isOver) {
                fill(rows, started.get(id));
            }
            return answer.toString();
        }

        /** The streams a query names; all where it names none. */
        private boolean isAsked(FaultEvent event, JsonNode question) {
            String query = question.path("queryString").asText();
            return !query.contains(" in [") || query.contains('"' + streams.apply(event) + '"');
        }

        private void count(ArrayNode rows, Stream<FaultEvent> counted) {
            counted.collect(Collectors.groupingBy(streams, TreeMap::new, Collectors.counting()))
                    .forEach((name, number) -> {
                        ArrayNode row = rows.addArray();
                        cell(row, "@logStream", name);
                        cell(row, "events", number.toString());
                    });
        }

        private void fill(ArrayNode rows, JsonNode question) {
            long from = question.path("startTime").asLong();
            long to = question.path("endTime").asLong();
            Stream<FaultEvent> asked = events.stream()
                    .filter(event -> event.millis() / 1000 >= from && event.millis() / 1000 <= to)
                    .filter(event -> isAsked(event, question));
            if (question.path("queryString").asText().contains("stats count(*)")) {
                count(rows, asked);
            } else {
                asked.limit(question.path("limit").asLong()).forEach(event -> row(rows.addArray(), event));
            }
        }

        private void row(ArrayNode row, FaultEvent event) {
            cell(
                    row,
                    "@timestamp",
                    TIME.format(LocalDateTime.ofInstant(Instant.ofEpochMilli(event.millis()), ZoneOffset.UTC)));
            cell(row, "@message", event.message());
            cell(row, "@logStream", streams.apply(event));
            cell(row, "@ptr", event.id());
        }

        private static void cell(ArrayNode row, String field, String value) {
            row.addObject().put("field", field).put("value", value);
        }

        private static JsonNode read(String text) {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void aGroupWhoseEventsAreRefusedForItsClassIsReadByQueries() throws IOException {
        FaultAnswer answer = ask(source());

        assertThat(answer.failures()).isEmpty();
        assertThat(answer.events()).isEqualTo(bytes(SECONDS));
        assertThat(answer.measure("insights-queries")).isEqualTo(sent("StartQuery"));
        assertThat(queries.pauses).isNotEmpty();
        assertThat(sent("FilterLogEvents"))
                .as("each of three threads may look at a range, and begin to read it, before one has found out")
                .isLessThanOrEqualTo(6);
    }

    @Test
    void aRefusalThatDoesNotNameTheClassHasItLookedUp() throws IOException {
        aws.stubFor(action("FilterLogEvents").willReturn(refusal("not possible")));
        aws.stubFor(action("DescribeLogGroups")
                .willReturn(okJson(
                        "{\"logGroups\":[{\"logGroupName\":\"/vpc/flow-logs-2\"},{\"logGroupName\":\"/vpc/flow-logs\","
                                + "\"logGroupClass\":\"INFREQUENT_ACCESS\"}]}")));

        assertThat(ask(source()).events()).isEqualTo(bytes(SECONDS));
    }

    @Test
    void aRefusalForAnyOtherReasonIsAFailure() throws IOException {
        aws.stubFor(action("FilterLogEvents").willReturn(refusal("not possible")));
        aws.stubFor(action("DescribeLogGroups")
                .willReturn(okJson(
                        "{\"logGroups\":[{\"logGroupName\":\"/vpc/flow-logs\",\"logGroupClass\":\"STANDARD\"}]}")));

        FaultAnswer answer = ask(source());

        assertThat(answer.events()).isEmpty();
        assertThat(answer.failures()).isNotEmpty().allMatch(failure -> failure.contains("not possible"));
        assertThat(sent("StartQuery")).isZero();
    }

    @Test
    void aQueryWithAsManyRowsAsThereMayBeIsAskedAgainInHalves() throws IOException {
        queries.before = List.of();
        queries.events = IntStream.range(0, 25_000)
                .mapToObj(i -> FaultEvent.at(i, BEGIN.plusSeconds(i / 25)))
                .toList();

        FaultAnswer answer = ask(source());

        assertThat(answer.failures()).isEmpty();
        assertThat(answer.events()).isEqualTo(bytes(25_000));
    }

    @Test
    void aSecondWithMoreRowsThanThereMayBeIsReadByStreams() throws IOException {
        queries.before = List.of();
        queries.streams = event -> "eni-" + event.id().hashCode() % 50;
        queries.events = IntStream.range(0, 30_000)
                .mapToObj(i -> FaultEvent.at(i, BEGIN.plusSeconds(500)))
                .toList();

        FaultAnswer answer = ask(source());

        assertThat(answer.failures()).isEmpty();
        assertThat(answer.events()).containsExactlyInAnyOrderElementsOf(bytes(30_000));
    }

    @Test
    void aSecondOfAStreamWithMoreRowsThanThereMayBeIsAFailureThatNamesIt() throws IOException {
        queries.before = List.of();
        List<FaultEvent> events = new ArrayList<>(queries.events);
        IntStream.range(SECONDS, SECONDS + 10_000).forEach(i -> events.add(FaultEvent.at(i, BEGIN.plusSeconds(500))));
        queries.events = events;

        FaultAnswer answer = ask(source());

        assertThat(answer.failures())
                .singleElement()
                .asString()
                .contains("[2024-05-01T00:08:20Z, 2024-05-01T00:08:21Z)");
        assertThat(answer.statistics().isComplete()).isFalse();
    }

    @Test
    void aQueryThatFailsIsNamed() throws IOException {
        queries.end = "Failed";

        FaultAnswer answer = ask(source());

        assertThat(answer.events()).isEmpty();
        assertThat(answer.failures())
                .isNotEmpty()
                .allMatch(failure ->
                        failure.contains("cwl:/vpc/flow-logs [2024-05-01T00:") && failure.contains("Failed"));
    }

    @Test
    void streamsThatOnlyHoldThePrefixElsewhereAreLeftOut() throws IOException {
        queries.streams = event -> "other-eni-0123-all";
        CloudWatchSource.Builder narrowed = CloudWatchSource.builder(FaultClient.GROUP + ":eni-0123")
                .client(client)
                .clock(FaultClient.CLOCK)
                .pause(time -> {});

        assertThat(ask(narrowed).events()).isEmpty();
    }

    @Test
    void aPatternOfTheUsersIsRefusedSinceQueriesHaveNone() throws IOException {
        FaultAnswer answer = ask(source().filterPattern("REJECT"));

        assertThat(answer.events()).isEmpty();
        assertThat(answer.failures()).isNotEmpty().allMatch(failure -> failure.contains("--filter-pattern"));
        assertThat(sent("StartQuery")).isZero();
    }

    @Test
    void aQueryThatNobodyWaitsForAnyMoreIsStopped() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (CloudWatchSource source = FaultClient.source(client)
                        .pause(time -> {
                            waiting.countDown();
                            never.await();
                        })
                        .build();
                FlowRecords records =
                        question(1).apply(FlowLogs.of(source).query()).records()) {
            waiting.await();
            assertThat(records.statistics().splitsRead()).isZero();
        }

        queries.stopped.await();
        assertThat(sent("StopQuery")).isEqualTo(1);
    }
}
