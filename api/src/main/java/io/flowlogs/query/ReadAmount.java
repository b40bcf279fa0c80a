package io.flowlogs.query;

/**
 * How much is to be read, as stored. Immutable.
 *
 * @param parts how many parts: files, objects, log groups
 * @param bytes the bytes of those parts whose size is known, compressed where they are
 * @param unsized how many parts have a size that is not known; their bytes come on top
 */
public record ReadAmount(long parts, long bytes, long unsized) {
    /** Nothing at all. */
    public static final ReadAmount NONE = new ReadAmount(0, 0, 0);

    /**
     * Adds another amount.
     *
     * @param other the other amount
     * @return the sum; what a long cannot hold stays at its maximum
     */
    public ReadAmount plus(ReadAmount other) {
        return new ReadAmount(sum(parts, other.parts), sum(bytes, other.bytes), sum(unsized, other.unsized));
    }

    private static long sum(long left, long right) {
        return left > Long.MAX_VALUE - right ? Long.MAX_VALUE : left + right;
    }
}
