package io.flowlogs.gen;

import java.io.IOException;

/** {@code {"message":"..."}} for each record, back to back. */
final class FirehoseCarrier implements RecordCarrier {
    private final RecordLayout layout;
    private final ByteSink out;

    FirehoseCarrier(RecordLayout layout, ByteSink out) {
        this.layout = layout;
        this.out = out;
    }

    @Override
    public void write(FlowSample sample) throws IOException {
        out.reserve(layout.longestRecord() + WRAPPING);
        out.put("{\"message\":\"");
        layout.write(sample, out);
        out.put("\"}");
    }
}
