package io.flowlogs.format.parquet;

import io.flowlogs.source.ColumnVector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/**
 * The levels and values of one page after another. Plain values and places in dictionaries, which is what nearly all files have, are read
 * here, many at once; other encodings by Parquet's library.
 */
final class PageValues {
    private final TableColumn column;
    private final PrimitiveTypeName type;
    private final PageBytes levelBytes = new PageBytes();
    private final PageBytes bytes = new PageBytes();
    private final RunLengths levels = new RunLengths();
    private final RunLengths codes = new RunLengths();
    private long[] numbers = new long[0];
    private @Nullable ColumnDictionary dictionary;
    private @Nullable DictionaryPage dictionaryPage;
    private @Nullable Dictionary otherDictionary;
    private @Nullable ValuesReader other;
    private boolean coded;
    private int at;

    PageValues(TableColumn column) {
        this.column = column;
        this.type = column.descriptor().getPrimitiveType().getPrimitiveTypeName();
    }

    /** Takes the dictionary of the pages to come; returns it unless it is the library that reads it. */
    @Nullable
    ColumnDictionary use(DictionaryPage page) throws IOException {
        if (column.form() == TableColumn.Form.OTHER) {
            dictionaryPage = page;
        } else {
            dictionary = ColumnDictionary.read(column, page);
        }
        return dictionary;
    }

    ColumnDictionary dictionary() throws IOException {
        if (dictionary == null) {
            throw new IOException("expected a dictionary, found none. The file is damaged.");
        }
        return dictionary;
    }

    boolean isCoded() {
        return coded;
    }

    // ---- a page begins ---------------------------------------------------------------------------------------------

    /** Begins a page and returns the number of its rows. */
    int open(DataPage page) throws IOException {
        if (page.getValueCount() < 0) {
            throw new IOException("expected a page of some rows, found " + page.getValueCount() + ".");
        }
        if (page instanceof DataPageV2 second) {
            openSecond(second);
        } else {
            openFirst((DataPageV1) page);
        }
        return page.getValueCount();
    }

    private void openFirst(DataPageV1 page) throws IOException {
        bytes.fill(page.getBytes());
        at = 0;
        if (column.mayBeNull()) {
            if (page.getDlEncoding() != Encoding.RLE) {
                throw new IOException("expected levels in runs, found them as " + page.getDlEncoding() + ".");
            }
            int length = bytes.lengthAt(0);
            levels.over(bytes.bytes(), Integer.BYTES, Integer.BYTES + length, 1);
            at = Integer.BYTES + length;
        }
        openValues(page.getValueEncoding(), page.getValueCount());
    }

    private void openSecond(DataPageV2 page) throws IOException {
        if (column.mayBeNull()) {
            levelBytes.fill(page.getDefinitionLevels());
            levels.over(levelBytes.bytes(), 0, levelBytes.size(), 1);
        }
        bytes.fill(page.getData());
        at = 0;
        openValues(page.getDataEncoding(), page.getValueCount());
    }

    private void openValues(Encoding encoding, int rows) throws IOException {
        coded = false;
        other = null;
        boolean own = column.form() != TableColumn.Form.OTHER;
        if (own && encoding.usesDictionary()) {
            coded = true;
            openCodes();
        } else if (!own || encoding != Encoding.PLAIN) {
            openOther(encoding, rows);
        }
    }

    /** A page of nothing but nulls need not have any. */
    private void openCodes() throws IOException {
        int width = at < bytes.size() ? bytes.bytes()[at] : 0;
        codes.over(bytes.bytes(), Math.min(at + 1, bytes.size()), bytes.size(), width);
    }

    private void openOther(Encoding encoding, int rows) throws IOException {
        ValuesReader reader = encoding.usesDictionary()
                ? encoding.getDictionaryBasedValuesReader(column.descriptor(), ValuesType.VALUES, otherDictionary())
                : encoding.getValuesReader(column.descriptor(), ValuesType.VALUES);
        ByteBuffer rest = ByteBuffer.wrap(bytes.bytes(), at, bytes.size() - at).slice();
        reader.initFromPage(rows, ByteBufferInputStream.wrap(rest));
        other = reader;
    }

    private Dictionary otherDictionary() throws IOException {
        DictionaryPage page = dictionaryPage;
        if (page == null) {
            throw new IOException("expected a dictionary, found none. The file is damaged.");
        }
        Dictionary known = otherDictionary;
        if (known == null) {
            known = page.getEncoding().initDictionary(column.descriptor(), page);
            otherDictionary = known;
        }
        return known;
    }

    // ---- its values ------------------------------------------------------------------------------------------------

    /** Reads for each of the next rows whether it has a value: 1 or 0. */
    void levels(int[] target, int rows) throws IOException {
        levels.read(target, rows);
    }

    /** Reads the places of the next values in the dictionary. */
    void codes(int[] target, int count) throws IOException {
        codes.read(target, count);
        int size = dictionary().size();
        for (int i = 0; i < count; i++) {
            if (target[i] < 0 || target[i] >= size) {
                throw new IOException("expected a place in a dictionary of " + size + " values, found "
                        + Integer.toUnsignedString(target[i]) + ". The file is damaged.");
            }
        }
    }

    /** Reads the next values as numbers. */
    long[] numbers(int count, int[] places) throws IOException {
        if (numbers.length < count) {
            numbers = new long[count];
        }
        if (coded) {
            codes(places, count);
            ColumnDictionary known = dictionary();
            for (int i = 0; i < count; i++) {
                numbers[i] = known.number(places[i]);
            }
        } else if (other != null) {
            readOther(other, count);
        } else {
            readPlain(count);
        }
        return numbers;
    }

    private void readOther(ValuesReader reader, int count) {
        TableColumn.Form form = column.form();
        boolean wide = type == PrimitiveTypeName.INT64;
        for (int i = 0; i < count; i++) {
            numbers[i] = form.number(wide ? reader.readLong() : reader.readInteger());
        }
    }

    private void readPlain(int count) throws IOException {
        int size = type == PrimitiveTypeName.INT64 ? Long.BYTES : Integer.BYTES;
        int from = advance(count, size);
        TableColumn.Form form = column.form();
        for (int i = 0; i < count; i++) {
            long raw = size == Long.BYTES
                    ? Bytes.longAt(bytes.bytes(), from + i * Long.BYTES)
                    : Bytes.intAt(bytes.bytes(), from + i * Integer.BYTES);
            numbers[i] = form.number(raw);
        }
    }

    private int advance(int count, int size) throws IOException {
        if ((long) count * size > bytes.size() - at) {
            throw PageBytes.ended();
        }
        int from = at;
        at += count * size;
        return from;
    }

    /** Reads the next value as the text of a row. */
    void text(ColumnVector vector, int row, Texts texts) throws IOException {
        ValuesReader reader = other;
        if (reader != null) {
            byte[] text = otherText(reader);
            texts.add(vector, row, text, 0, text.length);
            return;
        }
        int length = bytes.lengthAt(at);
        texts.add(vector, row, bytes.bytes(), at + Integer.BYTES, length);
        at += Integer.BYTES + length;
    }

    private byte[] otherText(ValuesReader reader) {
        if (type == PrimitiveTypeName.BINARY) {
            Binary binary = reader.readBytes();
            return binary.getBytesUnsafe();
        }
        String text = type == PrimitiveTypeName.BOOLEAN
                ? String.valueOf(reader.readBoolean())
                : decimal(type == PrimitiveTypeName.DOUBLE ? reader.readDouble() : reader.readFloat());
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whole numbers come as such from programs that have no other way of leaving one out; "not a number" says that one is. */
    private static String decimal(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
        return Double.isNaN(value) ? "-" : whole ? Long.toString((long) value) : Double.toString(value);
    }

    /** Passes over the next values. */
    void skip(int count, int[] places) throws IOException {
        ValuesReader reader = other;
        if (coded) {
            codes.read(places, count);
        } else if (reader != null) {
            for (int i = 0; i < count; i++) {
                reader.skip();
            }
        } else if (column.form().isNumeric()) {
            advance(count, type == PrimitiveTypeName.INT64 ? Long.BYTES : Integer.BYTES);
        } else {
            for (int i = 0; i < count; i++) {
                at += Integer.BYTES + bytes.lengthAt(at);
            }
        }
    }
}
