package io.flowlogs.format.json;

import io.flowlogs.record.EventMetadata;
import io.flowlogs.source.LineSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was seen of an object so far. An event's members come in any order, so that its line is handed over at its end. */
final class JsonObject {
    private static final String CONTROL = "control message";
    private static final String CONTROL_TEXT = "CWL CONTROL MESSAGE:";

    private @Nullable String message;
    private @Nullable String problem;
    private @Nullable String id;
    private @Nullable Instant timestamp;
    private @Nullable Instant ingestionTime;
    private @Nullable String logStream;
    private boolean control;
    private boolean container;

    JsonObject(@Nullable String logStream) {
        this.logStream = logStream;
    }

    void message(String text) {
        if (message != null) {
            problem = "expected one message in an event, found two";
        }
        message = text;
    }

    void messageProblem(String found) {
        problem = "expected a message that is a text, found " + found;
    }

    void id(@Nullable String text) {
        id = text;
    }

    void timestamp(@Nullable Instant time) {
        timestamp = time;
    }

    void ingestionTime(@Nullable Instant time) {
        ingestionTime = time;
    }

    void logStream(@Nullable String name) {
        logStream = name;
    }

    void type(String messageType) {
        control = messageType.equals("CONTROL_MESSAGE");
    }

    /** Notes that the object holds events, or something packed, and is accounted for by what is in it. */
    void holdsOthers() {
        container = true;
    }

    @Nullable
    String logStream() {
        return logStream;
    }

    boolean isControl() {
        return control;
    }

    void finish(LineSink lines) throws IOException {
        if (problem != null) {
            lines.malformed(message == null ? "" : JsonProblem.shown(message), problem);
        } else if (message != null) {
            deliver(message, event(), lines);
        } else if (control) {
            lines.skipped(CONTROL);
        } else if (!container) {
            lines.skipped("JSON object without flow log lines");
        }
    }

    private @Nullable EventMetadata event() {
        boolean known = id != null || timestamp != null || ingestionTime != null || logStream != null;
        return known ? new EventMetadata(id, timestamp, ingestionTime, logStream) : null;
    }

    /** Hands over a message as one or, where it has line breaks, several lines. */
    static void deliver(String message, @Nullable EventMetadata event, LineSink lines) throws IOException {
        if (message.startsWith(CONTROL_TEXT)) {
            lines.skipped(CONTROL);
        } else if (message.isBlank()) {
            lines.skipped("empty message");
        } else {
            deliverLines(message.getBytes(StandardCharsets.UTF_8), event, lines);
        }
    }

    private static void deliverLines(byte[] bytes, @Nullable EventMetadata event, LineSink lines) throws IOException {
        int from = 0;
        while (from < bytes.length) {
            int to = lineEnd(bytes, from);
            int visible = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
            if (!isBlank(bytes, from, visible)) {
                lines.line(bytes, from, visible - from, event);
            }
            from = to + 1;
        }
    }

    private static int lineEnd(byte[] bytes, int from) {
        int i = from;
        while (i < bytes.length && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
