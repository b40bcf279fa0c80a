package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.FlowLogs;
import io.flowlogs.query.FlowRecords;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.cloudwatch.ScriptedLogs.Event;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** The law of reading a log group: every event of the window once, in the order of time, whatever the server does and however many threads ask. */
class ScriptedRangesProperties {
    private static final long BEGIN = Instant.parse("2026-05-01T00:00:00Z").toEpochMilli();
    private static final int DAY = 86_400_000;

    @Property(tries = 60)
    void everyEventOfTheWindowComesOnceAndInOrder(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int threads, @ForAll boolean misbehaving)
            throws IOException {
        Random dice = new Random(seed);
        List<Event> events = events(dice);
        TimeRange window = window(dice);
        try (ScriptedLogs server = new ScriptedLogs(events).pagesOf(1 + dice.nextInt(200));
                CloudWatchLogsClient client = server.client();
                CloudWatchSource source = CloudWatchSource.builder("/vpc/flow-logs")
                        .client(client)
                        .build()) {
            if (misbehaving) {
                server.tricks(ScriptedLogs.passingTricks(seed));
            }
            List<String> ids = new ArrayList<>();
            ScanStatistics statistics = read(source, window, threads, ids);
            assertThat(ids).isEqualTo(expected(events, window));
            assertThat(statistics.isComplete()).isTrue();
            assertThat(statistics.malformed()).isZero();
            assertThat(statistics.measures().get("events")).isGreaterThanOrEqualTo(ids.size());
        }
    }

    private static ScanStatistics read(CloudWatchSource source, TimeRange window, int threads, List<String> ids) {
        try (FlowLogs logs = FlowLogs.of(source);
                FlowRecords records = logs.query()
                        .between(window)
                        .parallelism(threads)
                        .format(FlowLogFormat.DEFAULT)
                        .records()) {
            records.forEach(flow -> ids.add(Objects.requireNonNull(flow.event()).id()));
            return records.statistics();
        }
    }

    private static List<String> expected(List<Event> events, TimeRange window) {
        return events.stream()
                .filter(event -> window.contains(Instant.ofEpochMilli(event.time())))
                .sorted(Comparator.comparingLong(Event::time))
                .map(Event::id)
                .collect(Collectors.toList());
    }

    /** Silence, a steady trickle, and bursts of many events within a second, over a day. */
    private static List<Event> events(Random dice) {
        List<Event> events = new ArrayList<>();
        int bursts = dice.nextInt(4);
        for (int i = 0; i < bursts; i++) {
            long at = dice.nextInt(DAY / 1000) * 1000L;
            int size = dice.nextInt(600);
            int seconds = 1 + dice.nextInt(20);
            for (int n = 0; n < size; n++) {
                events.add(event(events.size(), at + dice.nextInt(seconds) * 1000L));
            }
        }
        int trickle = dice.nextInt(400);
        for (int n = 0; n < trickle; n++) {
            events.add(event(events.size(), dice.nextInt(DAY / 1000) * 1000L));
        }
        return events;
    }

    private static Event event(int number, long offset) {
        long second = (BEGIN + offset) / 1000;
        String line = "2 123456789012 eni-0123456789abcdef0 10.0.0.1 10.0.0.2 40000 443 6 10 4000 " + second + " "
                + (second + 30) + " ACCEPT OK";
        return new Event("id" + number, BEGIN + offset, BEGIN + offset + 300_000, line);
    }

    private static TimeRange window(Random dice) {
        long from = BEGIN + dice.nextInt(DAY);
        long to = from + dice.nextInt(DAY);
        return dice.nextInt(5) == 0
                ? new TimeRange(Instant.ofEpochMilli(BEGIN - DAY), Instant.ofEpochMilli(BEGIN + 2L * DAY))
                : new TimeRange(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to));
    }
}
