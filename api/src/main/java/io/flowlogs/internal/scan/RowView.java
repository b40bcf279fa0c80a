package io.flowlogs.internal.scan;

/**
 * Internal: one record as predicates and aggregations see it, whether it lies in a line of text or in columns. A column that is
 * asked for a number or an address and holds none is remembered, so that the record can be called malformed.
 */
public abstract class RowView {
    private int badColumn = -1;

    /** The upper half of the address that {@link #address} found last. */
    protected long high;

    /** The lower half of the address that {@link #address} found last. */
    protected long low;

    /** For rows of text and of columns. */
    protected RowView() {}

    /**
     * Tells whether a column says <code>-</code>.
     *
     * @param column the column
     * @return true when there is no value
     */
    public abstract boolean isMissing(int column);

    /**
     * Reads a number.
     *
     * @param column a column that is not missing
     * @param greatest the greatest number allowed
     * @return the number, or -1 when there is none, which is remembered
     */
    public abstract long number(int column, long greatest);

    /**
     * Reads an address into {@link #high()} and {@link #low()}.
     *
     * @param column a column that is not missing
     * @return false when there is none, which is remembered
     */
    public abstract boolean address(int column);

    /**
     * Returns the buffer that holds the text of a column.
     *
     * @param column the column
     * @return the buffer
     */
    public abstract byte[] buffer(int column);

    /**
     * Returns where the text of a column begins.
     *
     * @param column the column
     * @return an index into {@link #buffer(int)}
     */
    public abstract int start(int column);

    /**
     * Returns where the text of a column ends.
     *
     * @param column the column
     * @return an index into {@link #buffer(int)}, exclusive
     */
    public abstract int end(int column);

    /**
     * Returns the upper half of the last address.
     *
     * @return 64 bits
     */
    public final long high() {
        return high;
    }

    /**
     * Returns the lower half of the last address.
     *
     * @return 64 bits
     */
    public final long low() {
        return low;
    }

    /**
     * Returns the first column that did not decode.
     *
     * @return the column, or -1
     */
    public final int badColumn() {
        return badColumn;
    }

    /** Forgets what did not decode: the next record begins. */
    public final void clearBad() {
        badColumn = -1;
    }

    /**
     * Remembers a column that does not decode.
     *
     * @param column the column
     */
    protected final void bad(int column) {
        if (badColumn < 0) {
            badColumn = column;
        }
    }
}
