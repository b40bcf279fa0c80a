package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.FlowLogs;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FollowOptions;
import io.flowlogs.query.FollowedRecords;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.source.FlowFeed;
import io.flowlogs.source.FollowRequest;
import io.flowlogs.source.SourceAccessException;
import io.flowlogs.testservers.MotoServer;
import io.flowlogs.testservers.NeedsMoto;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Following groups of a real server. Whenever the feed rests, the next thing happens to the server. */
@NeedsMoto
class FollowingTest {
    private static final String GROUP = "/vpc/flow-logs";
    private static final Instant NOW = MotoAccount.recent(ChronoUnit.SECONDS, Duration.ofMinutes(1));
    private static final Duration INTERVAL = Duration.ofSeconds(15);

    private final Deque<Runnable> happenings = new ArrayDeque<>();
    private final List<Duration> rests = new ArrayList<>();
    private MotoAccount account;
    private int ports;

    @BeforeEach
    void begin(MotoServer server) {
        account = MotoAccount.at(server);
        account.makeGroup(GROUP);
    }

    @AfterEach
    void end() {
        account.close();
    }

    private CloudWatchSource.Builder builder(String location) {
        return CloudWatchSource.builder(location).client(account.logs()).pause(this::rest);
    }

    private void rest(Duration time) {
        rests.add(time);
        Runnable next = happenings.poll();
        if (next != null) {
            next.run();
        }
    }

    private static FollowRequest from(Instant begin, String position) {
        return new FollowRequest(FlowPredicate.all(), begin, position, INTERVAL, null);
    }

    /** A new record with a port that no other has. */
    private InputLogEvent event(Instant time) {
        ports++;
        return FlowLine.event(time, ports);
    }

    private static List<Integer> ports(Gathered gathered) {
        return gathered.lines.stream()
                .map(line -> Integer.valueOf(line.split(" ", -1)[5]))
                .toList();
    }

    private List<Integer> allPorts() {
        return IntStream.rangeClosed(1, ports).boxed().toList();
    }

    /** Polls until nothing happens any more, and for two rests after that. */
    private void pollAll(FlowFeed feed, Gathered into) throws IOException, InterruptedException {
        int after = 0;
        while (after < 3) {
            int restsBefore = rests.size();
            boolean quiet = happenings.isEmpty();
            feed.poll(into);
            after += quiet && rests.size() > restsBefore ? 1 : 0;
        }
    }

    @Test
    void eventsThatComeLateAreSeenAndNoneIsSeenTwice() throws Exception {
        account.put(GROUP, "eni-0-all", event(NOW.minusSeconds(3000)), event(NOW.minusSeconds(100)));
        happenings.add(() -> account.put(GROUP, "eni-0-all", event(NOW)));
        happenings.add(
                () -> account.put(GROUP, "eni-1-all", event(NOW.minusSeconds(1200)), event(NOW.minusSeconds(7))));
        happenings.add(() -> {});
        happenings.add(() -> account.put(GROUP, "eni-0-all", event(NOW.minusSeconds(1199)), event(NOW)));
        Gathered gathered = new Gathered();
        try (CloudWatchSource source = builder(GROUP).build();
                FlowFeed feed = source.follow(from(NOW.minusSeconds(3600), null))) {
            pollAll(feed, gathered);
        }
        assertThat(ports(gathered)).containsExactlyInAnyOrderElementsOf(allPorts());
        assertThat(ports(gathered).subList(0, 3)).containsExactly(1, 2, 3);
        assertThat(rests).containsOnly(INTERVAL);
        assertThat(gathered.carriers).isEmpty();
        assertThat(gathered.events.get(0))
                .isEqualTo(account.events(GROUP).stream()
                        .map(MotoAccount::metadata)
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void fromNowOnMeansThatWhatIsThereIsPassedOver() throws Exception {
        account.put(GROUP, "eni-0-all", event(NOW.minusSeconds(600)), event(NOW));
        happenings.add(() -> account.put(GROUP, "eni-0-all", event(NOW.minusSeconds(300)), event(NOW)));
        Gathered gathered = new Gathered();
        try (CloudWatchSource source = builder(GROUP).build();
                FlowFeed feed = source.follow(from(Instant.MAX, null))) {
            pollAll(feed, gathered);
        }
        assertThat(ports(gathered)).containsExactly(3, 4);
    }

    @Test
    void fromTheBeginningOfTimeMeansAllThereIs() throws Exception {
        account.put(GROUP, "eni-0-all", event(NOW.minus(Duration.ofDays(13))), event(NOW));
        Gathered gathered = new Gathered();
        try (CloudWatchSource source = builder(GROUP).build();
                FlowFeed feed = source.follow(from(Instant.MIN, null))) {
            pollAll(feed, gathered);
        }
        assertThat(ports(gathered)).containsExactly(1, 2);
    }

    @Test
    void anEventDatedAheadDoesNotHideThoseThatComeUntilThen() throws Exception {
        account.put(GROUP, "eni-0-all", event(NOW), event(NOW.plus(Duration.ofMinutes(90))));
        happenings.add(() -> account.put(GROUP, "eni-0-all", event(NOW.plusSeconds(1)), event(NOW.plusSeconds(30))));
        Gathered gathered = new Gathered();
        try (CloudWatchSource source = builder(GROUP).build();
                FlowFeed feed = source.follow(from(NOW.minusSeconds(60), null))) {
            pollAll(feed, gathered);
        }
        assertThat(ports(gathered)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void severalGroupsAreLookedAtInTurn() throws Exception {
        account.makeGroup("/vpc/other");
        account.put("/vpc/other", "eni-0-all", event(NOW));
        happenings.add(() -> account.put(GROUP, "eni-0-all", event(NOW)));
        happenings.add(() -> account.put("/vpc/other", "eni-0-all", event(NOW.minusSeconds(9))));
        Gathered gathered = new Gathered();
        try (CloudWatchSource source = builder("/vpc/*").build();
                FlowFeed feed = source.follow(from(NOW.minusSeconds(600), null))) {
            pollAll(feed, gathered);
        }
        assertThat(ports(gathered)).containsExactly(1, 2, 3);
        assertThat(gathered.carriers).contains("cwl:" + GROUP, "cwl:/vpc/other");
        assertThat(rests).hasSize(5);
    }

    @Test
    void aCallWithoutALineMeansThatAllThereWasIsHandedOver() throws Exception {
        account.makeGroup("/vpc/zzz");
        account.put("/vpc/zzz", "eni-0-all", event(NOW));
        Gathered gathered = new Gathered();
        try (CloudWatchSource source = builder("/vpc/*").build();
                FlowFeed feed = source.follow(from(NOW, null))) {
            feed.poll(gathered);
        }
        assertThat(ports(gathered)).containsExactly(1);
    }

    @Test
    void theFormatOfTheFlowLogIsDeclared() throws Exception {
        account.makeFlowLog(GROUP, "${dstaddr} ${srcaddr} ${start}");
        account.put(GROUP, "eni-0-all", MotoAccount.event(NOW, "10.0.0.1 10.0.0.2 " + NOW.getEpochSecond()));
        Gathered gathered = new Gathered();
        try (Ec2Client ec2 = account.ec2Client();
                CloudWatchSource source = builder(GROUP).ec2Client(ec2).build();
                FlowFeed feed = source.follow(from(NOW, null))) {
            feed.poll(gathered);
        }
        assertThat(gathered.formats).containsExactly(FlowLogFormat.parse("${dstaddr} ${srcaddr} ${start}"));
    }

    @Test
    void theFormatOfOneGroupIsNotThatOfTheNext() throws Exception {
        account.makeGroup("/vpc/other");
        account.makeFlowLog(GROUP, "${dstaddr} ${srcaddr} ${start}");
        account.put(GROUP, "eni-0-all", MotoAccount.event(NOW, "10.0.0.1 10.0.0.2 " + NOW.getEpochSecond()));
        account.put("/vpc/other", "eni-0-all", event(NOW));
        try (Ec2Client ec2 = account.ec2Client();
                CloudWatchSource source = builder("/vpc/*").ec2Client(ec2).build();
                FollowedRecords records = FlowLogs.of(source)
                        .query()
                        .follow(FollowOptions.from(NOW).every(INTERVAL))) {
            Iterator<FlowRecord> iterator = records.iterator();
            assertThat(iterator.next().getSrcAddr()).hasToString("10.0.0.2");
            assertThat(iterator.next().getSrcAddr()).hasToString("192.0.2.1");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whereverAFollowerIsKilledAnotherGoesOnWithoutLossOrRepeating(long seed) throws Exception {
        Random random = new Random(seed);
        List<InputLogEvent> longBefore = new ArrayList<>();
        for (int i = 0; i < 12_000; i++) {
            longBefore.add(event(NOW.minusSeconds(36_000 - 2 * i)));
        }
        account.put(GROUP, "eni-0-all", longBefore);
        Gathered gathered = new Gathered();
        String position = null;
        for (int life = 0; life < 6; life++) {
            for (int i = random.nextInt(3); i >= 0; i--) {
                happenings.add(() -> putSome(random));
            }
            position = live(position, random, gathered);
        }
        try (CloudWatchSource source = builder(GROUP).build();
                FlowFeed last = source.follow(from(NOW.minusSeconds(36_000), position))) {
            pollAll(last, gathered);
        }
        assertThat(ports(gathered)).containsExactlyInAnyOrderElementsOf(allPorts());
    }

    private void putSome(Random random) {
        List<InputLogEvent> events = new ArrayList<>();
        for (int i = random.nextInt(20); i >= 0; i--) {
            events.add(event(NOW.minusSeconds(random.nextInt(1100))));
        }
        account.put(GROUP, "eni-" + random.nextInt(5) + "-all", events);
    }

    /** Polls some times, remembers where it stood, and dies with what it read after that. */
    private String live(String position, Random random, Gathered gathered) throws IOException, InterruptedException {
        try (CloudWatchSource source = builder(GROUP).build();
                FlowFeed feed = source.follow(from(NOW.minusSeconds(36_000), position))) {
            for (int polls = random.nextInt(4); polls > 0; polls--) {
                feed.poll(gathered);
            }
            String saved = feed.position();
            for (int polls = random.nextInt(2); polls > 0; polls--) {
                feed.poll(new Gathered());
            }
            return saved;
        }
    }

    @Test
    void streamsThatTakeSeveralRequestsAreFollowedEachFromWhereItStood() throws Exception {
        List<String> names =
                IntStream.rangeClosed(1, 101).mapToObj(i -> "eni-" + i + "-all").toList();
        account.put(GROUP, names.get(0), event(NOW));
        account.put(GROUP, names.get(100), event(NOW.minusSeconds(10_000)));
        account.put(GROUP, "eni-none-of-these", FlowLine.event(NOW, 999));
        Gathered gathered = new Gathered();
        FollowRequest request = from(NOW.minusSeconds(20_000), null);
        try (CloudWatchSource source = builder(GROUP).streams(names).build()) {
            FlowFeed first = source.follow(request);
            first.poll(gathered);
            assertThat(ports(gathered)).hasSize(1);
            FlowFeed second = source.follow(from(NOW, first.position()));
            pollAll(second, gathered);
        }
        assertThat(ports(gathered)).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void aGroupThatIsNotThereEndsTheFeed() throws Exception {
        try (CloudWatchSource source = builder("/no/such/group").build();
                FlowFeed feed = source.follow(from(NOW, null))) {
            assertThatThrownBy(() -> feed.poll(new Gathered()))
                    .isInstanceOf(SourceAccessException.class)
                    .hasMessageContaining("expected a log group of this name");
        }
        assertThat(rests).isEmpty();
    }

    @Test
    void aFeedThatWasClosedIsNotAskedAgain() throws Exception {
        try (CloudWatchSource source = builder(GROUP).build()) {
            FlowFeed feed = source.follow(from(NOW, null));
            feed.close();
            feed.close();
            assertThatThrownBy(() -> feed.poll(new Gathered())).hasMessageContaining("the feed is closed");
        }
    }

    @Test
    void aPositionThatIsNoneIsRefused() throws Exception {
        try (CloudWatchSource source = builder(GROUP).build()) {
            assertThatThrownBy(() -> source.follow(from(NOW, "somewhere")))
                    .isInstanceOf(FlowConfigurationException.class)
                    .hasMessageContaining("Begin anew without it");
        }
    }

    @Test
    void aPositionIsThereBeforeTheFirstPoll() throws Exception {
        account.put(GROUP, "eni-0-all", event(NOW));
        Gathered gathered = new Gathered();
        try (CloudWatchSource source = builder(GROUP).build()) {
            String position = source.follow(from(NOW, null)).position();
            source.follow(from(NOW.plusSeconds(60), position)).poll(gathered);
        }
        assertThat(ports(gathered)).containsExactly(1);
    }
}
