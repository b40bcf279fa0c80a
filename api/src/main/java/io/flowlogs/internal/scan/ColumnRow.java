package io.flowlogs.internal.scan;

import io.flowlogs.internal.text.AddressText;
import io.flowlogs.internal.text.DecimalText;
import io.flowlogs.source.ColumnReader;
import io.flowlogs.source.ColumnVector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Internal: a record in columns. A column is decoded when the first row of a batch asks for it; what addresses the texts of a dictionary
 * are, is found out once for each.
 */
public final class ColumnRow extends RowView {
    private final long[] halves = new long[2];
    private @Nullable ColumnReader reader;
    private @Nullable ColumnVector[] vectors = new ColumnVector[0];
    private AddressCodes[] addresses = new AddressCodes[0];
    private byte[] digits = new byte[0];
    private int row;

    /** Makes a row. */
    public ColumnRow() {}

    /** What addresses the texts of a dictionary are. */
    private static final class AddressCodes {
        private static final byte UNKNOWN = 0;
        private static final byte ADDRESS = 1;
        private static final byte NONE = 2;

        private byte[] dictionary = new byte[0];
        private byte[] states = new byte[0];
        private long[] parsed = new long[0];

        /** The same array says that it is the same dictionary. */
        @SuppressWarnings("ReferenceEquality")
        void use(byte[] texts, int count) {
            if (dictionary != texts || states.length != count) {
                dictionary = texts;
                states = new byte[count];
                parsed = new long[2 * count];
            }
        }
    }

    /**
     * Goes over to other columns.
     *
     * @param columns gives the columns
     * @param count their number
     */
    public void over(ColumnReader columns, int count) {
        reader = columns;
        vectors = new ColumnVector[count];
        addresses = new AddressCodes[count];
        Arrays.setAll(addresses, i -> new AddressCodes());
    }

    /** The next batch begins. */
    public void nextBatch() {
        Arrays.fill(vectors, null);
    }

    /**
     * Looks at a row.
     *
     * @param index its index in the batch
     */
    public void at(int index) {
        row = index;
        clearBad();
    }

    private ColumnVector vector(int column) {
        ColumnVector known = vectors[column];
        return known == null ? decoded(column) : known;
    }

    private ColumnVector decoded(int column) {
        ColumnReader columns = reader;
        if (columns == null) {
            throw new IllegalStateException("no columns");
        }
        try {
            ColumnVector vector = columns.column(column);
            vectors[column] = vector;
            if (!vector.isNumeric()) {
                addresses[column].use(vector.bytes(), vector.codeCount());
            }
            return vector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isMissing(int column) {
        return vector(column).isMissing(row);
    }

    @Override
    public long number(int column, long greatest) {
        ColumnVector vector = vector(column);
        long value = vector.isNumeric()
                ? vector.number(row)
                : DecimalText.parseUnsigned(vector.bytes(), vector.start(row), vector.end(row));
        if (value < 0 || value > greatest) {
            bad(column);
            return -1;
        }
        return value;
    }

    @Override
    public boolean address(int column) {
        ColumnVector vector = vector(column);
        boolean found =
                vector.codeCount() > 0 ? coded(addresses[column], vector) : !vector.isNumeric() && parsed(vector);
        if (found) {
            return true;
        }
        bad(column);
        return false;
    }

    private boolean coded(AddressCodes known, ColumnVector vector) {
        int code = vector.code(row);
        if (known.states[code] == AddressCodes.UNKNOWN) {
            boolean found = parsed(vector);
            known.states[code] = found ? AddressCodes.ADDRESS : AddressCodes.NONE;
            known.parsed[2 * code] = high;
            known.parsed[2 * code + 1] = low;
            return found;
        }
        high = known.parsed[2 * code];
        low = known.parsed[2 * code + 1];
        return known.states[code] == AddressCodes.ADDRESS;
    }

    private boolean parsed(ColumnVector vector) {
        int from = vector.start(row);
        int to = vector.end(row);
        long ipv4 = AddressText.ipv4(vector.bytes(), from, to);
        if (ipv4 >= 0) {
            high = 0;
            low = AddressText.IPV4_PREFIX | ipv4;
            return true;
        } else if (!AddressText.parse(vector.bytes(), from, to, halves)) {
            return false;
        }
        high = halves[0];
        low = halves[1];
        return true;
    }

    /** The text of a number is made when it is asked for, which fields of texts do that somebody stored as numbers. */
    @Override
    public byte[] buffer(int column) {
        ColumnVector vector = vector(column);
        return vector.isNumeric() ? digits(vector) : vector.bytes();
    }

    @Override
    public int start(int column) {
        ColumnVector vector = vector(column);
        return vector.isNumeric() ? 0 : vector.start(row);
    }

    @Override
    public int end(int column) {
        ColumnVector vector = vector(column);
        return vector.isNumeric() ? digits(vector).length : vector.end(row);
    }

    private byte[] digits(ColumnVector vector) {
        digits = Long.toString(vector.number(row)).getBytes(StandardCharsets.US_ASCII);
        return digits;
    }

    /**
     * Tells what code the text of a column has in its dictionary.
     *
     * @param column a column that is not missing
     * @return the code, or -1 where there is no dictionary
     */
    public int code(int column) {
        ColumnVector vector = vector(column);
        return vector.codeCount() > 0 ? vector.code(row) : -1;
    }
}
