package io.flowlogs.format.parquet;

import io.flowlogs.source.ColumnVector;
import java.io.IOException;
import java.util.Arrays;

/** Texts one after another in an array that grows. What stands for no value is told, and what would end a field is percent-encoded. */
final class Texts {
    /** A text is part of a line, which is no longer than this unless somebody says so. */
    private static final int LONGEST = 1 << 20;

    private static final int MAX_SIZE = 1 << 28;

    /** How many bytes take the place of one. */
    private static final int ENCODED = 3;

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};
    private static final int DELETE = 0x7f;

    private byte[] bytes = new byte[1 << 10];
    private int size;

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /**
     * Appends a text.
     *
     * @return false when it stands for no value, in which case nothing was appended
     */
    boolean add(byte[] source, int from, int length) throws IOException {
        if (isMissing(source, from, length)) {
            return false;
        }
        if (length > LONGEST) {
            throw new IOException("expected texts of at most " + LONGEST + " bytes, found one of " + length + ".");
        }
        reserve(ENCODED * length);
        for (int i = from; i < from + length; i++) {
            byte one = source[i];
            if ((one >= 0 && one <= ' ') || one == DELETE) {
                encode(one);
            } else {
                bytes[size++] = one;
            }
        }
        return true;
    }

    private void encode(byte one) {
        bytes[size++] = '%';
        bytes[size++] = HEX[one >> 4];
        bytes[size++] = HEX[one & 15];
    }

    private void reserve(int more) throws IOException {
        if (size + more > MAX_SIZE) {
            throw new IOException("expected texts of at most " + MAX_SIZE + " bytes together, found more.");
        } else if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }

    private static boolean isMissing(byte[] source, int from, int length) {
        return switch (length) {
            case 0 -> true;
            case 1 -> source[from] == '-';
            case 4 ->
                source[from] == 'N' && source[from + 1] == 'o' && source[from + 2] == 'n' && source[from + 3] == 'e';
            default -> false;
        };
    }

    /** Appends a text as that of a row. */
    void add(ColumnVector vector, int row, byte[] source, int from, int length) throws IOException {
        int start = size;
        if (add(source, from, length)) {
            vector.setText(row, start, size);
        } else {
            vector.setMissing(row);
        }
    }
}
