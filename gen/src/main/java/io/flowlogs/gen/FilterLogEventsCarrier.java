package io.flowlogs.gen;

import java.io.IOException;

/** One indented JSON document, as the aws command line prints the events of a log group. */
final class FilterLogEventsCarrier implements RecordCarrier {
    /** Events reach CloudWatch some minutes after they end. */
    private static final long INGESTION_DELAY_MILLIS = 305_000;

    private final RecordLayout layout;
    private final ByteSink out;
    private final EventIds ids = new EventIds();
    private boolean hasEvents;

    FilterLogEventsCarrier(RecordLayout layout, ByteSink out) {
        this.layout = layout;
        this.out = out;
    }

    @Override
    public void begin() throws IOException {
        out.reserve(WRAPPING);
        out.put("{\n    \"events\": [");
    }

    @Override
    public void write(FlowSample sample) throws IOException {
        out.reserve(layout.longestRecord() + WRAPPING);
        out.put(hasEvents ? ",\n        {\n" : "\n        {\n");
        hasEvents = true;
        putEvent(sample);
        out.put("        }");
    }

    private void putEvent(FlowSample sample) {
        out.put("            \"logStreamName\": \"");
        out.put(sample.at.logStream);
        out.put("\",\n            \"timestamp\": ");
        out.put(sample.startMillis);
        out.put(",\n            \"message\": \"");
        layout.write(sample, out);
        out.put("\",\n            \"ingestionTime\": ");
        out.put(sample.endSecond * 1000 + INGESTION_DELAY_MILLIS);
        out.put(",\n            \"eventId\": \"");
        ids.put(sample, out);
        out.put("\"\n");
    }

    @Override
    public void end() throws IOException {
        out.reserve(WRAPPING);
        out.put(hasEvents ? "\n    ],\n" : "],\n");
        out.put("    \"searchedLogStreams\": []\n}\n");
    }
}
