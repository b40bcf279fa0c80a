package io.flowlogs.format.parquet;

import java.io.IOException;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** The distinct values of a column in a row group, read once. */
final class ColumnDictionary {
    private final int size;
    private final long[] numbers;
    private final Texts texts = new Texts();
    private final int[] starts;
    private final int[] ends;

    private ColumnDictionary(int size, boolean numeric) {
        this.size = size;
        this.numbers = new long[numeric ? size : 0];
        this.starts = new int[numeric ? 0 : size];
        this.ends = new int[numeric ? 0 : size];
    }

    static ColumnDictionary read(TableColumn column, DictionaryPage page) throws IOException {
        PageBytes bytes = new PageBytes();
        bytes.fill(page.getBytes());
        int size = page.getDictionarySize();
        boolean wide = column.descriptor().getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT64;
        int least = column.form().isNumeric() && wide ? Long.BYTES : Integer.BYTES;
        if (size < 0 || size > bytes.size() / least) {
            throw new IOException("expected a dictionary of at most " + bytes.size() / least + " values, found " + size
                    + ". The file is damaged.");
        }
        ColumnDictionary dictionary = new ColumnDictionary(size, column.form().isNumeric());
        if (column.form().isNumeric()) {
            dictionary.readNumbers(column.form(), bytes, wide);
        } else {
            dictionary.readTexts(bytes);
        }
        return dictionary;
    }

    private void readNumbers(TableColumn.Form form, PageBytes page, boolean wide) {
        for (int i = 0; i < size; i++) {
            long raw = wide ? Bytes.longAt(page.bytes(), i * Long.BYTES) : Bytes.intAt(page.bytes(), i * Integer.BYTES);
            numbers[i] = form.number(raw);
        }
    }

    /** A value that is missing has its end before its start. */
    private void readTexts(PageBytes page) throws IOException {
        int at = 0;
        for (int i = 0; i < size; i++) {
            int length = page.lengthAt(at);
            starts[i] = texts.size();
            boolean present = texts.add(page.bytes(), at + Integer.BYTES, length);
            ends[i] = present ? texts.size() : -1;
            at += Integer.BYTES + length;
        }
    }

    int size() {
        return size;
    }

    /** The array of all texts, the same for as long as the dictionary is there. */
    byte[] bytes() {
        return texts.bytes();
    }

    long number(int code) {
        return numbers[code];
    }

    boolean isMissing(int code) {
        return ends[code] < 0;
    }

    int start(int code) {
        return starts[code];
    }

    int end(int code) {
        return ends[code];
    }
}
