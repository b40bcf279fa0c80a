package io.flowlogs.internal.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Internal: what separates fields: blank, tab, vertical tab, form feed, carriage return and newline, and any run of them. */
public final class Blanks {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_SEVEN = 0x7f7f7f7f7f7f7f7fL;
    private static final long ABOVE_BLANK = 0x5f5f5f5f5f5f5f5fL;
    private static final long HIGH_BIT = 0x8080808080808080L;

    private Blanks() {}

    /**
     * Tells whether a byte separates fields.
     *
     * @param b a byte
     * @return true for white space of ASCII
     */
    public static boolean isBlank(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }

    /**
     * Skips blanks.
     *
     * @param bytes the buffer
     * @param from where to begin
     * @param to the end, exclusive
     * @return the first byte that is not blank, or <code>to</code>
     */
    public static int skip(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isBlank(bytes[at])) {
            at++;
        }
        return at;
    }

    /**
     * Drops blanks at the end.
     *
     * @param bytes the buffer
     * @param from the beginning
     * @param to the end, exclusive
     * @return the end without blanks, at least <code>from</code>
     */
    public static int trimEnd(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && isBlank(bytes[end - 1])) {
            end--;
        }
        return end;
    }

    /**
     * Finds the ends of all fields of a line.
     *
     * @param line a line
     * @param ends receives the end of each field, exclusive, as far as there is room
     * @return the number of fields, which may be more than there was room for
     */
    public static int fieldEnds(byte[] line, int[] ends) {
        int count = plainFieldEnds(line, ends);
        return count < 0 ? anyFieldEnds(line, ends) : count;
    }

    /**
     * The same eight bytes at a time, for words between single blanks, which nearly all lines are; negative for any other line, and for one
     * of more fields than there is room for. See {@link io.flowlogs.internal.scan.LineCursor} for how it is done.
     */
    private static int plainFieldEnds(byte[] line, int[] ends) {
        int count = 0;
        int start = 0;
        int base = 0;
        for (; base + Long.BYTES <= line.length; base += Long.BYTES) {
            long word = (long) LONG.get(line, base);
            long blanks = ~(((word & LOW_SEVEN) + ABOVE_BLANK) | word) & HIGH_BIT;
            for (; blanks != 0; blanks &= blanks - 1) {
                int at = base + (Long.numberOfTrailingZeros(blanks) >>> 3);
                if (line[at] != ' ' || at == start || count == ends.length) {
                    return -1;
                }
                ends[count++] = at;
                start = at + 1;
            }
        }
        return plainTail(line, base, start, count, ends);
    }

    /** The bytes behind the last eight, and the field that ends with the line. */
    private static int plainTail(byte[] line, int from, int begin, int found, int[] ends) {
        int count = found;
        int start = begin;
        for (int at = from; at <= line.length; at++) {
            if (at == line.length || line[at] <= ' ') {
                boolean plain = at == line.length || line[at] == ' ';
                if (!plain || at == start || count == ends.length) {
                    return -1;
                }
                ends[count++] = at;
                start = at + 1;
            }
        }
        return count;
    }

    private static int anyFieldEnds(byte[] line, int[] ends) {
        int count = 0;
        int at = skip(line, 0, line.length);
        while (at < line.length) {
            int end = wordEnd(line, at, line.length);
            if (count < ends.length) {
                ends[count] = end;
            }
            count++;
            at = skip(line, end, line.length);
        }
        return count;
    }

    /**
     * Finds the end of a word.
     *
     * @param bytes the buffer
     * @param from a byte of the word
     * @param to the end, exclusive
     * @return the first blank, or <code>to</code>
     */
    public static int wordEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && !isBlank(bytes[at])) {
            at++;
        }
        return at;
    }
}
