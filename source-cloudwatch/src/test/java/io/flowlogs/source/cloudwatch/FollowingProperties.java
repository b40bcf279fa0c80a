package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.source.FlowFeed;
import io.flowlogs.source.FollowRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever comes late and whenever a follower dies: every event once. */
class FollowingProperties {
    private static final Instant BEGIN = Instant.parse("2024-05-01T00:00:00Z");
    private static final int PAGE = 10;
    private static final long OVERLAP = Duration.ofMinutes(20).toMillis();

    @Property(tries = 300)
    void everyEventIsHandedOverOnceHoweverOftenTheFollowerIsKilled(
            @ForAll @IntRange(min = 1, max = 9) int pageSize,
            @ForAll @IntRange(min = 0, max = 130) int streams,
            @ForAll Random random)
            throws IOException, InterruptedException {
        World world = new World(pageSize, streams, random);
        world.putHistory();
        for (int life = 0; life < 8; life++) {
            world.live();
        }
        world.follow();
        assertThat(world.gathered.lines).containsExactlyInAnyOrderElementsOf(world.logs.messages());
    }

    /** A group, and those who follow it one after another. */
    private static final class World {
        final MemoryLogs logs;
        final Gathered gathered = new Gathered();
        private final List<String> names;
        private final Random random;
        private long now = BEGIN.toEpochMilli();
        private int events;
        private String position;
        private boolean quiet;

        /** Without names, all streams are followed. */
        World(int pageSize, int streams, Random random) {
            this.logs = new MemoryLogs(pageSize);
            this.names = IntStream.range(0, streams).mapToObj(i -> "eni-" + i).toList();
            this.random = random;
        }

        /** More than the overlap. */
        void putHistory() {
            for (int i = random.nextInt(40); i > 0; i--) {
                put(now + random.nextInt((int) (5 * OVERLAP)));
            }
            now += 5 * OVERLAP;
        }

        private void put(long time) {
            String stream = names.isEmpty() ? "eni-" + random.nextInt(3) : names.get(random.nextInt(names.size()));
            logs.put(stream, time, "event " + events);
            events++;
        }

        /** As late as may be, measured from the latest event there can be. */
        private void happen(Duration rest) {
            if (quiet) {
                return;
            }
            now += random.nextInt(10_000);
            for (int i = random.nextInt(6); i > 0; i--) {
                put(now - random.nextInt((int) OVERLAP / 2));
            }
        }

        private CloudWatchSource source() throws IOException {
            return CloudWatchSource.builder("group")
                    .client(logs)
                    .streams(names)
                    .clock(Clock.fixed(Instant.ofEpochMilli(now), ZoneOffset.UTC))
                    .pause(this::happen)
                    .build();
        }

        private FollowRequest request() {
            return new FollowRequest(FlowPredicate.all(), BEGIN, position, Duration.ofSeconds(1), null);
        }

        /** Some polls whose lines are kept with the position, and some whose lines die with the follower. */
        void live() throws IOException, InterruptedException {
            try (CloudWatchSource source = source();
                    FlowFeed feed = source.follow(request())) {
                poll(feed, random.nextInt(6), gathered);
                position = feed.position();
                poll(feed, random.nextInt(4), new Gathered());
            }
        }

        private static void poll(FlowFeed feed, int times, Gathered into) throws IOException, InterruptedException {
            for (int i = 0; i < times; i++) {
                feed.poll(into);
            }
        }

        /** Nothing more happens; all is handed over. */
        void follow() throws IOException, InterruptedException {
            quiet = true;
            try (CloudWatchSource source = source();
                    FlowFeed feed = source.follow(request())) {
                int before = -1;
                while (gathered.lines.size() > before) {
                    before = gathered.lines.size();
                    feed.poll(gathered);
                }
            }
        }
    }

    @Property(tries = 50)
    void whatIsRememberedIsBoundedWithinALongLookToo(
            @ForAll @IntRange(min = PAGE, max = 50) int mostSeen, @ForAll Random random) throws IOException {
        MemoryLogs logs = new MemoryLogs(PAGE);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            logs.put("eni-0", BEGIN.toEpochMilli() + random.nextInt(600_000), "event " + i);
            expected.add("event " + i);
        }
        Effort effort = new Effort();
        GroupTail tail = new GroupTail(
                "group",
                new LogGroup("group"),
                ReadingRules.of(GroupLocation.parse("group")),
                new FollowRequest(FlowPredicate.all(), BEGIN, null, Duration.ofSeconds(1), null),
                new LogsCalls(() -> logs, RequestPace.unlimited(effort), effort),
                new FormatLookup(null, () -> null, System::nanoTime),
                Clock.systemUTC(),
                mostSeen);
        Gathered gathered = new Gathered();
        do {
            tail.hand(tail.read(gathered), gathered);
            assertThat(tail.position().seen()).hasSizeLessThanOrEqualTo((mostSeen * Long.BYTES * 4 + 2) / 3);
        } while (tail.isLooking());
        assertThat(gathered.lines).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(effort.toMap().get("shortened-overlaps")).isPositive();
    }
}
