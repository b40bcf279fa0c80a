package io.flowlogs.cli.output;

import io.flowlogs.query.RecordEncoder;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Text that can be read again: a header before the first record and wherever the format changes. Which record comes first is known
 * only in order, while the encoding is done by several threads; so the number of its layout travels in front of each line.
 */
final class HeadedText extends OutputStream implements RecordOutput, RecordEncoder {
    private static final int LINE = 2;

    private final RecordEncoder lines;
    private final RecordLayouts layouts;
    private final List<FlowField<?>> wanted;
    private final @Nullable FlowLogFormat known;
    private final OutputStream out;
    private String header = "";
    private int headerId = -1;
    private int id;

    /** How many bytes of the number were taken, or {@link #LINE} within a line. */
    private int taken;

    HeadedText(
            RecordEncoder lines,
            RecordLayouts layouts,
            List<FlowField<?>> wanted,
            @Nullable FlowLogFormat known,
            OutputStream out) {
        this.lines = lines;
        this.layouts = layouts;
        this.wanted = wanted;
        this.known = known;
        this.out = out;
    }

    @Override
    public RecordEncoder encoder() {
        return this;
    }

    @Override
    public OutputStream stream() {
        return this;
    }

    @Override
    public void encode(FlowRecord flowRecord, ByteArrayOutputStream target) {
        int number = layouts.workspace().layoutOf(flowRecord).id();
        target.write(number >>> 8);
        target.write(number);
        lines.encode(flowRecord, target);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        int to = from + length;
        while (at < to) {
            at = taken < LINE ? takeNumber(bytes[at] & 0xff, at) : takeLine(bytes, at, to);
        }
    }

    private int takeNumber(int value, int at) throws IOException {
        id = taken++ == 0 ? value : id << 8 | value;
        if (taken == LINE && id != headerId) {
            headerId = id;
            writeHeader(layouts.byId(id).columns());
        }
        return at + 1;
    }

    private int takeLine(byte[] bytes, int from, int to) throws IOException {
        int end = from;
        while (end < to && bytes[end] != '\n') {
            end++;
        }
        if (end < to) {
            end++;
            taken = 0;
        }
        out.write(bytes, from, end - from);
        return end;
    }

    /** Formats that differ in what is not shown have the same header. */
    private void writeHeader(List<FlowField<?>> fields) throws IOException {
        String line = fields.stream().map(FlowField::name).collect(Collectors.joining(" "));
        if (!line.equals(header)) {
            header = line;
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void finish() throws IOException {
        FlowLogFormat format = known;
        if (headerId < 0 && !wanted.isEmpty()) {
            writeHeader(wanted);
        } else if (headerId < 0 && format != null) {
            writeHeader(format.fields());
        }
    }
}
