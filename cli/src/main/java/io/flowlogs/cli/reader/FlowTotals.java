package io.flowlogs.cli.reader;

import java.math.BigInteger;

/** What the original adds up of the records of one flow. */
final class FlowTotals {
    private BigInteger packets = BigInteger.ZERO;
    private BigInteger bytes = BigInteger.ZERO;
    private long start = PythonTime.NONE;
    private long end = PythonTime.NONE;

    void add(OriginalValues record) {
        packets = packets.add(record.number(Slot.PACKETS));
        bytes = bytes.add(record.number(Slot.BYTES));
        long began = record.start();
        if (start == PythonTime.NONE || (began != PythonTime.NONE && began < start)) {
            start = began;
        }
        // No time is the least of all.
        end = Math.max(end, record.end());
    }

    BigInteger packets() {
        return packets;
    }

    BigInteger bytes() {
        return bytes;
    }

    String start() {
        return PythonTime.text(start);
    }

    String end() {
        return PythonTime.text(end);
    }
}
