package io.flowlogs.record;

import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a flow record was found. Immutable, but for a line number that becomes known only once everything before it was read:
 * large files are read in several places at once.
 */
public final class RecordPosition {
    private static final LongSupplier NOTHING_BEFORE = () -> 0;

    private final String source;
    private final long lineInPart;
    private final long offset;
    private final LongSupplier linesBefore;

    private RecordPosition(String source, long lineInPart, long offset, LongSupplier linesBefore) {
        this.source = source;
        this.lineInPart = lineInPart;
        this.offset = offset;
        this.linesBefore = linesBefore;
    }

    /**
     * Makes a position.
     *
     * @param source the name of the split, such as a file name; without secrets
     * @param line the number of the line in the decoded text, from 1; 0 when it is not known
     * @param offset the offset of the line's first byte in the decoded text, from 0; -1 when it is not known
     * @return the position
     */
    public static RecordPosition of(String source, long line, long offset) {
        return new RecordPosition(source, line, offset, NOTHING_BEFORE);
    }

    /**
     * Makes a position in a part of a text.
     *
     * @param source the name of the split
     * @param lineInPart the number of the line in the part, from 1
     * @param offset the offset of the line's first byte in the whole decoded text
     * @param linesBefore tells how many lines come before the part; negative while that is not known
     * @return the position
     */
    public static RecordPosition inPart(String source, long lineInPart, long offset, LongSupplier linesBefore) {
        return new RecordPosition(source, lineInPart, offset, linesBefore);
    }

    /**
     * Returns the split.
     *
     * @return its name, without secrets
     */
    public String source() {
        return source;
    }

    /**
     * Returns the line.
     *
     * @return its number in the decoded text, from 1; 0 when it is not known
     */
    public long line() {
        long before = linesBefore.getAsLong();
        return before < 0 ? 0 : before + lineInPart;
    }

    /**
     * Returns the offset.
     *
     * @return of the line's first byte in the decoded text, from 0; -1 when it is not known
     */
    public long offset() {
        return offset;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecordPosition that
                && source.equals(that.source)
                && offset == that.offset
                && line() == that.line();
    }

    @Override
    public int hashCode() {
        return Objects.hash(source, offset);
    }

    /** The usual way to write a position: <code>file:line</code>. */
    @Override
    public String toString() {
        long line = line();
        return line > 0 ? source + ":" + line : source;
    }
}
