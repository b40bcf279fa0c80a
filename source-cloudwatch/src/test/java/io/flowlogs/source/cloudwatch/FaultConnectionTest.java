package io.flowlogs.source.cloudwatch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.matching.ContentPattern;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.flowlogs.FlowLogs;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.record.FlowSourceException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** What becomes of a question while answers do not arrive as they should. */
class FaultConnectionTest {
    private static final Instant BEGIN = Instant.parse("2024-05-01T00:00:00Z");
    private static final String FLAW = "flaw";
    private static final int ATTEMPTS = 3;

    @RegisterExtension
    final WireMockExtension aws = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private CloudWatchLogsClient client;
    private CloudWatchSource source;

    @BeforeEach
    void begin() throws IOException {
        client = FaultClient.builder(URI.create(aws.baseUrl()), ATTEMPTS, BackoffStrategy.retryImmediately())
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMillis(300)))
                .build();
        source = FaultClient.source(client).build();
    }

    @AfterEach
    void end() throws IOException {
        source.close();
        client.close();
    }

    /** Every request for this second has one event in it; others have none. */
    private void serveSecond(int second) {
        Instant time = BEGIN.plusSeconds(second);
        FaultEvent event = FaultEvent.at(second, time);
        aws.stubFor(any(anyUrl())
                .withRequestBody(within(time))
                .willReturn(okJson("{\"events\":[{\"eventId\":\"" + event.id() + "\",\"timestamp\":" + event.millis()
                        + ",\"message\":\"" + event.message() + "\"}],\"searchedLogStreams\":[]}")));
    }

    private static ContentPattern<?> within(Instant time) {
        long millis = time.toEpochMilli();
        return matchingJsonPath("$[?(@.startTime <= " + millis + " && @.endTime >= " + millis + ")]");
    }

    private void serve() {
        aws.stubFor(any(anyUrl()).willReturn(okJson("{\"events\":[],\"searchedLogStreams\":[]}")));
        List.of(0, 100, 900).forEach(this::serveSecond);
    }

    /** The first answers about the last event are flawed. */
    private void flaw(ResponseDefinitionBuilder answer, int times) {
        for (int i = 0; i < times; i++) {
            aws.stubFor(any(anyUrl())
                    .withRequestBody(within(BEGIN.plusSeconds(900)))
                    .inScenario(FLAW)
                    .whenScenarioStateIs(i == 0 ? STARTED : FLAW + i)
                    .willSetStateTo(FLAW + (i + 1))
                    .willReturn(answer));
        }
    }

    private void flawForever(ResponseDefinitionBuilder answer) {
        aws.stubFor(
                any(anyUrl()).withRequestBody(within(BEGIN.plusSeconds(900))).willReturn(answer));
    }

    private static FlowQuery question(FlowQuery query) {
        return query.between(BEGIN, BEGIN.plusSeconds(1000)).parallelism(2);
    }

    private FaultAnswer ask() {
        return FaultAnswer.of(source, FaultConnectionTest::question);
    }

    private static List<Long> bytes(int... seconds) {
        return Arrays.stream(seconds)
                .mapToObj(second -> second + FaultEvent.LEAST_BYTES)
                .toList();
    }

    /** A whole answer's first half. */
    private static ResponseDefinitionBuilder cut() {
        return aResponse()
                .withStatus(200)
                .withHeader("Content-Length", "400")
                .withBody("{\"events\":[{\"eventId\":\"1\",");
    }

    private static ResponseDefinitionBuilder slow() {
        return okJson("{\"events\":[],\"searchedLogStreams\":[]}").withFixedDelay(1500);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aConnectionThatBreaksIsTriedAgain(Fault fault) {
        serve();
        flaw(aResponse().withFault(fault), 2);

        FaultAnswer answer = ask();

        assertThat(answer.failures()).isEmpty();
        assertThat(answer.events()).isEqualTo(bytes(0, 100, 900));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aConnectionThatBreaksEveryTimeIsAFailureOfItsRange(Fault fault) {
        serve();
        flawForever(aResponse().withFault(fault));

        expectFailureOfLastRange();
    }

    private void expectFailureOfLastRange() {
        FaultAnswer answer = ask();

        assertThat(answer.failures()).singleElement().asString().contains("cwl:/vpc/flow-logs [2024-05-01T00:", "Z): ");
        assertThat(answer.events()).isEqualTo(bytes(0, 100));
        assertThat(answer.statistics().isComplete()).isFalse();
        FlowQuery strict = question(FlowLogs.of(source).query());
        assertThatThrownBy(strict::count).isInstanceOf(FlowSourceException.class);
    }

    @Test
    void anAnswerThatIsCutIsTriedAgain() {
        serve();
        flaw(cut(), 1);

        assertThat(ask().events()).isEqualTo(bytes(0, 100, 900));
    }

    @Test
    void anAnswerThatIsCutEveryTimeIsAFailureOfItsRange() {
        serve();
        flawForever(cut());

        expectFailureOfLastRange();
    }

    @Test
    void anAnswerThatDoesNotComeInTimeIsTriedAgain() {
        serve();
        flaw(slow(), 1);

        FaultAnswer answer = ask();

        assertThat(answer.events()).isEqualTo(bytes(0, 100, 900));
        assertThat(answer.measure("retries")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "[]",
                "{\"events\":",
                "{\"events\":{}}",
                "{\"events\":[{\"timestamp\":\"noon\"}]}",
                "{\"events\":[7]}",
                "{\"message\":\"welcome to this network\"}",
                "<html>sign in</html>"
            })
    void anAnswerThatIsNoneIsAFailureOfItsRangeNotAnEmptyPage(String body) {
        serve();
        flawForever(okJson(body));

        expectFailureOfLastRange();
    }

    @Test
    void anEventWithoutATimeIsHandedOver() {
        serve();
        String message = FaultEvent.at(800, BEGIN.plusSeconds(800)).message();
        flaw(okJson("{\"events\":[{\"message\":\"" + message + "\"}],\"nextToken\":\"t\"}"), 1);

        FaultAnswer answer = FaultAnswer.of(source, query -> question(query).parallelism(1));

        assertThat(answer.failures()).isEmpty();
        assertThat(answer.events())
                .startsWith(bytes(0, 100).toArray(new Long[0]))
                .contains(900L + FaultEvent.LEAST_BYTES);
    }

    @Test
    void aClockThatIsWrongIsCorrectedByTheAnswer() {
        serve();
        flaw(
                aResponse()
                        .withStatus(400)
                        .withHeader("Date", "Wed, 01 May 2030 00:00:00 GMT")
                        .withBody("{\"__type\":\"RequestTimeTooSkewed\",\"message\":\"it is 2030\"}"),
                1);

        FaultAnswer answer = ask();

        assertThat(answer.events()).isEqualTo(bytes(0, 100, 900));
        List<LoggedRequest> requests =
                aws.findAll(postRequestedFor(anyUrl()).withRequestBody(within(BEGIN.plusSeconds(900))));
        assertThat(requests)
                .last()
                .satisfies(
                        request -> assertThat(request.getHeader("X-Amz-Date")).startsWith("2030"));
    }

    @Test
    void credentialsThatAreRenewedOnTheWayAreUsed() throws IOException {
        serve();
        aws.stubFor(any(anyUrl())
                .withHeader("Authorization", containing("old"))
                .withRequestBody(within(BEGIN.plusSeconds(900)))
                .willReturn(aResponse().withStatus(400).withBody("{\"__type\":\"ExpiredTokenException\"}")));
        AtomicInteger asked = new AtomicInteger();
        try (CloudWatchLogsClient renewing = FaultClient.builder(
                                URI.create(aws.baseUrl()), ATTEMPTS, BackoffStrategy.retryImmediately())
                        .credentialsProvider(() ->
                                AwsBasicCredentials.create(asked.getAndIncrement() < 3 ? "old" : "new", "testing"))
                        .build();
                CloudWatchSource other = FaultClient.source(renewing).build()) {
            FaultAnswer answer = FaultAnswer.of(other, query -> question(query).parallelism(1));

            assertThat(answer.failures()).isEmpty();
            assertThat(answer.events()).isEqualTo(bytes(0, 100, 900));
        }
    }
}
