package io.flowlogs.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes a grid in any output format, through one large buffer and without an object for a row or cell. */
public final class GridWriter {
    private static final int PIECE = 1 << 16;

    private final Grid grid;
    private final OutputOptions options;
    private final OutputStream out;
    private final int cellBound;
    private final ByteBuilder buffer = new ByteBuilder(2 * PIECE);

    private GridWriter(Grid grid, OutputOptions options, OutputStream out) {
        this.grid = grid;
        this.options = options;
        this.out = options.toTerminal() && options.format() != OutputFormat.TABLE ? new TerminalOutput(out) : out;
        this.cellBound = grid.maxCellLength();
    }

    /**
     * Writes a grid.
     *
     * @param grid the answer
     * @param options how; a text of one column has no header
     * @param out where to; not flushed
     * @throws IOException when writing fails
     */
    public static void write(Grid grid, OutputOptions options, OutputStream out) throws IOException {
        new GridWriter(grid, options, out).write();
    }

    private void write() throws IOException {
        switch (options.format()) {
            case TEXT ->
                writeRows(
                        CellDialect.COLUMNS, options.header() && grid.columns().size() > 1);
            case CSV -> writeRows(CellDialect.CSV, options.header());
            case TSV -> writeRows(CellDialect.TSV, options.header());
            case TABLE -> writeTable();
            case NDJSON -> writeObjects();
            case JSON -> writeArray();
        }
        drain();
    }

    // ---- rows between separators
    // ---------------------------------------------------------------------------------------

    private void writeRows(CellDialect dialect, boolean header) throws IOException {
        if (header) {
            appendHeader(dialect);
        }
        boolean[] free = freeText();
        for (int row = 0; row < grid.size(); row++) {
            appendCells(row, dialect, free);
            buffer.write('\n');
            drainWhenFull();
        }
    }

    private void appendHeader(CellDialect dialect) {
        List<Column> columns = grid.columns();
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                buffer.write(dialect.separator());
            }
            dialect.append(buffer, columns.get(i).name(), i == 0);
        }
        buffer.write('\n');
    }

    /** Numbers need no look at their bytes; addresses get one, which is cheap. */
    private boolean[] freeText() {
        boolean[] free = new boolean[grid.columns().size()];
        for (int i = 0; i < free.length; i++) {
            free[i] = grid.columns().get(i).kind() == Column.Kind.TEXT;
        }
        return free;
    }

    private void appendCells(int row, CellDialect dialect, boolean[] free) {
        for (int column = 0; column < free.length; column++) {
            if (column > 0) {
                buffer.write(dialect.separator());
            }
            int from = buffer.length();
            if (!appendCell(row, column)) {
                dialect.missing(buffer, free.length == 1);
            } else if (free[column]) {
                dialect.close(buffer, from, column == 0);
            }
        }
    }

    private boolean appendCell(int row, int column) {
        buffer.ensureFree(cellBound);
        int from = buffer.length();
        int to = grid.writeCell(row, column, buffer.array(), from);
        buffer.setLength(to);
        return to > from;
    }

    private void writeTable() throws IOException {
        RowSink table = new TableRows(options, out);
        boolean[] free = freeText();
        table.begin(grid.columns());
        for (int row = 0; row < grid.size(); row++) {
            appendCells(row, CellDialect.TABLE, free);
            table.row(buffer.array(), 0, buffer.length());
            buffer.reset();
        }
        table.end();
    }

    // ---- JSON
    // ----------------------------------------------------------------------------------------------------------

    private void writeArray() throws IOException {
        byte[][] keys = keys();
        for (int row = 0; row < grid.size(); row++) {
            buffer.write(row == 0 ? '[' : ',');
            buffer.write('\n');
            appendObject(row, keys);
            drainWhenFull();
        }
        buffer.append(grid.size() == 0 ? "[]\n" : "\n]\n");
    }

    private void writeObjects() throws IOException {
        byte[][] keys = keys();
        for (int row = 0; row < grid.size(); row++) {
            appendObject(row, keys);
            buffer.write('\n');
            drainWhenFull();
        }
    }

    private byte[][] keys() {
        List<Column> columns = grid.columns();
        byte[][] keys = new byte[columns.size()][];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = JsonText.key(columns.get(i).name(), i == 0);
        }
        return keys;
    }

    private void appendObject(int row, byte[][] keys) {
        for (int column = 0; column < keys.length; column++) {
            buffer.append(keys[column]);
            if (grid.columns().get(column).kind() == Column.Kind.TEXT) {
                appendString(row, column);
            } else if (!appendCell(row, column)) {
                JsonText.appendNull(buffer);
            }
        }
        buffer.write('}');
    }

    private void appendString(int row, int column) {
        int from = buffer.length();
        buffer.write('"');
        if (appendCell(row, column)) {
            JsonText.closeString(buffer, from + 1);
        } else {
            buffer.setLength(from);
            JsonText.appendNull(buffer);
        }
    }

    private void drainWhenFull() throws IOException {
        if (buffer.length() >= PIECE) {
            drain();
        }
    }

    private void drain() throws IOException {
        out.write(buffer.array(), 0, buffer.length());
        buffer.reset();
    }
}
