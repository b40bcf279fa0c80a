package io.flowlogs.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.flowlogs.source.LineSink;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks over documents and hands over the lines in them. Keeps one event at a time. */
final class JsonDocuments {
    private final JsonParser parser;
    private final LineSink lines;
    private final int packings;
    private final Set<String> names = new HashSet<>();

    JsonDocuments(JsonParser parser, LineSink lines, int packings) {
        this.parser = parser;
        this.lines = lines;
        this.packings = packings;
    }

    void readAll() throws IOException {
        while (parser.nextToken() != null) {
            value(null);
        }
    }

    private void value(@Nullable String logStream) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            object(logStream);
        } else if (token == JsonToken.START_ARRAY) {
            array(logStream);
        } else if (token == JsonToken.VALUE_STRING) {
            JsonObject.deliver(parser.getText(), null, lines);
        } else {
            lines.skipped("JSON value without a flow log line");
        }
    }

    private void array(@Nullable String logStream) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            value(logStream);
        }
    }

    private void object(@Nullable String logStream) throws IOException {
        JsonObject seen = new JsonObject(logStream);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            member(name, seen);
        }
        seen.finish(lines);
    }

    /** The parser stands at the member's value, and afterwards at the value's end. */
    private void member(String name, JsonObject seen) throws IOException {
        switch (name) {
            case "message", "@message" -> message(seen);
            case "timestamp", "@timestamp" -> seen.timestamp(time());
            case "ingestionTime", "@ingestionTime" -> seen.ingestionTime(time());
            case "id", "eventId" -> seen.id(text());
            case "logStream", "logStreamName", "@logStream" -> seen.logStream(text());
            case "messageType" -> seen.type(String.valueOf(text()));
            case "logEvents", "events", "records", "Records" -> events(seen);
            case "awslogs", "kinesis" -> wrapper(seen);
            case "data", "Data" -> packed(seen);
            case "results" -> rows(seen);
            default -> unknown(name);
        }
    }

    private void unknown(String name) throws IOException {
        count(name);
        skip();
    }

    private void skip() throws IOException {
        if (!parser.currentToken().isStructStart()) {
            return;
        }
        int depth = 1;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.FIELD_NAME) {
                count(parser.currentName());
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
    }

    private void count(String name) throws IOException {
        if (names.add(name) && names.size() > JsonStreams.MAX_DIFFERENT_NAMES) {
            throw new StreamConstraintsException("more different names", parser.currentTokenLocation());
        }
    }

    private void message(JsonObject seen) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            seen.message(parser.getText());
        } else {
            seen.messageProblem(kind());
            skip();
        }
    }

    private String kind() {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return "an object";
        }
        if (token == JsonToken.START_ARRAY) {
            return "an array";
        }
        return token == JsonToken.VALUE_NULL ? "null" : "a number or truth value";
    }

    private void events(JsonObject seen) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            skip();
            return;
        }
        seen.holdsOthers();
        if (seen.isControl()) {
            skip();
        } else {
            array(seen.logStream());
        }
    }

    private void wrapper(JsonObject seen) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            seen.holdsOthers();
            object(null);
        } else {
            skip();
        }
    }

    private void packed(JsonObject seen) throws IOException {
        String data = text();
        if (data != null && PackedDocument.recognizes(data)) {
            seen.holdsOthers();
            PackedDocument.read(data, lines, packings);
        }
    }

    /** The results of Logs Insights: an array of rows, each an array of <code>{"field": ..., "value": ...}</code>. */
    private void rows(JsonObject seen) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            skip();
            return;
        }
        seen.holdsOthers();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_ARRAY) {
                row();
            } else {
                value(null);
            }
        }
    }

    private void row() throws IOException {
        JsonObject seen = new JsonObject(null);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                cell(seen);
            } else {
                skip();
            }
        }
        seen.finish(lines);
    }

    private void cell(JsonObject row) throws IOException {
        String field = null;
        String value = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            String text = text();
            field = name.equals("field") ? text : field;
            value = name.equals("value") ? text : value;
        }
        if (field != null && value != null) {
            column(row, field, value);
        }
    }

    private static void column(JsonObject row, String field, String value) {
        switch (field) {
            case "@message" -> row.message(value);
            case "@timestamp" -> row.timestamp(time(value));
            case "@ingestionTime" -> row.ingestionTime(time(value));
            case "@logStream" -> row.logStream(value);
            default -> {}
        }
    }

    /** Reads a text; anything else is passed over. */
    private @Nullable String text() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        skip();
        return null;
    }

    private @Nullable Instant time() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return Instant.ofEpochMilli(parser.getLongValue());
        }
        String text = text();
        return text == null ? null : time(text);
    }

    /** Reads milliseconds, or a time of day in UTC as <code>2024-05-01T00:00:00.000Z</code> with a blank or a T. */
    private static @Nullable Instant time(String text) {
        try {
            return text.indexOf('-', 1) < 0
                    ? Instant.ofEpochMilli(Long.parseLong(text))
                    : Instant.parse(text.replace(' ', 'T') + (text.endsWith("Z") ? "" : "Z"));
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }
}
