package io.flowlogs.gen;

import java.io.IOException;

/** The console's download: {@code timestamp,message}, the time in milliseconds. */
final class ConsoleCsvCarrier implements RecordCarrier {
    private final RecordLayout layout;
    private final ByteSink out;
    private final byte[] lineEnd;

    ConsoleCsvCarrier(GenerationOptions options, RecordLayout layout, ByteSink out) {
        this.layout = layout;
        this.out = out;
        lineEnd = options.lineEnding().bytes();
    }

    @Override
    public void begin() throws IOException {
        out.reserve(WRAPPING);
        out.put("timestamp,message");
        out.put(lineEnd);
    }

    @Override
    public void write(FlowSample sample) throws IOException {
        out.reserve(layout.longestRecord() + WRAPPING);
        out.put(sample.startMillis);
        out.put(',');
        layout.write(sample, out);
        out.put(lineEnd);
    }
}
