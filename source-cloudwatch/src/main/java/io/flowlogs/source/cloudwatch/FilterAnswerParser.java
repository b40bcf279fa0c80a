package io.flowlogs.source.cloudwatch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.flowlogs.record.EventMetadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer to FilterLogEvents without making a tree of it, and without what is the same in many events more than once. The SDK's own objects
 * cost more than all else that is done with an event. Used for one answer.
 */
final class FilterAnswerParser {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(20).build())
            .build();

    private static final byte[] NO_LINE = {};

    private final JsonParser json;
    private final List<LogEvent> events = new ArrayList<>();
    private final Map<String, String> streams = new HashMap<>();
    private @Nullable String nextToken;
    private boolean isPage;
    private Instant latest = Instant.EPOCH;
    private Instant latestIngestion = Instant.EPOCH;

    private FilterAnswerParser(JsonParser json) {
        this.json = json;
    }

    static FilterAnswer parse(byte[] body) throws IOException {
        try (JsonParser json = JSON.createParser(body)) {
            return new FilterAnswerParser(json).answer();
        }
    }

    private FilterAnswer answer() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("expected an answer that is a JSON object, found something else");
        }
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            member(name, json.nextToken());
        }
        if (json.nextToken() != null) {
            throw new IOException("expected the end of the answer, found more");
        }
        return new FilterAnswer(events, nextToken, isPage);
    }

    private void member(String name, JsonToken value) throws IOException {
        switch (name) {
            case "nextToken" -> nextToken = text(value);
            case "events" -> events(value);
            default -> json.skipChildren();
        }
        isPage |= value != JsonToken.VALUE_NULL
                && (name.equals("nextToken") || name.equals("events") || name.equals("searchedLogStreams"));
    }

    private void events(JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_NULL) {
            return;
        } else if (value != JsonToken.START_ARRAY) {
            throw new IOException("expected an array of events, found something else");
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            events.add(event());
        }
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw new IOException("expected events that are JSON objects, found something else");
        }
    }

    private LogEvent event() throws IOException {
        String id = null;
        Instant time = null;
        Instant ingestion = null;
        String stream = null;
        byte[] line = NO_LINE;
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            switch (name) {
                case "eventId" -> id = text(value);
                case "timestamp" -> time = time(value, latest);
                case "ingestionTime" -> ingestion = time(value, latestIngestion);
                case "logStreamName" -> stream = stream(value);
                case "message" -> line = value == JsonToken.VALUE_STRING ? line() : NO_LINE;
                default -> json.skipChildren();
            }
        }
        latest = time == null ? latest : time;
        latestIngestion = ingestion == null ? latestIngestion : ingestion;
        return new LogEvent(new EventMetadata(id, time, ingestion, stream), line);
    }

    private @Nullable String text(JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_STRING) {
            return json.getText();
        }
        json.skipChildren();
        return null;
    }

    private @Nullable Instant time(JsonToken value, Instant before) throws IOException {
        if (value == JsonToken.VALUE_NULL) {
            return null;
        }
        long millis = json.getLongValue();
        return before.toEpochMilli() == millis ? before : Instant.ofEpochMilli(millis);
    }

    private @Nullable String stream(JsonToken value) throws IOException {
        String name = text(value);
        return name == null ? null : streams.computeIfAbsent(name, same -> same);
    }

    private byte[] line() throws IOException {
        char[] chars = json.getTextCharacters();
        int offset = json.getTextOffset();
        int length = json.getTextLength();
        byte[] line = new byte[length];
        for (int i = 0; i < length; i++) {
            char c = chars[offset + i];
            if (c >= 0x80) {
                return new String(chars, offset, length).getBytes(StandardCharsets.UTF_8);
            }
            line[i] = (byte) c;
        }
        return line;
    }
}
