package io.flowlogs.cli.reader;

/** What the original adds up of the records of one flow. */
final class FlowTotals {
    private final Sum packets = new Sum();
    private final Sum bytes = new Sum();
    private long start = PythonTime.NONE;
    private long end = PythonTime.NONE;

    void add(OriginalValues record) {
        packets.add(record, Slot.PACKETS);
        bytes.add(record, Slot.BYTES);
        long began = record.start();
        if (start == PythonTime.NONE || (began != PythonTime.NONE && began < start)) {
            start = began;
        }
        // No time is the least of all.
        end = Math.max(end, record.end());
    }

    String packets() {
        return packets.toString();
    }

    String bytes() {
        return bytes.toString();
    }

    String start() {
        return PythonTime.text(start);
    }

    String end() {
        return PythonTime.text(end);
    }
}
