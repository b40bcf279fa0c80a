package io.flowlogs.source.cloudwatch;

import static io.flowlogs.source.cloudwatch.FaultServer.turns;
import static io.flowlogs.source.cloudwatch.FaultTurn.CUT;
import static io.flowlogs.source.cloudwatch.FaultTurn.DENIED;
import static io.flowlogs.source.cloudwatch.FaultTurn.EMPTY_PAGE_SAME_TOKEN;
import static io.flowlogs.source.cloudwatch.FaultTurn.EXPIRED;
import static io.flowlogs.source.cloudwatch.FaultTurn.FAULT;
import static io.flowlogs.source.cloudwatch.FaultTurn.GARBAGE;
import static io.flowlogs.source.cloudwatch.FaultTurn.GONE;
import static io.flowlogs.source.cloudwatch.FaultTurn.PAGE;
import static io.flowlogs.source.cloudwatch.FaultTurn.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.FlowFeed;
import io.flowlogs.source.FollowRequest;
import io.flowlogs.source.SourceAccessException;
import io.flowlogs.source.cloudwatch.FaultServer.Script;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** What becomes of a group that is followed while the service does what services do. Nothing is waited for: pauses are noted. */
class FaultFollowingTest {
    private static final Instant NOW = FaultClient.NOW;
    private static final Instant BEGIN = NOW.minusSeconds(600);
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final int PAGE_SIZE = 10;

    private final List<Duration> pauses = new ArrayList<>();
    private final FaultSink sink = new FaultSink();
    private Pause pause = pauses::add;
    private FaultServer server;
    private CloudWatchLogsClient client;
    private CloudWatchSource source;

    @AfterEach
    void end() throws IOException {
        source.close();
        client.close();
        server.close();
    }

    private FlowFeed follow(Script script) throws IOException {
        return follow(script, ReadingRules.of(GroupLocation.parse(FaultClient.GROUP)), BEGIN);
    }

    /** The client does not try again by itself, so that each fault is one of a look. */
    private FlowFeed follow(Script script, ReadingRules rules, Instant from) throws IOException {
        server = new FaultServer(numbered(0, 45), PAGE_SIZE, script);
        client = FaultClient.of(server.endpoint(), 1);
        source = FaultClient.source(client)
                .rules(rules)
                .pause(time -> pause.pause(time))
                .build();
        return source.follow(request(from, null));
    }

    private static FollowRequest request(Instant from, @Nullable String position) {
        return new FollowRequest(FlowPredicate.all(), from, position, INTERVAL, FlowLogFormat.DEFAULT);
    }

    /** Events, one every ten seconds. */
    private static List<FaultEvent> numbered(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> FaultEvent.at(i, BEGIN.plusSeconds(10L * i)))
                .toList();
    }

    private static List<Long> bytes(int from, int to) {
        return LongStream.range(from, to)
                .map(number -> number + FaultEvent.LEAST_BYTES)
                .boxed()
                .toList();
    }

    /** As many polls as look at everything there is twice. */
    private void poll(FlowFeed feed) throws IOException, InterruptedException {
        for (int i = 0; i < 20; i++) {
            feed.poll(sink);
        }
    }

    @Test
    void whateverBreaksALookOffNothingIsLostAndNothingComesTwice() throws Exception {
        for (FaultTurn fault : List.of(THROTTLED, FAULT, CUT, GARBAGE)) {
            for (int number = 1; number < 8; number++) {
                int broken = number;
                sink.events.clear();
                sink.notices.clear();
                pauses.clear();

                FlowFeed feed = follow((asked, question) -> asked == broken ? fault : PAGE);
                poll(feed);

                assertThat(sink.events).as("%s at %d", fault, number).isEqualTo(bytes(0, 45));
                assertThat(sink.notices).singleElement().asString().contains("Trying again");
                assertThat(feed.measures()).containsEntry("failed-looks", 1L);
                assertThat(pauses).contains(INTERVAL.multipliedBy(2));
                end();
            }
        }
    }

    @Test
    void throttlingAtTheVeryBeginningIsWaitedOut() throws Exception {
        FlowFeed feed = follow(turns(THROTTLED, THROTTLED, FAULT, CUT));

        poll(feed);

        assertThat(sink.events).isEqualTo(bytes(0, 45));
        assertThat(pauses)
                .startsWith(
                        INTERVAL.multipliedBy(2),
                        INTERVAL.multipliedBy(4),
                        INTERVAL.multipliedBy(8),
                        Duration.ofMinutes(1));
    }

    @Test
    void whatComesLateWithinTheOverlapIsSeen() throws Exception {
        FlowFeed feed = follow(turns());
        poll(feed);
        server.put(List.of(FaultEvent.at(99, BEGIN.plusSeconds(5))));

        poll(feed);

        assertThat(sink.events).hasSize(46).endsWith(99 + FaultEvent.LEAST_BYTES);
    }

    @Test
    void anEventThatIsDatedAheadKeepsNoOtherFromBeingSeen() throws Exception {
        FlowFeed feed = follow(turns());
        server.put(List.of(FaultEvent.at(70, NOW.plusSeconds(7000))));
        poll(feed);
        server.put(numbered(45, 50));

        poll(feed);

        assertThat(sink.events).hasSize(51).doesNotHaveDuplicates().containsAll(bytes(0, 50));
    }

    @Test
    void aLookThatBreaksOffGoesOnForAllStreams() throws Exception {
        List<String> streams = IntStream.range(0, 150).mapToObj(i -> "eni-" + i).toList();
        ReadingRules rules =
                ReadingRules.of(GroupLocation.parse(FaultClient.GROUP)).withStreams(streams);
        Instant longAgo = NOW.minus(Duration.ofHours(3));
        FlowFeed feed = follow((number, question) -> number == 3 ? THROTTLED : PAGE, rules, longAgo);
        String first = streams.get(0);
        server.only((question, event) ->
                question.path("logStreamNames").get(0).asText().equals(first) == (event.number() >= 10));
        server.put(IntStream.range(200, 215)
                .mapToObj(i -> FaultEvent.at(i - 200, longAgo.plusSeconds(i)))
                .filter(event -> event.number() < 5)
                .toList());

        for (int i = 0; i < 30; i++) {
            feed.poll(sink);
        }

        assertThat(sink.events)
                .contains(bytes(0, 10).toArray(new Long[0]))
                .contains(bytes(10, 45).toArray(new Long[0]));
        assertThat(sink.events).hasSize(50);
    }

    @Test
    void aPositionGoesOnWithoutLossOrRepetition() throws Exception {
        FlowFeed feed = follow((number, question) -> number == 2 ? THROTTLED : PAGE);
        for (int polls = 0; polls < 12; polls++) {
            feed.poll(sink);
            String position = feed.position();
            feed.close();
            feed = source.follow(request(Instant.MAX, position));
        }
        server.put(numbered(45, 50));
        poll(feed);

        assertThat(sink.events).isEqualTo(bytes(0, 50));
    }

    @Test
    void whatIsNoPositionIsRefused() throws Exception {
        FlowFeed feed = follow(turns());
        feed.poll(sink);
        String position = feed.position();

        for (String wrong : List.of("", "x", position + "A", position + "AA", position.substring(5), position + "?")) {
            assertThatThrownBy(() -> source.follow(request(BEGIN, wrong)))
                    .as(wrong)
                    .isInstanceOf(FlowConfigurationException.class);
        }
    }

    @Test
    void credentialsThatExpireAreWaitedForForAWhile() throws Exception {
        FlowFeed feed = follow((number, question) -> number >= 2 && number < 16 ? EXPIRED : PAGE);

        poll(feed);

        assertThat(sink.events).isEqualTo(bytes(0, 45));
        assertThat(sink.notices).hasSize(7).allMatch(notice -> notice.contains("Sign in again"));
    }

    @Test
    void credentialsThatAreNeverRenewedEndTheFeed() throws Exception {
        FlowFeed feed = follow((number, question) -> number >= 2 ? EXPIRED : PAGE);

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100; i++) {
                        feed.poll(sink);
                    }
                })
                .isInstanceOf(SourceAccessException.class);
        assertThat(sink.notices).hasSize(20);
    }

    @Test
    void aNetworkThatIsDownForLongIsWaitedForOnceItWasThere() throws Exception {
        FlowFeed feed = follow(turns());
        feed.poll(sink);
        server.close();

        for (int i = 0; i < 50; i++) {
            feed.poll(sink);
        }

        assertThat(sink.notices).hasSize(50);
        assertThat(pauses).endsWith(Duration.ofMinutes(1));
    }

    @Test
    void rightsThatAreTakenAwayAndGroupsThatAreDeletedEndTheFeed() throws Exception {
        for (FaultTurn refusal : List.of(DENIED, GONE)) {
            FlowFeed feed = follow((number, question) -> number == 2 ? refusal : PAGE);
            assertThatThrownBy(() -> poll(feed)).isInstanceOf(SourceAccessException.class);
            end();
        }
    }

    @Test
    void aTokenThatNeverEndsBreaksTheLookOff() throws Exception {
        FlowFeed feed = follow((number, question) -> number > 1 && number < 110 ? EMPTY_PAGE_SAME_TOKEN : PAGE);

        for (int i = 0; i < 130; i++) {
            feed.poll(sink);
        }

        assertThat(sink.notices).singleElement().asString().contains("come to an end");
        assertThat(sink.events).isEqualTo(bytes(0, 45));
    }

    @Test
    void anInterruptionWhileWaitingEndsThePoll() throws Exception {
        FlowFeed feed = follow(turns(PAGE, THROTTLED));
        pause = time -> {
            throw new InterruptedException("as the test says");
        };
        feed.poll(sink);

        assertThatThrownBy(() -> feed.poll(sink)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aThreadThatIsInterruptedSendsNothing() throws Exception {
        FlowFeed feed = follow(turns());
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> feed.poll(sink)).isInstanceOf(InterruptedException.class);

        assertThat(Thread.interrupted()).isFalse();
        poll(feed);
        assertThat(sink.events).isEqualTo(bytes(0, 45));
    }

    @Test
    void allOfTimeCanBeFollowed() throws Exception {
        FlowFeed feed = follow(turns(), ReadingRules.of(GroupLocation.parse(FaultClient.GROUP)), Instant.MIN);

        poll(feed);

        assertThat(sink.events).isEqualTo(bytes(0, 45));
    }

    @Test
    void onlyWhatComesFromNowOnIsHandedOverWhereNoBeginningIsNamed() throws Exception {
        FlowFeed feed = follow(
                turns(PAGE, PAGE, THROTTLED), ReadingRules.of(GroupLocation.parse(FaultClient.GROUP)), Instant.MAX);
        poll(feed);
        server.put(numbered(45, 50));

        poll(feed);

        assertThat(sink.events).isEqualTo(bytes(45, 50));
    }

    @Test
    void aFeedThatIsClosedIsNotAskedAgain() throws Exception {
        FlowFeed feed = follow(turns());
        feed.close();
        feed.close();

        assertThatThrownBy(() -> feed.poll(sink)).hasMessageContaining("closed");
    }
}
