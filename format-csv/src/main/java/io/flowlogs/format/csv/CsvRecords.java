package io.flowlogs.format.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a content, one at a time, each of limited length. A cell holds a byte as a character, so that whatever the
 * encoding is comes out as it went in.
 */
final class CsvRecords {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private final BoundedReader bounded;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private long lastLine;

    // The parser is not closed: that would close the content, which is the caller's.
    CsvRecords(InputStream content) throws IOException {
        bounded = new BoundedReader(new InputStreamReader(withoutByteOrderMark(content), StandardCharsets.ISO_8859_1));
        parser = CSVParser.builder().setReader(bounded).setFormat(FORMAT).get();
        records = parser.iterator();
    }

    private static InputStream withoutByteOrderMark(InputStream content) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(content);
        buffered.mark(3);
        byte[] start = buffered.readNBytes(3);
        buffered.reset();
        buffered.skipNBytes(CsvText.afterByteOrderMark(start, start.length));
        return buffered;
    }

    /** Returns the next row that is not an empty line, or null at the end. */
    @Nullable
    List<String> next() throws IOException {
        List<String> row = nextLine();
        while (row != null && row.size() == 1 && row.get(0).isEmpty()) {
            row = nextLine();
        }
        return row;
    }

    private @Nullable List<String> nextLine() throws IOException {
        bounded.beginRecord();
        try {
            List<String> row = records.hasNext() ? records.next().toList() : null;
            lastLine = parser.getCurrentLineNumber();
            return row;
        } catch (UncheckedIOException e) {
            throw explained(Objects.requireNonNull(e.getCause()));
        }
    }

    private IOException explained(IOException e) {
        boolean isAboutText = e instanceof CSVException || e instanceof RecordTooLongException;
        return isAboutText
                ? new IOException(
                        "expected a CSV row after line " + lastLine + ", found: " + e.getMessage()
                                + ". What came before it was read, the rest was not.",
                        e)
                : e;
    }

    /** Returns the number of the line on which the row just read ends, from 1. */
    long line() {
        return lastLine;
    }

    private static final class RecordTooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        RecordTooLongException() {
            super("a row of more than " + BoundedReader.MAX_RECORD + " bytes; perhaps a quote is never closed");
        }
    }

    /** Counts what is read for one record, as the parser would gather all of a file behind a quote that is never closed. */
    private static final class BoundedReader extends Reader {
        static final int MAX_RECORD = 1 << 20;

        private final Reader reader;
        private long count;

        BoundedReader(Reader reader) {
            this.reader = reader;
        }

        void beginRecord() {
            count = 0;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int read = reader.read(buffer, offset, length);
            count += Math.max(read, 0);
            if (count > MAX_RECORD) {
                throw new RecordTooLongException();
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
