package io.flowlogs.parse;

/**
 * Bounds for hostile input. A line or file that exceeds one fails with an error that names the limit. Immutable.
 *
 * @param maxLineLength the longest line, in bytes
 * @param maxExpansion how many times larger than its stored size a compressed content may become, once it exceeds 64 MiB
 * @param maxDecodedBytes the largest decompressed content of one split, in bytes
 */
public record ParseLimits(int maxLineLength, int maxExpansion, long maxDecodedBytes) {
    /** The limits that hold unless others are asked for: lines of 1 MiB, expansion of 250, contents of 1 TiB. */
    public static final ParseLimits DEFAULT = new ParseLimits(1 << 20, 250, 1L << 40);

    private static final int MAX_LINE_LENGTH = 1 << 26;

    /**
     * Checks that the limits are positive, and lines at most 64 MiB.
     *
     * @param maxLineLength the longest line, in bytes
     * @param maxExpansion how many times larger than its stored size a compressed content may become, once it exceeds 64 MiB
     * @param maxDecodedBytes the largest decompressed content of one split, in bytes
     */
    public ParseLimits {
        if (maxLineLength < 1 || maxLineLength > MAX_LINE_LENGTH || maxExpansion < 1 || maxDecodedBytes < 1) {
            throw new IllegalArgumentException(
                    "limits: expected positive numbers, and lines of at most " + MAX_LINE_LENGTH + " bytes.");
        }
    }

    /**
     * Allows longer or shorter lines.
     *
     * @param bytes the longest line, in bytes
     * @return these limits with that one changed
     */
    public ParseLimits withMaxLineLength(int bytes) {
        return new ParseLimits(bytes, maxExpansion, maxDecodedBytes);
    }

    /**
     * Allows more or less expansion.
     *
     * @param ratio decoded bytes per stored byte
     * @return these limits with that one changed
     */
    public ParseLimits withMaxExpansion(int ratio) {
        return new ParseLimits(maxLineLength, ratio, maxDecodedBytes);
    }

    /**
     * Allows larger or smaller contents.
     *
     * @param bytes the largest decompressed content of one split
     * @return these limits with that one changed
     */
    public ParseLimits withMaxDecodedBytes(long bytes) {
        return new ParseLimits(maxLineLength, maxExpansion, bytes);
    }
}
