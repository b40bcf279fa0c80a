package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.EventMetadata;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.FlowFeed;
import io.flowlogs.source.FollowRequest;
import io.flowlogs.source.SourceAccessException;
import io.flowlogs.testservers.MotoServer;
import io.flowlogs.testservers.MotoSuite;
import io.flowlogs.testservers.NeedsMoto;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Live Tail of a real server, which shows all there is and ends the session. */
@NeedsMoto(suite = MotoSuite.LIVE_TAIL)
class LiveTailTest {
    private static final String GROUP = "/vpc/flow-logs";
    private static final Instant NOW = MotoAccount.recent(ChronoUnit.SECONDS, Duration.ZERO);

    /** Each waits for something to come; this many bring it, or it never comes. */
    private static final int POLLS = 10;

    private final Gathered gathered = new Gathered();
    private MotoAccount account;

    @BeforeEach
    void begin(MotoServer server) {
        account = MotoAccount.at(server);
        account.makeGroup(GROUP);
    }

    @AfterEach
    void end() {
        account.close();
    }

    private CloudWatchSource source(String location, List<String> streams) throws IOException {
        GroupLocation where = GroupLocation.parse(location);
        return CloudWatchSource.builder(location)
                .region(MotoAccount.REGION)
                .endpoint(URI.create(account.options().get("endpoint-url")))
                .rules(new ReadingRules(where, streams, null, null, Duration.ofMinutes(20), true))
                .build();
    }

    private static FollowRequest request(String position) {
        return new FollowRequest(FlowPredicate.all(), Instant.MAX, position, Duration.ofSeconds(10), null);
    }

    private void pollUntilLinesCome(FlowFeed feed) throws IOException, InterruptedException {
        for (int i = 0; i < POLLS && gathered.lines.isEmpty(); i++) {
            feed.poll(gathered);
        }
    }

    @Test
    void eventsComeWithTheirTimesAndStreams() throws Exception {
        account.put(GROUP, "eni-0-all", FlowLine.event(NOW.minusSeconds(1), 1), FlowLine.event(NOW, 2));
        try (CloudWatchSource source = source(GROUP, List.of());
                FlowFeed feed = source.follow(request(null))) {
            pollUntilLinesCome(feed);
            assertThat(feed.measures()).containsEntry("live-sessions", 1L).containsEntry("events", 2L);
        }
        assertThat(gathered.lines).containsExactly(FlowLine.at(NOW.minusSeconds(1), 1), FlowLine.at(NOW, 2));
        assertThat(gathered.events).extracting(EventMetadata::logStream).containsOnly("eni-0-all");
        assertThat(gathered.events).extracting(EventMetadata::timestamp).containsExactly(NOW.minusSeconds(1), NOW);
        assertThat(gathered.events).extracting(EventMetadata::ingestionTime).doesNotContainNull();
        assertThat(gathered.notices).isEmpty();
    }

    @Test
    void theFormatOfTheFlowLogIsDeclared() throws Exception {
        account.makeFlowLog(GROUP, "${dstaddr} ${start}");
        account.put(GROUP, "eni-0-all", MotoAccount.event(NOW, "10.0.0.1 " + NOW.getEpochSecond()));
        try (CloudWatchSource source = source(GROUP, List.of());
                FlowFeed feed = source.follow(request(null))) {
            pollUntilLinesCome(feed);
        }
        assertThat(gathered.formats).containsExactly(FlowLogFormat.parse("${dstaddr} ${start}"));
    }

    @Test
    void onlyTheStreamsAskedForAreShown() throws Exception {
        account.put(GROUP, "eni-0-all", FlowLine.event(NOW, 1));
        account.put(GROUP, "eni-1-all", FlowLine.event(NOW, 2));
        try (CloudWatchSource source = source(GROUP, List.of("eni-1-all"));
                FlowFeed feed = source.follow(request(null))) {
            pollUntilLinesCome(feed);
        }
        assertThat(gathered.lines).containsExactly(FlowLine.at(NOW, 2));
        gathered.lines.clear();
        try (CloudWatchSource source = source(GROUP + ":eni-0", List.of());
                FlowFeed feed = source.follow(request(null))) {
            pollUntilLinesCome(feed);
        }
        assertThat(gathered.lines).containsExactly(FlowLine.at(NOW, 1));
    }

    @Test
    void whereEventsAreLeftOutTheUserIsTold() throws Exception {
        account.put(
                GROUP,
                "eni-0-all",
                IntStream.range(0, 501).mapToObj(i -> FlowLine.event(NOW, i)).toList());
        try (CloudWatchSource source = source(GROUP, List.of());
                FlowFeed feed = source.follow(request(null))) {
            pollUntilLinesCome(feed);
            assertThat(feed.measures()).containsEntry("sampled-updates", 1L);
        }
        assertThat(gathered.lines).hasSize(500);
        assertThat(gathered.notices).anySatisfy(notice -> assertThat(notice).contains("AWS leaves out events"));
    }

    @Test
    void aSessionThatEndsIsFollowedByAnother() throws Exception {
        account.put(GROUP, "eni-0-all", FlowLine.event(NOW, 1));
        try (CloudWatchSource source = source(GROUP, List.of());
                FlowFeed feed = source.follow(request(null))) {
            pollUntilLinesCome(feed);
            gathered.lines.clear();
            pollUntilLinesCome(feed);
            assertThat(feed.measures()).containsEntry("live-sessions", 2L);
        }
        assertThat(gathered.lines).hasSize(1);
    }

    @Test
    void aGroupThatIsNotThereIsTold() throws Exception {
        try (CloudWatchSource source = source("/no/such/group", List.of())) {
            assertThatThrownBy(() -> source.follow(request(null)))
                    .isInstanceOf(SourceAccessException.class)
                    .hasMessageContaining("expected a log group of this name, found none");
        }
    }

    @Test
    void thereIsNoGoingOnFromAPosition() throws Exception {
        try (CloudWatchSource source = source(GROUP, List.of());
                FlowFeed feed = source.follow(request(null))) {
            String position = feed.position();
            assertThatThrownBy(() -> source.follow(request(position)))
                    .isInstanceOf(FlowConfigurationException.class)
                    .hasMessageContaining("Follow without live");
        }
    }

    @Test
    void aFeedThatWasClosedIsNotAskedAgain() throws Exception {
        try (CloudWatchSource source = source(GROUP, List.of())) {
            FlowFeed feed = source.follow(request(null));
            feed.poll(gathered);
            feed.close();
            feed.close();
            assertThatThrownBy(() -> feed.poll(gathered)).hasMessageContaining("the feed is closed");
        }
    }
}
