package io.flowlogs.format.parquet;

import io.flowlogs.source.ColumnVector;
import java.io.IOException;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.jspecify.annotations.Nullable;

/** Goes through the pages of a column and fills a vector with the values of one batch after another. */
final class ColumnCursor {
    private final TableColumn column;
    private final PageReader pages;
    private final ColumnVector vector;
    private final int[] levels;
    private final int[] codes;
    private final int[] rowCodes;
    private final Texts texts = new Texts();
    private final PageValues page;
    private @Nullable ColumnDictionary dictionary;
    private boolean begun;
    private long row;
    private long filledFrom = -1;
    private int pageRows;
    private boolean coded;
    private long bytesDecoded;

    ColumnCursor(TableColumn column, PageReader pages, int batchRows) {
        this.column = column;
        this.pages = pages;
        this.vector = column.form().isNumeric() ? ColumnVector.ofNumbers(batchRows) : ColumnVector.ofTexts(batchRows);
        this.levels = new int[batchRows];
        this.codes = new int[batchRows];
        this.rowCodes = new int[batchRows];
        this.page = new PageValues(column);
    }

    long bytesDecoded() {
        return bytesDecoded;
    }

    /** The values of some rows, which come after those of the batch before. */
    ColumnVector batch(long from, int rows) throws IOException {
        if (filledFrom == from) {
            return vector;
        }
        try {
            skipTo(from);
            fill(rows);
        } catch (IOException e) {
            throw column.damaged(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            throw new IOException(
                    column.damaged("cannot be read: " + e.getMessage() + ".").getMessage(), e);
        }
        filledFrom = from;
        return vector;
    }

    private void skipTo(long from) throws IOException {
        while (row < from) {
            int rows = (int) Math.min(Math.min(pageRows(), from - row), levels.length);
            page.skip(present(rows), codes);
            passed(rows);
        }
    }

    private void fill(int rows) throws IOException {
        texts.clear();
        coded = false;
        int done = 0;
        while (done < rows) {
            int now = Math.min(pageRows(), rows - done);
            fill(done, now, present(now));
            passed(now);
            done += now;
        }
        if (!column.form().isNumeric()) {
            sayWhere();
        }
    }

    private void sayWhere() {
        ColumnDictionary known = dictionary;
        if (coded && known != null) {
            vector.overDictionary(known.bytes(), rowCodes, known.size());
        } else {
            vector.over(texts.bytes());
        }
    }

    private void passed(int rows) {
        row += rows;
        pageRows -= rows;
    }

    /** The rows left in the page; goes on to the next one where there are none. */
    private int pageRows() throws IOException {
        if (!begun) {
            begun = true;
            DictionaryPage found = pages.readDictionaryPage();
            if (found != null) {
                bytesDecoded += found.getUncompressedSize();
                dictionary = page.use(found);
            }
        }
        while (pageRows == 0) {
            DataPage next = pages.readPage();
            if (next == null) {
                throw PageBytes.ended();
            }
            bytesDecoded += next.getUncompressedSize();
            pageRows = page.open(next);
        }
        return pageRows;
    }

    /** Reads which of the next rows have a value, and returns how many. */
    private int present(int rows) throws IOException {
        if (!column.mayBeNull()) {
            return rows;
        }
        page.levels(levels, rows);
        int present = 0;
        for (int i = 0; i < rows; i++) {
            present += levels[i];
        }
        return present;
    }

    private boolean has(int i) {
        return !column.mayBeNull() || levels[i] != 0;
    }

    private void fill(int at, int rows, int present) throws IOException {
        if (column.form().isNumeric()) {
            fillNumbers(at, rows, present);
        } else if (page.isCoded()) {
            fillCoded(at, rows, present);
        } else {
            uncode(at);
            fillTexts(at, rows);
        }
    }

    private void fillNumbers(int at, int rows, int present) throws IOException {
        long[] numbers = page.numbers(present, codes);
        int next = 0;
        for (int i = 0; i < rows; i++) {
            if (has(i)) {
                vector.setNumber(at + i, numbers[next++]);
            } else {
                vector.setMissing(at + i);
            }
        }
    }

    private void fillCoded(int at, int rows, int present) throws IOException {
        ColumnDictionary known = page.dictionary();
        page.codes(codes, present);
        if (at > 0 && !coded) {
            copyCoded(known, at, rows);
            return;
        }
        coded = true;
        int next = 0;
        for (int i = 0; i < rows; i++) {
            int code = has(i) ? codes[next++] : -1;
            if (code < 0 || known.isMissing(code)) {
                vector.setMissing(at + i);
                rowCodes[at + i] = 0;
            } else {
                vector.setText(at + i, known.start(code), known.end(code));
                rowCodes[at + i] = code;
            }
        }
    }

    /** Part of the batch is not in the dictionary, so that the rest cannot be told by it. */
    private void copyCoded(ColumnDictionary known, int at, int rows) throws IOException {
        int next = 0;
        for (int i = 0; i < rows; i++) {
            int code = has(i) ? codes[next++] : -1;
            if (code < 0 || known.isMissing(code)) {
                vector.setMissing(at + i);
            } else {
                texts.add(vector, at + i, known.bytes(), known.start(code), known.end(code) - known.start(code));
            }
        }
    }

    /** Texts that are not in the dictionary follow ones that are. */
    private void uncode(int rows) throws IOException {
        ColumnDictionary known = dictionary;
        if (!coded || known == null) {
            return;
        }
        coded = false;
        for (int i = 0; i < rows; i++) {
            if (!vector.isMissing(i)) {
                texts.add(vector, i, known.bytes(), vector.start(i), vector.end(i) - vector.start(i));
            }
        }
    }

    private void fillTexts(int at, int rows) throws IOException {
        for (int i = 0; i < rows; i++) {
            if (has(i)) {
                page.text(vector, at + i, texts);
            } else {
                vector.setMissing(at + i);
            }
        }
    }
}
