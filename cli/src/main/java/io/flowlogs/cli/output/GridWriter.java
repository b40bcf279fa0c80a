package io.flowlogs.cli.output;

import io.flowlogs.cli.output.RowBlocks.RowFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.ObjIntConsumer;

/** Writes a grid in any output format. Millions of rows are put into text by all processors. */
public final class GridWriter {
    private final Grid grid;
    private final OutputOptions options;
    private final OutputStream out;

    private GridWriter(Grid grid, OutputOptions options, OutputStream out) {
        this.grid = options.look().explainsValues() ? new ExplainedGrid(grid) : grid;
        this.options = options;
        this.out = options.toTerminal() && options.format() != OutputFormat.TABLE ? new TerminalOutput(out) : out;
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
    }

    private void writeBlocks(ObjIntConsumer<GridRow> append) throws IOException {
        new RowBlocks(grid.size(), capacity -> new Format(new GridRow(grid, new ByteBuilder(capacity)), append), out)
                .write();
    }

    /** One kind of row, into one buffer. */
    private record Format(GridRow row, ObjIntConsumer<GridRow> append) implements RowFormat {
        @Override
        public void append(int number) {
            append.accept(row, number);
        }

        @Override
        public ByteBuilder text() {
            return row.text();
        }
    }

    private void writeRows(CellDialect dialect, boolean header) throws IOException {
        if (header) {
            writeText(header(dialect));
        }
        writeBlocks((row, number) -> {
            row.appendCells(number, dialect);
            row.text().write('\n');
        });
    }

    private ByteBuilder header(CellDialect dialect) {
        ByteBuilder text = new ByteBuilder(256);
        List<Column> columns = grid.columns();
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                text.write(dialect.separator());
            }
            dialect.append(text, columns.get(i).name(), i == 0);
        }
        text.write('\n');
        return text;
    }

    private void writeTable() throws IOException {
        RowSink table = new TableRows(options, out);
        GridRow row = new GridRow(grid, new ByteBuilder(256));
        table.begin(grid.columns());
        for (int number = 0; number < grid.size(); number++) {
            row.appendCells(number, CellDialect.TABLE);
            table.row(row.text().array(), 0, row.text().length());
            row.text().reset();
        }
        table.end();
    }

    private void writeArray() throws IOException {
        byte[][] keys = keys();
        writeBlocks((row, number) -> {
            row.text().write(number == 0 ? '[' : ',');
            row.text().write('\n');
            row.appendObject(number, keys);
        });
        ByteBuilder end = new ByteBuilder(8);
        end.append(grid.size() == 0 ? "[]\n" : "\n]\n");
        writeText(end);
    }

    private void writeObjects() throws IOException {
        byte[][] keys = keys();
        writeBlocks((row, number) -> {
            row.appendObject(number, keys);
            row.text().write('\n');
        });
    }

    private byte[][] keys() {
        List<Column> columns = grid.columns();
        byte[][] keys = new byte[columns.size()][];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = JsonText.key(columns.get(i).name(), i == 0);
        }
        return keys;
    }

    private void writeText(ByteBuilder text) throws IOException {
        out.write(text.array(), 0, text.length());
    }
}
