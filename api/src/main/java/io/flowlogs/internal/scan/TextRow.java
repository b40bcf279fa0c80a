package io.flowlogs.internal.scan;

import io.flowlogs.internal.text.AddressText;
import io.flowlogs.internal.text.DecimalText;

/** Internal: a record in a line of text, seen through the cursor that found its fields. */
public final class TextRow extends RowView {
    private final LineCursor cursor;
    private final long[] halves = new long[2];
    private byte[] buffer = new byte[0];

    /**
     * Makes a row.
     *
     * @param cursor finds the fields
     */
    public TextRow(LineCursor cursor) {
        this.cursor = cursor;
    }

    /**
     * Says where the lines are.
     *
     * @param lines the buffer the cursor goes through
     */
    public void over(byte[] lines) {
        buffer = lines;
    }

    @Override
    public boolean isMissing(int column) {
        int end = cursor.end(column);
        return buffer[end - 1] == '-' && cursor.start(column) == end - 1;
    }

    @Override
    public long number(int column, long greatest) {
        long value = DecimalText.parseUnsigned(buffer, cursor.start(column), cursor.end(column));
        if (value < 0 || value > greatest) {
            bad(column);
            return -1;
        }
        return value;
    }

    @Override
    public boolean address(int column) {
        int from = cursor.start(column);
        int to = cursor.end(column);
        long ipv4 = AddressText.ipv4(buffer, from, to);
        if (ipv4 >= 0) {
            high = 0;
            low = AddressText.IPV4_PREFIX | ipv4;
            return true;
        }
        return otherAddress(column, from, to);
    }

    private boolean otherAddress(int column, int from, int to) {
        if (!AddressText.parse(buffer, from, to, halves)) {
            bad(column);
            return false;
        }
        high = halves[0];
        low = halves[1];
        return true;
    }

    @Override
    public byte[] buffer(int column) {
        return buffer;
    }

    @Override
    public int start(int column) {
        return cursor.start(column);
    }

    @Override
    public int end(int column) {
        return cursor.end(column);
    }
}
