package io.flowlogs.gen;

import java.io.IOException;

/** A record a line, under a header if wanted. */
final class TextCarrier implements RecordCarrier {
    private final RecordLayout layout;
    private final ByteSink out;
    private final byte[] lineEnd;
    private final boolean hasHeader;

    TextCarrier(GenerationOptions options, RecordLayout layout, ByteSink out) {
        this.layout = layout;
        this.out = out;
        lineEnd = options.lineEnding().bytes();
        hasHeader = options.header();
    }

    @Override
    public void begin() throws IOException {
        if (!hasHeader) return;
        String header = layout.header();
        out.reserve(header.length() + lineEnd.length);
        out.put(header);
        out.put(lineEnd);
    }

    @Override
    public void write(FlowSample sample) throws IOException {
        out.reserve(layout.longestRecord());
        layout.write(sample, out);
        out.put(lineEnd);
    }
}
