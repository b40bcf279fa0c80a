package io.flowlogs.source.cloudwatch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.FlowFeed;
import io.flowlogs.source.FollowRequest;
import io.flowlogs.value.FlowAction;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** What is asked of the service instead of being tested here: nothing that could lose a record. */
class FaultPushDownTest {
    private static final Instant BEGIN = Instant.parse("2024-05-01T00:00:00Z");
    private static final FaultEvent EVENT = FaultEvent.at(1, BEGIN);
    private static final String DEFAULT = FlowLogFormat.DEFAULT.toLogFormat();
    private static final String SWAPPED =
            DEFAULT.replace("srcaddr", "x").replace("dstaddr", "srcaddr").replace("x", "dstaddr");
    private static final String LONGER = DEFAULT + " ${vpc-id}";
    private static final FlowPredicate REJECTED = FlowPredicate.eq(FlowFields.ACTION, FlowAction.REJECT);
    private static final FlowPredicate INTERFACE = FlowPredicate.eq(FlowFields.INTERFACE_ID, "eni-0123456789abcdef0");

    @RegisterExtension
    final WireMockExtension ec2 = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private FaultServer server;
    private CloudWatchLogsClient client;
    private Ec2Client flowLogs;

    @BeforeEach
    void begin() {
        server = new FaultServer(List.of(EVENT), 10, FaultServer.turns());
        client = FaultClient.of(server.endpoint(), 1);
        flowLogs = Ec2Client.builder()
                .region(Region.EU_WEST_1)
                .endpointOverride(URI.create(ec2.baseUrl()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("testing", "testing")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(configuration -> configuration.retryStrategy(retries -> retries.maxAttempts(1)))
                .build();
    }

    @AfterEach
    void end() {
        flowLogs.close();
        client.close();
        server.close();
    }

    private void describe(String... formats) {
        describe(BEGIN, formats);
    }

    private void describe(Instant created, String... formats) {
        StringBuilder items = new StringBuilder();
        for (String format : formats) {
            items.append("<item><creationTime>")
                    .append(created)
                    .append("</creationTime><flowLogId>fl-1</flowLogId><resourceId>vpc-1</resourceId><logGroupName>")
                    .append(FaultClient.GROUP)
                    .append("</logGroupName><logFormat>")
                    .append(format)
                    .append("</logFormat></item>");
        }
        ec2.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/xml")
                        .withBody("<DescribeFlowLogsResponse><flowLogSet>" + items
                                + "</flowLogSet></DescribeFlowLogsResponse>")));
    }

    private CloudWatchSource.Builder source() {
        return FaultClient.source(client).ec2Client(flowLogs);
    }

    /** The question that is sent to the service. */
    private JsonNode asked(CloudWatchSource.Builder builder, UnaryOperator<FlowQuery> question) throws IOException {
        try (CloudWatchSource source = builder.build()) {
            FaultAnswer.of(
                    source,
                    query -> question.apply(
                            query.between(BEGIN, BEGIN.plusSeconds(1)).parallelism(1)));
        }
        return server.questions().get(0);
    }

    @Test
    void conditionsAreSentWhereAllLinesHaveOneKnownFormat() throws IOException {
        describe(DEFAULT, DEFAULT);

        assertThat(asked(source(), query -> query.where(REJECTED))
                        .path("filterPattern")
                        .asText())
                .startsWith("[f1, ")
                .contains("REJECT");
    }

    @Test
    void conditionsAreSentWhereTheUserSaysTheFormat() throws IOException {
        assertThat(asked(
                                FaultClient.source(client),
                                query -> query.where(REJECTED).format(FlowLogFormat.DEFAULT))
                        .path("filterPattern")
                        .asText())
                .contains("REJECT");
    }

    @Test
    void nothingIsSentWhereThereAreSeveralFormats() throws IOException {
        describe(DEFAULT, LONGER);

        assertThat(asked(source(), query -> query.where(REJECTED)).has("filterPattern"))
                .isFalse();
    }

    /** The records of a flow log that is no more may have another format. */
    @Test
    void nothingIsSentOfATimeBeforeTheFlowLogWasThere() throws IOException {
        describe(BEGIN.plusMillis(1), DEFAULT);

        assertThat(asked(source(), query -> query.where(REJECTED)).has("filterPattern"))
                .isFalse();
    }

    @Test
    void nothingIsSentOfATimeOfIngestionWhenRecordsMayBeginBeforeTheFlowLog() throws IOException {
        describe(DEFAULT);
        Duration lag = Duration.ofSeconds(1);

        assertThat(asked(source().byIngestion(lag), query -> query.where(REJECTED))
                        .has("filterPattern"))
                .isFalse();
    }

    @Test
    void nothingIsSentWhereNobodyKnowsTheFormat() throws IOException {
        describe();
        assertThat(asked(source(), query -> query.where(REJECTED)).has("filterPattern"))
                .isFalse();
    }

    @Test
    void nothingIsSentWhereEc2DoesNotAnswer() throws IOException {
        ec2.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));

        JsonNode asked = asked(source(), query -> query.where(REJECTED.and(INTERFACE)));

        assertThat(asked.has("filterPattern")).isFalse();
        assertThat(asked.has("logStreamNamePrefix")).isFalse();
    }

    @Test
    void aPatternOfTheUsersIsSentAsItIs() throws IOException {
        describe(DEFAULT, LONGER);

        JsonNode asked = asked(source().filterPattern("?REJECT  -\"x\""), query -> query.where(REJECTED));

        assertThat(asked.path("filterPattern").asText()).isEqualTo("?REJECT  -\"x\"");
    }

    @Test
    void anInterfaceNarrowsTheStreamsWhereAwsNamesThem() throws IOException {
        describe(DEFAULT, LONGER);

        assertThat(asked(source(), query -> query.where(INTERFACE))
                        .path("logStreamNamePrefix")
                        .asText())
                .isEqualTo("eni-0123456789abcdef0");
    }

    @Test
    void anInterfaceDoesNotNarrowTheStreamsOfAGroupThatOthersFill() throws IOException {
        describe();
        assertThat(asked(source(), query -> query.where(INTERFACE)).has("logStreamNamePrefix"))
                .isFalse();
        assertThat(asked(FaultClient.source(client), query -> query.where(INTERFACE))
                        .has("logStreamNamePrefix"))
                .isFalse();
    }

    @Test
    void streamsThatAreNamedTwiceAreAskedForOnce() throws IOException {
        List<String> twice = new ArrayList<>(names().toList());
        names().forEach(twice::add);

        asked(FaultClient.source(client).streams(twice), query -> query);

        List<String> asked = server.questions().stream()
                .flatMap(question -> {
                    List<String> names = new ArrayList<>();
                    question.path("logStreamNames").forEach(name -> names.add(name.asText()));
                    return names.stream();
                })
                .toList();
        assertThat(asked).containsExactlyElementsOf(names().toList());
    }

    private static Stream<String> names() {
        return IntStream.range(0, 120).mapToObj(i -> "eni-" + i + "-all");
    }

    @Test
    void theRequestHasTheWholeMillisecondsOfTheWindow() throws IOException {
        Instant from = BEGIN.plusNanos(1);
        try (CloudWatchSource source = FaultClient.source(client).build()) {
            FaultAnswer.of(source, query -> query.between(from, from.plusMillis(500)));
        }

        JsonNode asked = server.questions().get(0);
        assertThat(asked.path("startTime").asLong()).isEqualTo(BEGIN.toEpochMilli() + 1);
        assertThat(asked.path("endTime").asLong()).isEqualTo(BEGIN.toEpochMilli() + 500);
    }

    @Test
    void formatsThatWereKnownStayKnownWhileEc2DoesNotAnswer() throws Exception {
        describe(LONGER);
        AtomicLong nanos = new AtomicLong();
        Effort effort = new Effort();
        FaultSink sink = new FaultSink();
        GroupTail tail = new GroupTail(
                FaultClient.GROUP,
                new LogGroup(FaultClient.GROUP),
                ReadingRules.of(GroupLocation.parse(FaultClient.GROUP)),
                new FollowRequest(FlowPredicate.all(), BEGIN, null, Duration.ofSeconds(1), null),
                new LogsCalls(() -> client, RequestPace.unlimited(effort), effort),
                new FormatLookup(() -> flowLogs, () -> null, nanos::get),
                FaultClient.CLOCK,
                SeenEvents.MOST);
        look(tail, sink);
        ec2.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        nanos.addAndGet(FormatLookup.KEPT.toNanos());

        look(tail, sink);

        assertThat(sink.formats).hasSize(2).containsOnly(FlowLogFormat.parse(LONGER));
        assertThat(sink.notices).isEmpty();
    }

    private static void look(GroupTail tail, FaultSink sink) throws IOException {
        do {
            tail.hand(tail.read(sink), sink);
        } while (tail.isLooking());
    }

    @Test
    void formatsThatNobodyTellsAreMentionedOnce() throws Exception {
        ec2.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        FaultSink sink = new FaultSink();
        try (CloudWatchSource source = source().pause(time -> {}).build();
                FlowFeed feed = source.follow(
                        new FollowRequest(FlowPredicate.all(), BEGIN, null, Duration.ofSeconds(1), null))) {
            feed.poll(sink);
            feed.poll(sink);
        }

        assertThat(sink.notices).singleElement().asString().contains("EC2 did not answer");
    }

    @Test
    void aLineThatSeveralFormatsFitEndsAFeedAndIsNotPassedOver() throws Exception {
        describe(DEFAULT, SWAPPED);
        FaultSink sink = new FaultSink();
        server.only((question, event) -> server.questions().size() > 2);
        try (CloudWatchSource source = source().pause(time -> {}).build();
                FlowFeed feed = source.follow(
                        new FollowRequest(FlowPredicate.all(), BEGIN, null, Duration.ofSeconds(1), null))) {
            feed.poll(sink);
            feed.poll(sink);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> feed.poll(sink))
                        .isInstanceOf(AmbiguousFormatException.class)
                        .hasMessageContaining("--format");
            }
        }
        assertThat(sink.events).isEmpty();
    }
}
