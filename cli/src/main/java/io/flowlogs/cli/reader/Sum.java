package io.flowlogs.cli.reader;

import java.math.BigInteger;

/** A sum that may become larger than any number of the machine, as in Python. */
final class Sum {
    private static final long ROOM = Long.MAX_VALUE / 2;

    private long small;
    private BigInteger large = BigInteger.ZERO;

    void add(OriginalValues record, Slot slot) {
        if (!record.isSmall(slot)) {
            large = large.add(record.number(slot));
            return;
        }
        small += record.small(slot);
        if (Math.abs(small) > ROOM) {
            large = large.add(BigInteger.valueOf(small));
            small = 0;
        }
    }

    @Override
    public String toString() {
        return large.signum() == 0
                ? Long.toString(small)
                : large.add(BigInteger.valueOf(small)).toString();
    }
}
