package io.flowlogs.internal.scan;

import io.flowlogs.internal.text.Blanks;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/*
 * ===================================================================================================================
 * HOT. Every byte of every flow log passes through this file, so it may be clever; all others may not.
 *
 * Eight bytes are looked at as one number. A byte is at most 0x20 if and only if (b & 0x7f) + 0x5f does not reach 0x80
 * and b has no high bit: one addition tells it for eight bytes at once, exactly, without a carry into a neighbour. The
 * same with 0x60 tells which bytes are below 0x20.
 *
 * Nearly all lines are plain: words separated by single blanks, ended by a newline. For them the only bytes of interest
 * are blanks, so a word without control characters needs no look at single bytes. Where one field ends the next begins
 * one byte later, so one array of bounds is enough; that no two bounds are neighbours is gathered in a sign bit and
 * asked once a line. Every other line (runs of blanks, tabs, carriage returns, blank lines) is done again, byte by byte.
 *
 * Indexes are masked by the power of two that the array is long, which spares their checks; a line with more fields
 * than that overwrites bounds nobody will ask for, since the count tells that it is malformed.
 *
 * The caller promises that the buffer holds a newline at or after every position given, and PADDING bytes after it, so
 * that there is no end of buffer to check. Measured by LineCursorBenchmark; change nothing here without it.
 * ===================================================================================================================
 */

/** Internal: finds the fields of one line after another. Used by one thread; allocates nothing. */
public final class LineCursor {
    /** How many bytes must follow the last newline in a buffer. */
    public static final int PADDING = Long.BYTES;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_SEVEN = 0x7f7f7f7f7f7f7f7fL;
    private static final long ABOVE_BLANK = 0x5f5f5f5f5f5f5f5fL;
    private static final long ABOVE_CONTROL = 0x6060606060606060L;
    private static final long HIGH_BIT = 0x8080808080808080L;

    private final int[] bounds;
    private final int[] starts;
    private final int[] ends;
    private boolean plain;
    private int next;

    /**
     * Makes a cursor.
     *
     * @param capacity how many fields of a line are kept at least; more are counted, but not kept
     */
    public LineCursor(int capacity) {
        this.bounds = new int[Integer.highestOneBit(capacity) * 2];
        this.starts = new int[capacity];
        this.ends = new int[capacity];
    }

    /**
     * Finds the fields of a line: words separated by runs of blanks, tabs, carriage returns and their like.
     *
     * @param buffer holds the line, its newline, and {@link #PADDING} bytes more
     * @param from where the line begins
     * @return the number of fields, which may be more than the capacity; 0 for a blank line
     */
    public int next(byte[] buffer, int from) {
        int[] found = bounds;
        int mask = found.length - 1;
        int previous = from - 1;
        int neighbours = 0;
        int count = 0;
        found[0] = previous;
        for (int base = from; ; base += Long.BYTES) {
            long word = (long) LONG.get(buffer, base);
            long low = word & LOW_SEVEN;
            long blanks = ~((low + ABOVE_BLANK) | word) & HIGH_BIT;
            long controls = ~((low + ABOVE_CONTROL) | word) & HIGH_BIT;
            if (controls != 0) {
                // A shift of the highest bit gives 0, and less one all ones, which is what is meant.
                blanks &= (Long.lowestOneBit(controls) << 1) - 1;
            }
            while (blanks != 0) {
                int at = base + (Long.numberOfTrailingZeros(blanks) >>> 3);
                blanks &= blanks - 1;
                found[++count & mask] = at;
                neighbours |= at - previous - 2;
                previous = at;
            }
            if (controls != 0) {
                plain = neighbours >= 0 && buffer[previous] == '\n';
                next = previous + 1;
                return plain ? count : nextUneven(buffer, from);
            }
        }
    }

    /** The same for a line that is not plain: every candidate is looked at. */
    private int nextUneven(byte[] buffer, int from) {
        int count = 0;
        int start = from;
        int at = from;
        while (true) {
            if (Blanks.isBlank(buffer[at])) {
                if (at != start) {
                    keep(count++, start, at);
                }
                start = at + 1;
                if (buffer[at] == '\n') {
                    next = start;
                    return count;
                }
            }
            at++;
        }
    }

    private void keep(int field, int start, int end) {
        if (field < ends.length) {
            starts[field] = start;
            ends[field] = end;
        }
    }

    /**
     * Returns where a field of the line begins.
     *
     * @param field the field, from 0
     * @return the index of its first byte
     */
    public int start(int field) {
        return plain ? bounds[field] + 1 : starts[field];
    }

    /**
     * Returns where a field of the line ends.
     *
     * @param field the field, from 0
     * @return the index after its last byte
     */
    public int end(int field) {
        return plain ? bounds[field + 1] : ends[field];
    }

    /**
     * Returns where the next line begins.
     *
     * @return the index after the newline
     */
    public int nextLine() {
        return next;
    }

    /**
     * Reads eight bytes at once, to compare them.
     *
     * @param buffer the buffer
     * @param at where the bytes begin
     * @return the bytes, the first one lowest
     */
    public static long word(byte[] buffer, int at) {
        return (long) LONG.get(buffer, at);
    }

    /**
     * Finds a newline.
     *
     * @param buffer the buffer
     * @param from where to begin
     * @param to where to stop, exclusive
     * @return its index, or -1
     */
    public static int newline(byte[] buffer, int from, int to) {
        for (int at = from; at < to; at++) {
            if (buffer[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    /**
     * Finds the last newline.
     *
     * @param buffer the buffer
     * @param from where to stop
     * @param to where to begin, exclusive
     * @return its index, or -1
     */
    public static int lastNewline(byte[] buffer, int from, int to) {
        for (int at = to - 1; at >= from; at--) {
            if (buffer[at] == '\n') {
                return at;
            }
        }
        return -1;
    }
}
