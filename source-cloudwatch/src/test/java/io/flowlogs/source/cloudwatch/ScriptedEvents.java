package io.flowlogs.source.cloudwatch;

import io.flowlogs.source.cloudwatch.ScriptedLogs.Event;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Events for tests: lines of AWS's default format, whose ids tell their number. */
final class ScriptedEvents {
    static final Instant BEGIN = Instant.parse("2026-05-01T00:00:00Z");

    private ScriptedEvents() {}

    static Event event(int number, long offsetMillis) {
        long time = BEGIN.toEpochMilli() + offsetMillis;
        long second = time / 1000;
        String line = "2 123456789012 eni-0123456789abcdef0 10.0.0.1 10.0.0.2 40000 443 6 10 4000 " + second + " "
                + (second + 30) + " ACCEPT OK";
        return new Event("id" + number, time, time + 300_000, line);
    }

    /** So many events, one a second. */
    static List<Event> everySecond(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> event(number, number * 1000L))
                .toList();
    }
}
