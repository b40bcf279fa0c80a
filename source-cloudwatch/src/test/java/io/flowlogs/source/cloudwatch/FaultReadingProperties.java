package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowlogs.FlowLogs;
import io.flowlogs.query.FlowRecords;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** Whatever a group holds and whatever its server does: what is in the window comes once, in order. */
class FaultReadingProperties {
    private static final Instant BEGIN = Instant.parse("2024-05-01T00:00:00Z");
    private static final long SECONDS = 100_000;
    private static final int ATTEMPTS = 30;

    @Property(tries = 100)
    void everyEventOfTheWindowComesOnceAndInTheOrderOfTime(
            @ForAll("groups") List<FaultEvent> group,
            @ForAll("windows") TimeRange window,
            @ForAll @IntRange(min = 1, max = 60) int pageSize,
            @ForAll @IntRange(min = 1, max = 8) int threads,
            @ForAll Random random)
            throws IOException {
        try (FaultServer server = new FaultServer(group, pageSize, (number, question) -> FaultTurn.passing(random))) {
            assertThat(read(server, window, threads)).containsExactlyElementsOf(expected(group, window));
        }
    }

    @Property(tries = 100)
    void theRangesThatAreAskedForCoverTheWindowWithoutGapOrOverlap(
            @ForAll("groups") List<FaultEvent> group,
            @ForAll("windows") TimeRange window,
            @ForAll @IntRange(min = 1, max = 60) int pageSize,
            @ForAll @IntRange(min = 1, max = 8) int threads)
            throws IOException {
        try (FaultServer server = new FaultServer(group, pageSize, FaultServer.turns())) {
            read(server, window, threads);
            long next = ceil(window.from());
            for (long[] range : readRanges(server)) {
                assertThat(range[0]).isEqualTo(next);
                assertThat(range[1]).isGreaterThanOrEqualTo(range[0]);
                next = range[1] + 1;
            }
            assertThat(next).isEqualTo(ceil(window.to()));
        }
    }

    /** Of a range that was looked at, found too full and asked for again, the shorter ones count. */
    private static List<long[]> readRanges(FaultServer server) {
        TreeMap<Long, Long> shortest = new TreeMap<>();
        for (JsonNode question : server.questions()) {
            shortest.merge(
                    question.path("startTime").asLong(),
                    question.path("endTime").asLong(),
                    Math::min);
        }
        List<long[]> ranges = new ArrayList<>();
        shortest.forEach((from, to) -> ranges.add(new long[] {from, to}));
        return ranges;
    }

    private static List<Long> read(FaultServer server, TimeRange window, int threads) throws IOException {
        List<Long> numbers = new ArrayList<>();
        try (CloudWatchLogsClient client = FaultClient.of(server.endpoint(), ATTEMPTS);
                CloudWatchSource source = FaultClient.source(client).build();
                FlowRecords records = FlowLogs.of(source)
                        .query()
                        .between(window)
                        .parallelism(threads)
                        .records()) {
            for (FlowRecord flow : records) {
                numbers.add(Objects.requireNonNull(flow.getBytes()));
            }
            assertThat(records.statistics().isComplete()).isTrue();
        }
        return numbers;
    }

    private static List<Long> expected(List<FaultEvent> group, TimeRange window) {
        return group.stream()
                .filter(event -> window.contains(Instant.ofEpochMilli(event.millis())))
                .map(FaultEvent::bytes)
                .toList();
    }

    private static long ceil(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond() * 1_000_000_000 + instant.getNano() + 999_999, 1_000_000L);
    }

    /** Bursts, of which some lie within a second and others are far apart. */
    @Provide
    Arbitrary<List<FaultEvent>> groups() {
        Arbitrary<Integer> begin = Arbitraries.integers().between(0, (int) SECONDS);
        Arbitrary<Integer> size = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.integers().between(1, 3)),
                Tuple.of(2, Arbitraries.integers().between(10, 150)));
        Arbitrary<Integer> step = Arbitraries.of(0, 0, 1, 7);
        return Combinators.combine(begin, size, step)
                .as((first, count, seconds) -> new int[] {first, count, seconds})
                .list()
                .ofMaxSize(25)
                .map(FaultReadingProperties::events);
    }

    private static List<FaultEvent> events(List<int[]> bursts) {
        List<Instant> times = new ArrayList<>();
        for (int[] burst : bursts) {
            for (int i = 0; i < burst[1]; i++) {
                times.add(BEGIN.plusSeconds(burst[0] + (long) i * burst[2]));
            }
        }
        times.sort(null);
        List<FaultEvent> events = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            events.add(FaultEvent.at(i + 1, times.get(i)));
        }
        return events;
    }

    /** With ends within seconds and milliseconds, and such as hold nothing. */
    @Provide
    Arbitrary<TimeRange> windows() {
        Arbitrary<Long> nanos = Arbitraries.of(0L, 1L, 999_999L, 1_000_000L, 500_000_000L, 999_999_999L);
        Arbitrary<Instant> instant = Combinators.combine(Arbitraries.longs().between(-1000, SECONDS + 1000), nanos)
                .as((second, nano) -> BEGIN.plusSeconds(second).plusNanos(nano));
        return Combinators.combine(instant, instant)
                .as((a, b) -> a.isBefore(b) ? new TimeRange(a, b) : new TimeRange(b, a));
    }
}
