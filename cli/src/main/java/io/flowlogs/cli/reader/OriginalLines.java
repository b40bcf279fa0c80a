package io.flowlogs.cli.reader;

import io.flowlogs.cli.output.ByteBuilder;
import io.flowlogs.query.RecordEncoder;
import io.flowlogs.record.FlowRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/** Encodes records as the original prints them: in 47 columns. Safe for use by several threads. */
final class OriginalLines implements RecordEncoder {
    private final List<byte[]> addresses;
    private final Rejected rejected;
    private final ThreadLocal<Line> lines = ThreadLocal.withInitial(Line::new);

    private OriginalLines(Collection<String> addresses, Rejected rejected) {
        this.addresses = addresses.stream()
                .map(address -> address.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.rejected = rejected;
    }

    static OriginalLines ofAll(Rejected rejected) {
        return new OriginalLines(List.of(), rejected);
    }

    /** Leaves out the records whose source and destination are spelled in another way than all of these. */
    static OriginalLines about(Collection<String> addresses, Rejected rejected) {
        return new OriginalLines(addresses, rejected);
    }

    /** What a thread needs for one line. */
    private static final class Line {
        private final OriginalValues values = new OriginalValues();
        private final ByteBuilder bytes = new ByteBuilder(1 << 9);
    }

    @Override
    public void encode(FlowRecord flow, ByteArrayOutputStream out) {
        Line line = lines.get();
        if (!line.values.read(flow)) {
            rejected.add(flow, line.values);
        } else if (isWanted(line.values)) {
            line.bytes.reset();
            line.values.writeLine(line.bytes);
            out.write(line.bytes.array(), 0, line.bytes.length());
        }
    }

    private boolean isWanted(OriginalValues values) {
        if (addresses.isEmpty()) {
            return true;
        }
        for (byte[] address : addresses) {
            if (values.is(Slot.SRCADDR, address) || values.is(Slot.DSTADDR, address)) {
                return true;
            }
        }
        return false;
    }
}
