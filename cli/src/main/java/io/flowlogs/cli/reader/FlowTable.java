package io.flowlogs.cli.reader;

import io.flowlogs.cli.output.ByteBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Flows by 5-tuple, in the order in which they were met first, and the table that the original prints of them. */
final class FlowTable {
    private static final String HEADER = "bytes\tdstaddr\tdstport\tend\tpackets\tprotocol\tsrcaddr\tsrcport\tstart\n";

    private final Map<Key, FlowTotals> flows = new LinkedHashMap<>();

    /** The 5-tuple as the table shows it: the columns behind the bytes, and those behind the packets. */
    private record Key(String destination, String source) {
        /** Returns null when something is missing. */
        static @Nullable Key of(OriginalValues record) {
            boolean complete = record.has(Slot.SRCADDR)
                    && record.has(Slot.DSTADDR)
                    && record.has(Slot.SRCPORT)
                    && record.has(Slot.DSTPORT)
                    && record.has(Slot.PROTOCOL);
            return complete
                    ? new Key(
                            record.text(Slot.DSTADDR) + "\t" + record.text(Slot.DSTPORT),
                            record.text(Slot.PROTOCOL) + "\t" + record.text(Slot.SRCADDR) + "\t"
                                    + record.text(Slot.SRCPORT))
                    : null;
        }
    }

    void add(OriginalValues record) {
        Key key = Key.of(record);
        if (key != null) {
            flows.computeIfAbsent(key, first -> new FlowTotals()).add(record);
        }
    }

    /** Of nothing, not even the header is printed: there the original breaks off. */
    void writeTo(OutputStream out) throws IOException {
        ByteBuilder line = new ByteBuilder(1 << 8);
        if (!flows.isEmpty()) {
            line.append(HEADER);
        }
        for (Map.Entry<Key, FlowTotals> flow : flows.entrySet()) {
            append(line, flow.getKey(), flow.getValue());
            line.writeTo(out);
            line.reset();
        }
    }

    private static void append(ByteBuilder line, Key key, FlowTotals totals) {
        line.append(totals.bytes() + "\t" + key.destination() + "\t" + totals.end() + "\t" + totals.packets() + "\t"
                + key.source() + "\t" + totals.start() + "\n");
    }
}
