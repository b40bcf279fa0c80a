package io.flowlogs.internal.text;

/** Internal: what separates fields: blank, tab, vertical tab, form feed, carriage return and newline, and any run of them. */
public final class Blanks {
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
