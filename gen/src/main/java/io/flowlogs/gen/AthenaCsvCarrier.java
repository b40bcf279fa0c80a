package io.flowlogs.gen;

import java.io.IOException;

/** A query result: every value quoted, NULL (a dash in the log) empty and unquoted. */
final class AthenaCsvCarrier implements RecordCarrier {
    private final RecordLayout layout;
    private final ByteSink out;
    private final byte[] lineEnd;

    AthenaCsvCarrier(GenerationOptions options, RecordLayout layout, ByteSink out) {
        this.layout = layout;
        this.out = out;
        lineEnd = options.lineEnding().bytes();
    }

    @Override
    public void begin() throws IOException {
        String header = "\"" + String.join("\",\"", layout.names()).replace('-', '_') + "\"";
        out.reserve(header.length() + lineEnd.length);
        out.put(header);
        out.put(lineEnd);
    }

    @Override
    public void write(FlowSample sample) throws IOException {
        out.reserve(layout.longestRecord() + WRAPPING);
        FieldText[] values = layout.textsFor(sample);
        for (int i = 0; i < values.length; i++) {
            if (i > 0) out.put(',');
            putValue(values[i], sample);
        }
        out.put(lineEnd);
    }

    private void putValue(FieldText value, FlowSample sample) {
        int before = out.position();
        out.put('"');
        int begin = out.position();
        value.write(sample, out);
        if (out.isDashSince(begin)) out.goBackTo(before);
        else out.put('"');
    }
}
