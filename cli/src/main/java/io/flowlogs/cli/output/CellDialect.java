package io.flowlogs.cli.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;

/**
 * How a cell is written between separators. Immutable; used by several threads.
 *
 * <p>Nearly every value of a flow log stands as it is, in CSV too, and is recognised by its bytes; Commons CSV decides about the
 * others. It is not loaded before one turns up.
 */
abstract sealed class CellDialect {
    static final CellDialect CSV = new Quoting(',');
    static final CellDialect TSV = new Quoting('\t');
    /** Cells of a table: between tabs, without control characters, never quoted. */
    static final CellDialect TABLE = new Visible("");
    /** Columns of text: the same, and a dash where there is no value. */
    static final CellDialect COLUMNS = new Visible("-");

    private final char separator;
    private final byte[] missing;

    private CellDialect(char separator, String missing) {
        this.separator = separator;
        this.missing = missing.getBytes(StandardCharsets.US_ASCII);
    }

    final char separator() {
        return separator;
    }

    /** Finishes the cell whose raw bytes begin at an offset and end where the builder does. */
    abstract void close(ByteBuilder row, int from, boolean firstOfRow);

    /** Writes the cell of a missing value. */
    abstract void missing(ByteBuilder row, boolean onlyOfRow);

    /** What stands for a missing value in a row of several cells. */
    final byte[] missing() {
        return missing;
    }

    /** Finds the end of the cell that begins at an offset of a row. */
    abstract int endOf(byte[] row, int from, int to);

    final void append(ByteBuilder row, String value, boolean firstOfRow) {
        int from = row.length();
        row.append(value);
        close(row, from, firstOfRow);
    }

    final int indexOfSeparator(byte[] row, int from, int to) {
        int at = from;
        while (at < to && row[at] != separator) {
            at++;
        }
        return at;
    }

    private static final class Quoting extends CellDialect {
        private final boolean[] plain = new boolean[256];
        private final boolean[] plainFirst = new boolean[256];

        Quoting(char separator) {
            super(separator, "");
            for (int c = '!'; c < 0x7f; c++) {
                plain[c] = c != '"' && c != separator;
                plainFirst[c] = plain[c] && c > '#' && c != '=' && c != '+' && c != '-' && c != '@';
            }
        }

        @Override
        void close(ByteBuilder row, int from, boolean firstOfRow) {
            if (!isPlain(row, from)) {
                String value = row.text(from);
                row.setLength(from);
                row.append(quoted(neutralised(value), firstOfRow));
            }
        }

        private boolean isPlain(ByteBuilder row, int from) {
            byte[] bytes = row.array();
            int to = row.length();
            if (from == to || !plainFirst[bytes[from] & 0xff]) {
                return false;
            }
            for (int i = from + 1; i < to; i++) {
                if (!plain[bytes[i] & 0xff]) {
                    return false;
                }
            }
            return true;
        }

        /** A spreadsheet takes a cell that begins like this for a formula, and runs it. */
        private static String neutralised(String value) {
            boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
            return formula ? "'" + value : value;
        }

        private String quoted(String value, boolean firstOfRow) {
            StringBuilder out = new StringBuilder(value.length() + 8);
            try {
                Formats.of(separator()).print(value, out, firstOfRow);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            // Commons CSV separates a cell from the one before.
            return out.substring(firstOfRow ? 0 : 1);
        }

        /** Nothing between two separators; but a line with nothing at all would not count as a row. */
        @Override
        void missing(ByteBuilder row, boolean onlyOfRow) {
            if (onlyOfRow) {
                row.append("\"\"");
            }
        }

        @Override
        int endOf(byte[] row, int from, int to) {
            return indexOfSeparator(row, from < to && row[from] == '"' ? afterQuotes(row, from, to) : from, to);
        }

        /** Doubled quotation marks look like the end of one part and the begin of the next, which does no harm. */
        private static int afterQuotes(byte[] row, int from, int to) {
            int at = from;
            while (at < to && row[at] == '"') {
                at++;
                while (at < to && row[at] != '"') {
                    at++;
                }
                at++;
            }
            return Math.min(at, to);
        }
    }

    private static final class Visible extends CellDialect {
        Visible(String missing) {
            super('\t', missing);
        }

        @Override
        void close(ByteBuilder row, int from, boolean firstOfRow) {
            byte[] bytes = row.array();
            for (int i = from; i < row.length(); i++) {
                if (bytes[i] < ' ' || bytes[i] == 0x7f) {
                    String value = row.text(from);
                    row.setLength(from);
                    row.append(ControlText.escaped(value));
                    return;
                }
            }
        }

        @Override
        void missing(ByteBuilder row, boolean onlyOfRow) {
            row.append(missing());
        }

        @Override
        int endOf(byte[] row, int from, int to) {
            return indexOfSeparator(row, from, to);
        }
    }

    /** Keeps Commons CSV unloaded until it is needed. */
    static final class Formats {
        private static final CSVFormat COMMAS =
                CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
        private static final CSVFormat TABS =
                COMMAS.builder().setDelimiter('\t').get();

        private Formats() {}

        static CSVFormat of(char separator) {
            return separator == ',' ? COMMAS : TABS;
        }
    }
}
