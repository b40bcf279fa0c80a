package io.flowlogs.engine;

import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.ColumnBounds;
import io.flowlogs.source.ColumnDecoder;
import io.flowlogs.source.ColumnReader;
import io.flowlogs.source.ColumnTable;
import io.flowlogs.source.ColumnVector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records in columns that lie in memory, in whatever of the forms there are that the dice say. The content only says that it has them. */
final class MemoryColumns implements ColumnDecoder, ColumnTable {
    static final String CONTENT = "COLUMNS";

    /** A cell that cannot be read. */
    static final String FAULT = "!fault";

    private final FlowLogFormat format;
    private final List<String[]> rows;
    private final int partRows;
    private final int batchRows;
    private final Random dice;
    private final Form[] forms;

    private enum Form {
        NUMBERS,
        TEXTS,
        DICTIONARY
    }

    /** Missing cells are null. */
    MemoryColumns(FlowLogFormat format, List<String[]> rows, int partRows, int batchRows, long seed) {
        this.format = format;
        this.rows = rows;
        this.partRows = partRows;
        this.batchRows = batchRows;
        this.dice = new Random(seed);
        this.forms = new Form[format.size()];
        Arrays.setAll(forms, this::form);
    }

    private Form form(int column) {
        boolean whole = rows.stream().map(row -> row[column]).allMatch(cell -> cell == null || isPlain(cell));
        return whole && dice.nextInt(4) > 0 ? Form.NUMBERS : dice.nextBoolean() ? Form.TEXTS : Form.DICTIONARY;
    }

    private static boolean isPlain(String cell) {
        return cell.matches("0|-?[1-9][0-9]{0,17}");
    }

    @Override
    public String name() {
        return "columns";
    }

    @Override
    public String description() {
        return "columns in memory";
    }

    @Override
    public Set<String> suffixes() {
        return Set.of(".columns");
    }

    @Override
    public boolean recognizes(byte[] head, int length) {
        return new String(head, 0, length, StandardCharsets.US_ASCII).equals(CONTENT);
    }

    @Override
    public ColumnTable open(SeekableByteChannel content) {
        return this;
    }

    @Override
    public FlowLogFormat format() {
        return format;
    }

    @Override
    public int parts() {
        return (rows.size() + partRows - 1) / partRows;
    }

    @Override
    public long rows(int part) {
        return part(part).size();
    }

    private List<String[]> part(int part) {
        return rows.subList(part * partRows, Math.min(rows.size(), (part + 1) * partRows));
    }

    @Override
    public @Nullable ColumnBounds bounds(int part, int column) {
        if (forms[column] != Form.NUMBERS) {
            return null;
        }
        List<String[]> known =
                part(part).stream().filter(row -> row[column] != null).toList();
        return known.isEmpty()
                ? null
                : new ColumnBounds(
                        known.stream()
                                .mapToLong(row -> Long.parseLong(row[column]))
                                .min()
                                .getAsLong(),
                        known.stream()
                                .mapToLong(row -> Long.parseLong(row[column]))
                                .max()
                                .getAsLong(),
                        known.size() == rows(part));
    }

    @Override
    public ColumnReader read(int part, BitSet columns, SeekableByteChannel content) {
        return new Reader(part(part), columns);
    }

    private final class Reader implements ColumnReader {
        private final List<String[]> left;
        private final BitSet columns;
        private List<String[]> batch = List.of();
        private int begun;

        Reader(List<String[]> rows, BitSet columns) {
            this.left = rows;
            this.columns = columns;
        }

        @Override
        public int next() {
            begun += batch.size();
            batch = left.subList(begun, Math.min(left.size(), begun + batchRows));
            return batch.size();
        }

        @Override
        public ColumnVector column(int column) throws IOException {
            if (!columns.get(column)) {
                throw new AssertionError("column " + column + " was not asked for");
            }
            String[] cells = batch.stream().map(row -> row[column]).toArray(String[]::new);
            if (Arrays.asList(cells).contains(FAULT)) {
                throw new IOException("column " + format.fields().get(column).name() + ": the disk gave up.");
            }
            return switch (forms[column]) {
                case NUMBERS -> numbers(cells);
                case TEXTS -> texts(cells);
                case DICTIONARY -> dictionary(cells);
            };
        }

        @Override
        public long bytesDecoded() {
            return (long) begun + batch.size();
        }
    }

    private static ColumnVector numbers(String[] cells) {
        ColumnVector vector = ColumnVector.ofNumbers(cells.length);
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] == null) {
                vector.setMissing(i);
            } else {
                vector.setNumber(i, Long.parseLong(cells[i]));
            }
        }
        return vector;
    }

    private static ColumnVector texts(String[] cells) {
        ColumnVector vector = ColumnVector.ofTexts(cells.length);
        ByteArrayOutputStream texts = new ByteArrayOutputStream();
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] == null) {
                vector.setMissing(i);
            } else {
                int start = texts.size();
                texts.writeBytes(bytes(cells[i]));
                vector.setText(i, start, texts.size());
            }
        }
        vector.over(texts.toByteArray());
        return vector;
    }

    private static ColumnVector dictionary(String[] cells) {
        ColumnVector vector = ColumnVector.ofTexts(cells.length);
        List<String> distinct = new ArrayList<>();
        int[] codes = new int[cells.length];
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] == null) {
                vector.setMissing(i);
                continue;
            }
            if (!distinct.contains(cells[i])) {
                distinct.add(cells[i]);
            }
            codes[i] = distinct.indexOf(cells[i]);
            int start = bytes(String.join("", distinct.subList(0, codes[i]))).length;
            vector.setText(i, start, start + bytes(cells[i]).length);
        }
        vector.overDictionary(bytes(String.join("", distinct)), codes, distinct.size());
        return vector;
    }

    /** Bytes and characters are the same in what tests compare. */
    private static byte[] bytes(String cell) {
        return cell.getBytes(StandardCharsets.ISO_8859_1);
    }
}
