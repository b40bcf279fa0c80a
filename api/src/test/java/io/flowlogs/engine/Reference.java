package io.flowlogs.engine;

import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowParseException;
import io.flowlogs.record.FlowRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a text of a known format line by line, as slowly and plainly as possible: what the engine has to agree with. */
final class Reference {
    private final List<Found> records = new ArrayList<>();
    private final List<Found> malformed = new ArrayList<>();
    private long lines;

    /**
     * A line, and where it was.
     *
     * @param line its number, from 1
     * @param offset the offset of its first byte
     * @param flow the record, if it is one
     */
    record Found(long line, long offset, @Nullable FlowRecord flow) {
        String message() {
            return flow == null ? "" : flow.toMessage();
        }
    }

    private Reference(byte[] text, FlowLogFormat format) {
        FlowLogFormat current = format;
        int from = 0;
        while (from < text.length) {
            int to = from;
            while (to < text.length && text[to] != '\n') {
                to++;
            }
            lines++;
            current = line(Arrays.copyOfRange(text, from, to), from, current);
            from = to + 1;
        }
    }

    static Reference read(byte[] text, FlowLogFormat format) {
        return new Reference(text, format);
    }

    private FlowLogFormat line(byte[] line, long offset, FlowLogFormat format) {
        String shown = new String(line, StandardCharsets.ISO_8859_1);
        if (shown.chars().allMatch(c -> c == ' ' || (c >= '\t' && c <= '\r'))) {
            return format;
        }
        FlowLogFormat header = FlowLogFormat.ofHeader(shown);
        if (header != null) {
            return header;
        }
        try {
            FlowRecord flow = FlowRecord.fromBytes(line, 0, line.length, format, null, null);
            flow.toMap();
            records.add(new Found(lines, offset, flow));
        } catch (FlowParseException e) {
            malformed.add(new Found(lines, offset, null));
        }
        return format;
    }

    List<Found> records() {
        return records;
    }

    List<FlowRecord> flows() {
        return records.stream()
                .map(found -> java.util.Objects.requireNonNull(found.flow()))
                .toList();
    }

    List<Found> malformed() {
        return malformed;
    }

    long lines() {
        return lines;
    }
}
