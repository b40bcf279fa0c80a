package io.flowlogs.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flowlogs.record.EventMetadata;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.ColumnDecoder;
import io.flowlogs.source.ColumnReader;
import io.flowlogs.source.ColumnTable;
import io.flowlogs.source.ColumnVector;
import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.source.LineSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decoder made of a content: the lines or rows, and the failure that ended it, if there was one. Only an {@link IOException} is a
 * failure that a decoder may have.
 *
 * @param lines what was handed over, in its order
 * @param failure how it ended, or null
 */
record Decoded(List<String> lines, @Nullable IOException failure) {
    static Decoded of(FlowLogDecoder decoder, InputStream content) {
        Lines lines = new Lines();
        IOException failure = null;
        try {
            decoder.decode(content, lines);
        } catch (IOException e) {
            failure = e;
        }
        return new Decoded(lines.all, failure);
    }

    /** The same without the last line, which may be a part of one. */
    Decoded butLast() {
        return new Decoded(lines.subList(0, Math.max(lines.size() - 1, 0)), failure);
    }

    /** Equal when the lines are, and both failed or neither. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Decoded that && lines.equals(that.lines) && (failure == null) == (that.failure == null);
    }

    @Override
    public int hashCode() {
        return lines.hashCode();
    }

    /** Reads all columns of all rows. */
    static Decoded of(ColumnDecoder decoder, SeekableByteChannel content) {
        List<String> rows = new ArrayList<>();
        IOException failure = null;
        try {
            ColumnTable table = decoder.open(content);
            for (int part = 0; part < table.parts(); part++) {
                readPart(table, part, content, rows);
            }
        } catch (IOException e) {
            failure = e;
        }
        return new Decoded(rows, failure);
    }

    private static void readPart(ColumnTable table, int part, SeekableByteChannel content, List<String> rows)
            throws IOException {
        int columns = table.format().size();
        BitSet all = new BitSet();
        all.set(0, columns);
        ColumnReader reader = table.read(part, all, content);
        for (int count = reader.next(); count > 0; count = reader.next()) {
            List<ColumnVector> batch = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                batch.add(reader.column(column));
            }
            for (int row = 0; row < count; row++) {
                rows.add(row(batch, row));
            }
        }
    }

    private static String row(List<ColumnVector> batch, int row) {
        StringBuilder text = new StringBuilder();
        for (ColumnVector column : batch) {
            text.append(text.isEmpty() ? "" : " ").append(value(column, row));
        }
        return text.toString();
    }

    private static String value(ColumnVector column, int row) {
        if (column.isMissing(row)) {
            return "-";
        }
        return column.isNumeric()
                ? String.valueOf(column.number(row))
                : new String(column.bytes(), column.start(row), column.end(row) - column.start(row), UTF_8);
    }

    /** Keeps the lines, and what else was said of the content. */
    static final class Lines implements LineSink {
        final List<String> all = new ArrayList<>();

        @Override
        public void format(FlowLogFormat format) {
            all.add("format: " + format.toHeader());
        }

        @Override
        public void line(byte[] bytes, int offset, int length, @Nullable EventMetadata event) {
            all.add(new String(bytes, offset, length, UTF_8));
        }

        @Override
        public void skipped(String reason) {
            all.add("skipped: " + reason);
        }

        @Override
        public void malformed(String raw, String problem) {
            all.add("malformed: " + raw);
        }
    }
}
