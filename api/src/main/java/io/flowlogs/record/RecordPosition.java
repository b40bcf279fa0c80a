package io.flowlogs.record;

/**
 * Where a flow record was found.
 *
 * @param source the name of the split, such as a file name; never holds secrets
 * @param line the number of the line in the decoded text, from 1; 0 when it is not known
 * @param offset the offset of the line's first byte in the decoded text, from 0; -1 when it is not known
 */
public record RecordPosition(String source, long line, long offset) {
    /** The usual way to write a position. */
    @Override
    public String toString() {
        return line > 0 ? source + ":" + line : source;
    }
}
