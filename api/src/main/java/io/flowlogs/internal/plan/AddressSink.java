package io.flowlogs.internal.plan;

import io.flowlogs.internal.scan.LineLayout;
import io.flowlogs.internal.scan.RowView;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** One worker's set of source and destination addresses, in an open-addressing table of pairs of words. */
final class AddressSink implements RowSink {
    private long[] slots = new long[2 * 4096];
    private int size;
    private boolean hasZero;
    private int srcColumn = -1;
    private int dstColumn = -1;

    @Override
    public List<FlowField<?>> fields() {
        return List.of(FlowFields.SRCADDR, FlowFields.DSTADDR);
    }

    @Override
    public void begin(ScanUnit unit) {
        // Addresses of one unit are as good as those of another.
    }

    @Override
    public void layout(LineLayout layout) {
        srcColumn = layout.column(FlowFields.SRCADDR);
        dstColumn = layout.column(FlowFields.DSTADDR);
    }

    @Override
    public boolean accept(LineContext line) {
        RowView row = line.row;
        if (!line.hasTraffic) {
            return true;
        }
        boolean src = read(row, srcColumn);
        long srcHigh = row.high();
        long srcLow = row.low();
        boolean dst = read(row, dstColumn);
        if (row.badColumn() >= 0) {
            return false;
        }
        if (src) {
            add(srcHigh, srcLow);
        }
        if (dst) {
            add(row.high(), row.low());
        }
        return true;
    }

    private static boolean read(RowView row, int column) {
        return column >= 0 && !row.isMissing(column) && row.address(column);
    }

    /** Adds an address; <code>::</code> would look like an empty slot, so it is kept aside. */
    void add(long high, long low) {
        if ((high | low) == 0) {
            hasZero = true;
            return;
        }
        int mask = slots.length / 2 - 1;
        int slot = (int) Hashing.mix(high, low) & mask;
        while ((slots[2 * slot] | slots[2 * slot + 1]) != 0) {
            if (slots[2 * slot] == high && slots[2 * slot + 1] == low) {
                return;
            }
            slot = (slot + 1) & mask;
        }
        slots[2 * slot] = high;
        slots[2 * slot + 1] = low;
        if (4 * ++size > slots.length) {
            grow();
        }
    }

    private void grow() {
        long[] old = slots;
        slots = new long[2 * old.length];
        size = 0;
        for (int at = 0; at < old.length; at += 2) {
            if ((old[at] | old[at + 1]) != 0) {
                add(old[at], old[at + 1]);
            }
        }
    }

    /** Hands over every address, as its two halves. */
    void forEach(BiConsumer<Long, Long> action) {
        if (hasZero) {
            action.accept(0L, 0L);
        }
        for (int at = 0; at < slots.length; at += 2) {
            if ((slots[at] | slots[at + 1]) != 0) {
                action.accept(slots[at], slots[at + 1]);
            }
        }
    }

    @Override
    public void end(ScanUnit unit) {
        // Nothing is kept for each unit.
    }

    @Override
    public String toString() {
        return size + " addresses in " + Arrays.hashCode(slots);
    }
}
