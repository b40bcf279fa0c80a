package io.flowlogs.internal.plan;

import io.flowlogs.internal.scan.LineCursor;
import io.flowlogs.parse.ParseLimits;
import io.flowlogs.record.EventMetadata;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.LineSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the lines that a decoder unwraps into chunks, with what is known of their events. */
final class DecodedLines implements LineSink {
    private static final int CHUNK_SIZE = 1 << 16;

    private final LineScanner scanner;
    private final int maxLineLength;
    private final List<@Nullable EventMetadata> events = new ArrayList<>();
    private byte[] buffer = new byte[CHUNK_SIZE + LineCursor.PADDING];
    private int filled;
    private long offset;

    DecodedLines(LineScanner scanner, ParseLimits limits) {
        this.scanner = scanner;
        this.maxLineLength = limits.maxLineLength();
    }

    @Override
    public void format(FlowLogFormat format) throws IOException {
        flush();
        scanner.declare(format);
    }

    @Override
    public void line(byte[] bytes, int from, int length, @Nullable EventMetadata event) throws IOException {
        if (length > maxLineLength) {
            flush();
            scanner.tooLong(offset, Arrays.copyOfRange(bytes, from, from + Math.min(length, 200)));
            restart(offset + length + 1);
            return;
        }
        if (filled + length + 1 > CHUNK_SIZE) {
            flush();
        }
        append(bytes, from, length);
        events.add(event);
    }

    private void append(byte[] bytes, int from, int length) {
        if (filled + length + 1 + LineCursor.PADDING > buffer.length) {
            buffer = Arrays.copyOf(buffer, filled + length + 1 + LineCursor.PADDING);
        }
        System.arraycopy(bytes, from, buffer, filled, length);
        for (int at = filled; at < filled + length; at++) {
            if (buffer[at] == '\n') {
                buffer[at] = ' ';
            }
        }
        filled += length;
        buffer[filled++] = '\n';
    }

    @Override
    public void skipped(String reason) {
        scanner.counters().skip(reason, 1);
    }

    @Override
    public void notice(String message) {
        scanner.notice(message);
    }

    @Override
    public void malformed(String raw, String problem) throws IOException {
        flush();
        scanner.malformed(offset, null, raw, problem);
    }

    /** Goes on at another place, with nothing gathered. */
    void restart(long place) {
        offset = place;
        filled = 0;
        events.clear();
    }

    /** Scans what was gathered, once: what ends a scan must not meet the same lines again. */
    void flush() throws IOException {
        int length = filled;
        try {
            if (length > 0) {
                scanner.chunk(buffer, length, offset, events);
            }
        } finally {
            restart(offset + length);
        }
    }
}
