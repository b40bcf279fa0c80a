package io.flowlogs.internal.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/*
 * ===================================================================================================================
 * HOT. Every byte of every flow log passes through this file, so it may be clever; all others may not.
 *
 * Eight bytes are looked at as one number. A byte is a candidate when it is at most 0x20, which one addition tells
 * exactly and without a carry into its neighbour: (b & 0x7f) + 0x5f reaches 0x80 if and only if (b & 0x7f) > 0x20, and
 * bytes from 0x80 on are excluded by their own high bit. About one byte in eight is a candidate, and nearly all are
 * single blanks, so the inner loop runs about once a word and its branches are predictable.
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
    private static final long HIGH_BIT = 0x8080808080808080L;

    /** Where the fields of the line begin. */
    final int[] starts;
    /** Where they end, exclusive. */
    final int[] ends;
    /** Where the next line begins. */
    int next;

    /**
     * Makes a cursor.
     *
     * @param capacity how many fields of a line are kept; more are counted, but not kept
     */
    public LineCursor(int capacity) {
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
        int[] begin = starts;
        int[] end = ends;
        int capacity = end.length;
        int count = 0;
        int start = from;
        for (int base = from; ; base += Long.BYTES) {
            long word = (long) LONG.get(buffer, base);
            long candidates = ~(((word & LOW_SEVEN) + ABOVE_BLANK) | word) & HIGH_BIT;
            while (candidates != 0) {
                int at = base + (Long.numberOfTrailingZeros(candidates) >>> 3);
                candidates &= candidates - 1;
                byte found = buffer[at];
                if (found != ' ' && (found > '\r' || found < '\t')) {
                    continue;
                }
                if (at != start) {
                    if (count < capacity) {
                        begin[count] = start;
                        end[count] = at;
                    }
                    count++;
                }
                start = at + 1;
                if (found == '\n') {
                    next = start;
                    return count;
                }
            }
        }
    }

    /**
     * Returns where a field of the line begins.
     *
     * @param field the field, from 0
     * @return the index of its first byte
     */
    public int start(int field) {
        return starts[field];
    }

    /**
     * Returns where a field of the line ends.
     *
     * @param field the field, from 0
     * @return the index after its last byte
     */
    public int end(int field) {
        return ends[field];
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
