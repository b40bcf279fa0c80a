package io.flowlogs.source.cloudwatch;

import static io.flowlogs.source.cloudwatch.FaultServer.turns;
import static io.flowlogs.source.cloudwatch.FaultTurn.DENIED;
import static io.flowlogs.source.cloudwatch.FaultTurn.EMPTY_PAGE;
import static io.flowlogs.source.cloudwatch.FaultTurn.EMPTY_PAGE_SAME_TOKEN;
import static io.flowlogs.source.cloudwatch.FaultTurn.EXPIRED;
import static io.flowlogs.source.cloudwatch.FaultTurn.FAULT;
import static io.flowlogs.source.cloudwatch.FaultTurn.GARBAGE;
import static io.flowlogs.source.cloudwatch.FaultTurn.GONE;
import static io.flowlogs.source.cloudwatch.FaultTurn.OVERLAPPING_PAGE;
import static io.flowlogs.source.cloudwatch.FaultTurn.PAGE;
import static io.flowlogs.source.cloudwatch.FaultTurn.PAGE_SAME_TOKEN;
import static io.flowlogs.source.cloudwatch.FaultTurn.SHORT_PAGE;
import static io.flowlogs.source.cloudwatch.FaultTurn.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.FlowLogs;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.SourceAccessException;
import io.flowlogs.source.Split;
import io.flowlogs.source.cloudwatch.FaultServer.Script;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** What becomes of a question while the service does what services do. */
class FaultReadingTest {
    private static final Instant BEGIN = Instant.parse("2024-05-01T00:00:00Z");
    private static final int EVENTS = 3200;
    private static final TimeRange WINDOW = new TimeRange(BEGIN, BEGIN.plusSeconds(EVENTS));
    private static final int ATTEMPTS = 4;
    private static final int PAGE_SIZE = 400;

    private FaultServer server;
    private CloudWatchLogsClient client;
    private CloudWatchSource source;

    /** An event a second. */
    private static List<FaultEvent> events() {
        return IntStream.range(0, EVENTS)
                .mapToObj(i -> FaultEvent.at(i, BEGIN.plusSeconds(i)))
                .toList();
    }

    private static List<Long> bytes(long from, long to) {
        return LongStream.range(from, to)
                .map(number -> number + FaultEvent.LEAST_BYTES)
                .boxed()
                .toList();
    }

    private static List<Long> all() {
        return bytes(0, EVENTS);
    }

    private FaultServer serve(Script script) throws IOException {
        return serve(script, ATTEMPTS);
    }

    private FaultServer serve(Script script, int attempts) throws IOException {
        server = new FaultServer(events(), PAGE_SIZE, script);
        client = FaultClient.of(server.endpoint(), attempts);
        source = FaultClient.source(client).build();
        return server;
    }

    @AfterEach
    void end() throws IOException {
        source.close();
        client.close();
        server.close();
    }

    private FaultAnswer ask(int threads) {
        return FaultAnswer.of(source, question(threads));
    }

    private static UnaryOperator<FlowQuery> question(int threads) {
        return query -> query.between(WINDOW).parallelism(threads);
    }

    /** A script in which nothing can be read of a range with this time in it. */
    private static Script failingIn(Instant time) {
        long millis = time.toEpochMilli();
        return (number, question) -> question.path("startTime").asLong() <= millis
                        && millis <= question.path("endTime").asLong()
                ? FAULT
                : PAGE;
    }

    /** A script in which some request after the first few is answered in a way of its own, and all others well. */
    private static Script once(int number, FaultTurn turn) {
        return (request, question) -> request == number ? turn : PAGE;
    }

    @Test
    void throttlingAndFaultsAreTriedAgainAndCounted() throws IOException {
        serve(turns(THROTTLED, THROTTLED, PAGE, FAULT, PAGE, THROTTLED));

        FaultAnswer answer = ask(2);

        assertThat(answer.events()).isEqualTo(all());
        assertThat(answer.failures()).isEmpty();
        assertThat(answer.measure("retries")).isEqualTo(4);
        assertThat(answer.measure("throttled")).isEqualTo(3);
        assertThat(answer.measure("waited-millis")).isZero();
    }

    @Test
    void timeSpentWaitingForTheNextAttemptIsCounted() throws IOException {
        serve(turns(THROTTLED, FAULT));
        BackoffStrategy oneMilli = BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(1));
        try (CloudWatchLogsClient patient = FaultClient.builder(server.endpoint(), ATTEMPTS, oneMilli)
                        .build();
                CloudWatchSource other = FaultClient.source(patient).build()) {
            assertThat(FaultAnswer.of(other, question(1)).measure("waited-millis"))
                    .isEqualTo(2);
        }
    }

    @Test
    void whatAQuestionTookIsCountedForThatQuestionAlone() throws IOException {
        serve(turns(THROTTLED));

        long first = ask(1).measure("requests");
        FaultAnswer second = ask(1);

        assertThat(first).isPositive();
        assertThat(second.measure("requests")).isEqualTo(first);
        assertThat(second.measure("events")).isGreaterThanOrEqualTo(EVENTS).isLessThan(2 * EVENTS);
        assertThat(second.measure("throttled")).isZero();
    }

    @Test
    void aRangeThatFailsIsNamedAndTheRestOfTheWindowAnswered() throws IOException {
        serve(failingIn(BEGIN.plusSeconds(2000)));

        FaultAnswer answer = ask(1);

        assertThat(answer.failures())
                .singleElement()
                .asString()
                .contains("[2024-05-01T00:", "ServiceUnavailable", "after all retries");
        assertThat(answer.statistics().isComplete()).isFalse();
        assertThat(answer.statistics().splitsFailed()).isEqualTo(1);
        assertThat(answer.events()).isSubsetOf(all()).isSorted().hasSizeBetween(EVENTS / 2, EVENTS - 1);
        assertThat(answer.events()).contains(all().get(0), all().get(EVENTS - 1));
    }

    @Test
    void aRangeThatFailsFailsTheQuestionWhereFailuresAreNotReported() throws IOException {
        serve(failingIn(BEGIN.plusSeconds(2000)));
        FlowQuery question = question(4).apply(FlowLogs.of(source).query());

        assertThatThrownBy(question::count)
                .isInstanceOf(FlowSourceException.class)
                .hasMessageContaining("ServiceUnavailable");
    }

    @Test
    void aServiceThatAlwaysFailsIsAskedAboutTwiceForEachRange() throws IOException {
        serve((number, question) -> FAULT, 1);

        FaultAnswer answer = ask(1);

        assertThat(answer.events()).isEmpty();
        assertThat(answer.failures()).isNotEmpty().hasSize((int)
                answer.statistics().splitsPlanned());
        assertThat(server.questions().size())
                .isLessThanOrEqualTo(2 * answer.failures().size());
    }

    @Test
    void manyEmptyPagesAreNotTakenForTheEnd() throws IOException {
        serve((number, question) -> number % 50 == 49 ? PAGE : EMPTY_PAGE);

        FaultAnswer answer = ask(3);

        assertThat(answer.events()).isEqualTo(all());
        assertThat(answer.measure("empty-pages")).isGreaterThan(300);
    }

    @Test
    void theSameTokenOnEmptyPagesIsFollowedUntilItGoesOn() throws IOException {
        serve((number, question) -> number % 80 == 79 ? PAGE : EMPTY_PAGE_SAME_TOKEN);

        FaultAnswer answer = ask(1);

        assertThat(answer.events()).isEqualTo(all());
        assertThat(answer.failures()).isEmpty();
        assertThat(answer.measure("repeated-tokens")).isGreaterThan(100);
    }

    @Test
    void aPageThatIsServedTwiceCountsOnce() throws IOException {
        serve((number, question) -> number % 2 == 0 ? PAGE_SAME_TOKEN : PAGE);

        FaultAnswer answer = ask(1);

        assertThat(answer.events()).isEqualTo(all());
        assertThat(answer.measure("duplicate-events")).isPositive();
    }

    @Test
    void eventsInWhichPagesOverlapCountOnce() throws IOException {
        serve((number, question) -> OVERLAPPING_PAGE);

        assertThat(ask(2).events()).isEqualTo(all());
    }

    @Test
    void aTokenThatNeverEndsIsAFailureOfItsRangeAfterWhatCameBefore() throws IOException {
        serve((number, question) -> number == 0 ? SHORT_PAGE : number < 150 ? EMPTY_PAGE_SAME_TOKEN : PAGE);

        FaultAnswer answer = ask(1);

        assertThat(answer.failures())
                .singleElement()
                .asString()
                .contains("[2024-05-01T00:00:00Z, ", "expected pages that come to an end");
        assertThat(answer.statistics().isComplete()).isFalse();
        assertThat(answer.events()).startsWith(all().get(0)).endsWith(all().get(EVENTS - 1));
    }

    @Test
    void whatIsNotJsonIsTriedAgainOrNamed() throws IOException {
        serve(once(2, GARBAGE));

        FaultAnswer answer = ask(1);

        assertThat(answer.events().size() == EVENTS)
                .isEqualTo(answer.statistics().isComplete());
        assertThat(answer.failures()).hasSize((int) answer.statistics().splitsFailed());
    }

    @Test
    void aShortPageDoesNotMakeAllLaterRangesShort() throws IOException {
        server = new FaultServer(events(), 300, (number, question) -> number < 5 ? SHORT_PAGE : PAGE);
        client = FaultClient.of(server.endpoint(), ATTEMPTS);
        source = FaultClient.source(client).build();
        long atBest = EVENTS / 300;

        assertThat(ask(1).measure("requests")).isLessThan(4 * atBest);
    }

    @Test
    void credentialsThatExpireAreAskedForOnceMoreAndNothingIsMissing() throws IOException {
        for (int number = 0; number < 8; number++) {
            serve(once(number, EXPIRED));
            FaultAnswer answer = ask(1);
            assertThat(answer.events()).as("request %d expired", number).isEqualTo(all());
            assertThat(answer.failures()).isEmpty();
            end();
        }
    }

    @Test
    void aRefusalThatPassesMakesTheAnswerIncompleteNeverShort() throws IOException {
        for (int number = 0; number < 8; number++) {
            serve(once(number, DENIED));
            FaultAnswer answer = ask(1);
            assertThat(answer.events().size() == EVENTS)
                    .as("request %d denied, %d events", number, answer.events().size())
                    .isEqualTo(answer.statistics().isComplete());
            end();
        }
    }

    @Test
    void whoHasNoRightsIsToldOnce() throws IOException {
        serve((number, question) -> DENIED);

        FaultAnswer answer = ask(1);

        assertThat(answer.failures()).singleElement().asString().contains("logs:FilterLogEvents", "AccessDenied");
        assertThat(server.questions()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void whoHasNoRightsIsToldOnceHoweverManyThreadsThereAre() throws IOException {
        serve((number, question) -> DENIED);

        for (int round = 0; round < 50; round++) {
            assertThat(ask(8).failures()).hasSize(1);
        }
    }

    @Test
    void whoseRightsAreTakenAwayMeanwhileIsToldOnce() throws IOException {
        serve((number, question) -> number < 4 ? PAGE : DENIED);

        FaultAnswer answer = ask(1);

        assertThat(answer.failures()).hasSize(1);
        assertThat(answer.events())
                .isNotEmpty()
                .isEqualTo(bytes(0, answer.events().size()));
        assertThat(server.questions()).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void splitsThatAreListedOnceMoreAfterARefusalAreAllThere() throws IOException {
        serve((number, question) -> number == 0 ? DENIED : PAGE);
        ScanPlan plan = source.plan(
                new ScanRequest(FlowPredicate.all(), WINDOW, Set.of(), OptionalLong.empty(), FlowLogFormat.DEFAULT));
        FaultSink sink = new FaultSink();
        Split.OfLines refused = (Split.OfLines) plan.splits().iterator().next();
        assertThatThrownBy(() -> refused.read(sink)).isInstanceOf(SourceAccessException.class);

        for (Split split : plan.splits()) {
            ((Split.OfLines) split).read(sink);
        }

        assertThat(sink.events).isEqualTo(all());
        refused.read(sink);
        assertThat(sink.events).hasSizeGreaterThan(EVENTS);
    }

    @Test
    void aGroupThatIsDeletedMeanwhileIsToldOnce() throws IOException {
        serve((number, question) -> number < 4 ? PAGE : GONE);

        FaultAnswer answer = ask(1);

        assertThat(answer.failures()).singleElement().asString().contains("ResourceNotFound");
        assertThat(answer.events())
                .isNotEmpty()
                .isEqualTo(bytes(0, answer.events().size()));
        assertThat(answer.statistics().isComplete()).isFalse();
    }

    @Test
    void windowsAtTheEndsOfTimeAreAnswered() throws IOException {
        serve(turns());

        for (TimeRange window : List.of(
                TimeRange.ALL,
                TimeRange.since(BEGIN),
                TimeRange.until(BEGIN.plusSeconds(EVENTS)),
                new TimeRange(Instant.MIN.plusSeconds(1), Instant.MAX.minusSeconds(1)))) {
            assertThat(FaultAnswer.of(source, query -> query.between(window)).events())
                    .as("%s", window)
                    .isEqualTo(all());
        }
        for (TimeRange window : List.of(
                TimeRange.since(Instant.MAX),
                TimeRange.until(Instant.MIN),
                TimeRange.since(Instant.MAX.minusSeconds(1)),
                TimeRange.until(Instant.MIN.plusSeconds(1)))) {
            assertThat(FaultAnswer.of(source, query -> query.between(window)).events())
                    .as("%s", window)
                    .isEmpty();
        }
    }
}
