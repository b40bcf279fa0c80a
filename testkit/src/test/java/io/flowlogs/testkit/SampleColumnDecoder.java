package io.flowlogs.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.ColumnDecoder;
import io.flowlogs.source.ColumnReader;
import io.flowlogs.source.ColumnTable;
import io.flowlogs.source.ColumnVector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.BitSet;
import java.util.List;

/**
 * Reads another encoding for tests, one of columns: <code>#columns</code>, the fields, the lines, <code>#end</code>. Good, unless a test
 * says that it should have a flaw.
 */
public final class SampleColumnDecoder implements ColumnDecoder {
    static final String BEGIN = "#columns\n";

    @Override
    public String name() {
        return "sample-columns";
    }

    @Override
    public String description() {
        return "columns that tests encode";
    }

    @Override
    public boolean recognizes(byte[] head, int length) {
        return new String(head, 0, length, ISO_8859_1).startsWith(BEGIN);
    }

    @Override
    public ColumnTable open(SeekableByteChannel content) throws IOException {
        List<String> lines = text(content).lines().toList();
        boolean whole = lines.size() > 2 && lines.get(lines.size() - 1).equals(SampleDecoder.END);
        if (!whole && !SampleDecoder.has(DecoderFlaw.DOES_NOT_MISS_THE_END)) {
            throw new IOException("expected columns up to " + SampleDecoder.END + ", found no end.");
        }
        if (SampleDecoder.has(DecoderFlaw.CLOSES_THE_CONTENT)) {
            content.close();
        }
        FlowLogFormat format = FlowLogFormat.ofHeader(lines.get(1));
        if (format == null) {
            throw new IOException("expected the names of fields, found others.");
        }
        return new Table(
                format,
                lines.subList(2, lines.size() - 1).stream()
                        .map(line -> line.split(" ", -1))
                        .toList());
    }

    private static String text(SeekableByteChannel content) throws IOException {
        ByteBuffer all = ByteBuffer.allocate((int) content.size());
        content.position(0);
        try {
            int read = 0;
            while (read >= 0 && all.hasRemaining()) {
                read = content.read(all);
            }
        } catch (IOException e) {
            if (!SampleDecoder.has(DecoderFlaw.SWALLOWS_FAILURES)) {
                throw e;
            }
            return BEGIN + "version\n" + SampleDecoder.END;
        }
        return new String(all.array(), 0, all.position(), ISO_8859_1);
    }

    private record Table(FlowLogFormat format, List<String[]> rows) implements ColumnTable {
        @Override
        public int parts() {
            return 1;
        }

        @Override
        public long rows(int part) {
            return rows.size();
        }

        @Override
        public ColumnReader read(int part, BitSet columns, SeekableByteChannel content) {
            return new Reader(
                    SampleDecoder.has(DecoderFlaw.LOSES_THE_LAST_LINE) ? rows.subList(0, rows.size() - 1) : rows);
        }
    }

    /** All rows are one batch. */
    private static final class Reader implements ColumnReader {
        private final List<String[]> rows;
        private boolean done;

        Reader(List<String[]> rows) {
            this.rows = rows;
        }

        @Override
        public int next() {
            int count = done ? 0 : rows.size();
            done = true;
            return count;
        }

        @Override
        public ColumnVector column(int column) throws IOException {
            StringBuilder texts = new StringBuilder();
            ColumnVector vector = ColumnVector.ofTexts(rows.size());
            rows.forEach(row -> texts.append(text(row, column)));
            vector.over(texts.toString().getBytes(ISO_8859_1));
            int start = 0;
            for (int row = 0; row < rows.size(); row++) {
                start = set(vector, row, start, text(rows.get(row), column));
            }
            return vector;
        }

        private static int set(ColumnVector vector, int row, int start, String text) {
            if (text.isEmpty()) {
                vector.setMissing(row);
            } else {
                vector.setText(row, start, start + text.length());
            }
            return start + text.length();
        }

        private static String text(String[] row, int column) {
            boolean missing = !SampleDecoder.has(DecoderFlaw.TRUSTS_NUMBERS) && column >= row.length;
            return missing || row[column].equals("-") ? "" : row[column];
        }

        @Override
        public long bytesDecoded() {
            return 0;
        }
    }
}
