package io.flowlogs.source.cloudwatch;

import io.flowlogs.record.EventMetadata;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;

/**
 * Reads events by queries of Logs Insights, which is the only way into groups of the class Infrequent Access. A query gives at most so many rows; one that
 * gives that many may have left some out, and is asked again for each half of its time; of a single second, for some of the streams at a time. Safe for
 * use by several threads.
 */
final class Insights {
    static final int MOST_ROWS = 10_000;

    /** What a query says may have 10,000 characters, and the name of a stream 512. */
    private static final int MOST_STREAMS = 15;

    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private final LogsCalls calls;
    private final Pause pause;

    Insights(LogsCalls calls, Pause pause) {
        this.calls = calls;
        this.pause = pause;
    }

    /** Hands over the events of a range of time, in milliseconds, half open. */
    void read(EventFilter filter, long from, long to, EventLines lines) throws IOException {
        List<List<ResultField>> rows = rows(filter, query(filter), from, to);
        long middle = middle(from, to);
        if (rows.size() < MOST_ROWS) {
            hand(rows, filter, from, to, lines);
        } else if (middle > from) {
            read(filter, from, middle, lines);
            read(filter, middle, to, lines);
        } else {
            readByStreams(filter, from, to, lines);
        }
    }

    /** Queries have no smaller time than a second. */
    private void readByStreams(EventFilter filter, long from, long to, EventLines lines) throws IOException {
        for (List<String> streams : groupedStreams(filter, from, to)) {
            EventFilter some = filter.withStreams(streams);
            List<List<ResultField>> rows = rows(some, query(some), from, to);
            if (rows.size() >= MOST_ROWS) {
                throw tooMany("events in a second of " + Shown.shortened(streams.get(0)), from, to);
            }
            hand(rows, filter, from, to, lines);
        }
    }

    /** The streams of a time, as many together as have fewer events than a query gives. */
    private List<List<String>> groupedStreams(EventFilter filter, long from, long to) throws IOException {
        List<List<ResultField>> counts = rows(filter, countQuery(filter), from, to);
        if (counts.size() >= MOST_ROWS) {
            throw tooMany("streams in a second", from, to);
        }
        List<List<String>> grouped = new ArrayList<>();
        long together = MOST_ROWS; // no group yet, so that the first stream begins one
        for (Map.Entry<String, Long> stream : byName(counts).entrySet()) {
            long events = stream.getValue();
            together += events;
            if (together >= MOST_ROWS || grouped.get(grouped.size() - 1).size() == MOST_STREAMS) {
                grouped.add(new ArrayList<>());
                together = events;
            }
            grouped.get(grouped.size() - 1).add(stream.getKey());
        }
        return grouped;
    }

    /** In an order that is the same every time. */
    private static SortedMap<String, Long> byName(List<List<ResultField>> counts) {
        SortedMap<String, Long> events = new TreeMap<>();
        for (List<ResultField> row : counts) {
            Map<String, String> values = values(row);
            events.put(values.getOrDefault("@logStream", ""), number(values.get("events")));
        }
        return events;
    }

    /** A stream whose number of events is not told is read on its own. */
    private static long number(@Nullable String text) {
        try {
            return text == null ? MOST_ROWS : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return MOST_ROWS;
        }
    }

    private static IOException tooMany(String what, long from, long to) {
        return new IOException(Shown.range(from, to) + ": expected fewer than " + MOST_ROWS + " " + what
                + ", found as many or more, of which Logs Insights gives no others. Have the group exported to S3 to read"
                + " them all.");
    }

    /** A whole second between the two, or the first of them when there is none. */
    private static long middle(long from, long to) {
        long middle = (from + to) / 2 / Density.SECOND * Density.SECOND;
        return middle > from && middle < to ? middle : from;
    }

    private List<List<ResultField>> rows(EventFilter filter, String text, long from, long to) throws IOException {
        String query = calls.startQuery(request(filter, text, from, to));
        boolean ended = false;
        try {
            List<List<ResultField>> rows = await(query);
            ended = true;
            return rows;
        } finally {
            if (!ended) {
                stop(query);
            }
        }
    }

    /** A thread that was interrupted could not send anything. */
    private void stop(String query) {
        boolean interrupted = Thread.interrupted();
        try {
            calls.stopQuery(query);
        } catch (IOException itEndsByItself) {
            // What led here is the failure to be told.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Both ends of the time are inclusive, in seconds. */
    private static StartQueryRequest request(EventFilter filter, String text, long from, long to) {
        StartQueryRequest.Builder request = StartQueryRequest.builder()
                .startTime(Math.floorDiv(from, Density.SECOND))
                .endTime(Math.floorDiv(to - 1, Density.SECOND))
                .limit(MOST_ROWS)
                .queryString(text);
        LogGroup group = filter.group();
        return (group.isArn() ? request.logGroupIdentifiers(group.id()) : request.logGroupName(group.id())).build();
    }

    static String query(EventFilter filter) {
        return "fields @timestamp, @message, @logStream, @ingestionTime" + condition(filter) + " | sort @timestamp asc";
    }

    private static String countQuery(EventFilter filter) {
        return "fields @logStream" + condition(filter) + " | stats count(*) as events by @logStream";
    }

    private static String condition(EventFilter filter) {
        if (!filter.streams().isEmpty()) {
            return " | filter @logStream in [" + quoted(filter.streams()) + "]";
        }
        String prefix = filter.streamPrefix();
        return prefix == null ? "" : " | filter strcontains(@logStream, " + quoted(List.of(prefix)) + ")";
    }

    private static String quoted(List<String> names) {
        return String.join(
                ", ",
                names.stream()
                        .map(name -> '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                        .toList());
    }

    private List<List<ResultField>> await(String query) throws IOException {
        Duration wait = FIRST_WAIT;
        while (true) {
            GetQueryResultsResponse answer = calls.results(query);
            QueryStatus status = answer.status();
            if (status == QueryStatus.COMPLETE) {
                return answer.results();
            } else if (status != QueryStatus.RUNNING && status != QueryStatus.SCHEDULED) {
                throw new IOException("expected a query of Logs Insights that completes, found "
                        + answer.statusAsString() + ". Ask for a shorter time.");
            }
            pause(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
        }
    }

    private void pause(Duration time) throws InterruptedIOException {
        try {
            pause.pause(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for Logs Insights.");
        }
    }

    /** A query's ends are whole seconds, and what a stream's name begins with can be asked only as what it contains. */
    private void hand(List<List<ResultField>> rows, EventFilter filter, long from, long to, EventLines lines)
            throws IOException {
        for (List<ResultField> row : rows) {
            Map<String, String> values = values(row);
            Instant time = time(values.get("@timestamp"));
            boolean inside = time == null || (time.toEpochMilli() >= from && time.toEpochMilli() < to);
            if (inside && isWanted(values.get("@logStream"), filter.streamPrefix())) {
                calls.effort().events.increment();
                lines.add(values.getOrDefault("@message", ""), event(values, time));
            }
        }
    }

    private static Map<String, String> values(List<ResultField> row) {
        Map<String, String> values = new HashMap<>();
        row.forEach(field -> values.put(field.field(), field.value()));
        return values;
    }

    private static boolean isWanted(@Nullable String stream, @Nullable String prefix) {
        return stream == null || prefix == null || stream.startsWith(prefix);
    }

    private static EventMetadata event(Map<String, String> values, @Nullable Instant time) {
        return new EventMetadata(
                values.get("@ptr"), time, time(values.get("@ingestionTime")), values.get("@logStream"));
    }

    /** A time as Logs Insights writes it, in UTC, or as a number of milliseconds. */
    static @Nullable Instant time(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return text.chars().allMatch(Character::isDigit)
                    ? Instant.ofEpochMilli(Long.parseLong(text))
                    : LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException | NumberFormatException other) {
            return null;
        }
    }
}
