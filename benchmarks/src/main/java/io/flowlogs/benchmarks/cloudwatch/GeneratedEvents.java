package io.flowlogs.benchmarks.cloudwatch;

import io.flowlogs.benchmarks.cloudwatch.StoredEvents.Event;
import io.flowlogs.gen.Carrier;
import io.flowlogs.gen.GenerationOptions;
import io.flowlogs.gen.SyntheticFlowLogs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Takes the events out of the document that the generator writes, which has a line for each of their properties. */
final class GeneratedEvents extends OutputStream {
    private static final String MESSAGE = "\"message\":\"";
    private static final String TIME = "\"timestamp\":";

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder json = new StringBuilder();
    private final List<Event> events = new ArrayList<>();
    private long time;
    private int messageBytes;

    private GeneratedEvents() {}

    /** Generates events. */
    static List<Event> of(GenerationOptions options) throws IOException {
        GeneratedEvents events = new GeneratedEvents();
        SyntheticFlowLogs.of(options).writeTo(events, Carrier.FILTER_LOG_EVENTS);
        return events.events;
    }

    @Override
    public void write(int b) {
        if (b == '\n') {
            line(line.toString(StandardCharsets.US_ASCII).strip());
            line.reset();
        } else {
            line.write(b);
        }
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        for (int at = from; at < from + length; at++) {
            write(bytes[at]);
        }
    }

    private void line(String text) {
        if (text.startsWith("}") && json.length() > 0) {
            json.append('}');
            events.add(new Event(time, messageBytes, json.toString().getBytes(StandardCharsets.US_ASCII)));
            json.setLength(0);
        } else if (text.startsWith("\"") && !text.startsWith("\"events\"")) {
            property(text.replaceFirst(": ", ":"));
        }
    }

    /** A property with the comma after it, where another one follows. */
    private void property(String text) {
        String bare = text.endsWith(",") ? text.substring(0, text.length() - 1) : text;
        if (bare.startsWith("\"searchedLogStreams\"")) {
            return;
        }
        json.append(json.length() == 0 ? '{' : ',').append(bare);
        if (bare.startsWith(TIME)) {
            time = Long.parseLong(bare.substring(TIME.length()));
        } else if (bare.startsWith(MESSAGE)) {
            messageBytes = bare.length() - MESSAGE.length() - 1;
        }
    }
}
