package io.flowlogs.cli;

import io.flowlogs.cli.output.RecordOutput;
import io.flowlogs.record.FlowRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes records one after another, through one buffer. Belongs to one thread. */
final class RecordPrinter {
    private final RecordOutput output;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 10);

    RecordPrinter(RecordOutput output) {
        this.output = output;
    }

    /** Fails with {@link UncheckedIOException}, as those who hand records over do not expect any other. */
    void print(FlowRecord flow) {
        output.encoder().encode(flow, bytes);
        try {
            bytes.writeTo(output.stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bytes.reset();
    }
}
