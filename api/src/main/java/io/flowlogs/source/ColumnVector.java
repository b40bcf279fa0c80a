package io.flowlogs.source;

/**
 * The values of one column in the rows of a batch: numbers, or texts that lie in one array. Filled by a {@link ColumnReader} and
 * used again for the next batch. Not safe for use by several threads.
 *
 * <p>A text has no blanks or control characters, as a line of a flow log would not: they are percent-encoded. It is not empty.
 */
public final class ColumnVector {
    private static final int[] NO_CODES = new int[0];

    private final boolean numeric;
    private final boolean[] missing;
    private final long[] numbers;
    private final int[] starts;
    private final int[] ends;
    private byte[] bytes = new byte[0];
    private int[] codes = NO_CODES;
    private int codeCount;

    private ColumnVector(boolean numeric, int capacity) {
        this.numeric = numeric;
        this.missing = new boolean[capacity];
        this.numbers = new long[numeric ? capacity : 0];
        this.starts = new int[numeric ? 0 : capacity];
        this.ends = new int[numeric ? 0 : capacity];
    }

    /**
     * Makes a vector of numbers.
     *
     * @param capacity the greatest number of rows
     * @return a vector
     */
    public static ColumnVector ofNumbers(int capacity) {
        return new ColumnVector(true, capacity);
    }

    /**
     * Makes a vector of texts.
     *
     * @param capacity the greatest number of rows
     * @return a vector
     */
    public static ColumnVector ofTexts(int capacity) {
        return new ColumnVector(false, capacity);
    }

    /**
     * Tells which of the two it is.
     *
     * @return true for numbers
     */
    public boolean isNumeric() {
        return numeric;
    }

    /**
     * Says that a row has no value.
     *
     * @param row the row
     */
    public void setMissing(int row) {
        missing[row] = true;
        if (!numeric) {
            starts[row] = 0;
            ends[row] = 0;
        }
    }

    /**
     * Sets the number of a row.
     *
     * @param row the row
     * @param number any number; a negative one is malformed
     */
    public void setNumber(int row, long number) {
        missing[row] = false;
        numbers[row] = number;
    }

    /**
     * Says where the texts lie, each by itself.
     *
     * @param texts the array of {@link #setText}
     */
    public void over(byte[] texts) {
        bytes = texts;
        codes = NO_CODES;
        codeCount = 0;
    }

    /**
     * Says that the texts are those of a dictionary, and which they are.
     *
     * @param texts the array of {@link #setText}; the same one as long as the dictionary is the same
     * @param code for each row the number of its text
     * @param count the number of texts in the dictionary
     */
    public void overDictionary(byte[] texts, int[] code, int count) {
        bytes = texts;
        codes = code;
        codeCount = count;
    }

    /**
     * Sets the text of a row.
     *
     * @param row the row
     * @param start where it begins in the array
     * @param end where it ends, exclusive
     */
    public void setText(int row, int start, int end) {
        missing[row] = false;
        starts[row] = start;
        ends[row] = end;
    }

    /**
     * Tells whether a row has no value.
     *
     * @param row the row
     * @return true when it has none
     */
    public boolean isMissing(int row) {
        return missing[row];
    }

    /**
     * Returns the number of a row.
     *
     * @param row a row that has one
     * @return the number
     */
    public long number(int row) {
        return numbers[row];
    }

    /**
     * Returns the array in which the texts lie.
     *
     * @return the array
     */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * Returns where a text begins.
     *
     * @param row a row that has one
     * @return an index into {@link #bytes()}
     */
    public int start(int row) {
        return starts[row];
    }

    /**
     * Returns where a text ends.
     *
     * @param row a row that has one
     * @return an index into {@link #bytes()}, exclusive
     */
    public int end(int row) {
        return ends[row];
    }

    /**
     * Returns the size of the dictionary: rows of the same {@link #code} have the same text.
     *
     * @return the number of codes, or 0 when there is no dictionary
     */
    public int codeCount() {
        return codeCount;
    }

    /**
     * Returns the number of a row's text in the dictionary.
     *
     * @param row a row that has a text
     * @return its number, from 0
     */
    public int code(int row) {
        return codes[row];
    }
}
