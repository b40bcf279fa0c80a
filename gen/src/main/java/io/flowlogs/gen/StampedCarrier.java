package io.flowlogs.gen;

import java.io.IOException;

/** Lines that begin with the event's time: export tasks ({@code 2024-06-01T00:00:00.000Z ...}). */
final class StampedCarrier implements RecordCarrier {
    private final RecordLayout layout;
    private final ByteSink out;
    private final IsoTime time;
    private final byte[] lineEnd;

    StampedCarrier(GenerationOptions options, RecordLayout layout, ByteSink out) {
        this.layout = layout;
        this.out = out;
        time = new IsoTime();
        lineEnd = options.lineEnding().bytes();
    }

    @Override
    public void write(FlowSample sample) throws IOException {
        out.reserve(layout.longestRecord() + WRAPPING);
        time.put(sample.startMillis, out);
        out.put(' ');
        layout.write(sample, out);
        out.put(lineEnd);
    }
}
