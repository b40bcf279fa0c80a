package io.flowlogs.cli.output;

import java.util.List;

/** Puts the rows of a grid into text, one after another into one buffer, without an object for a row or cell. Used by one thread. */
final class GridRow {
    private final Grid grid;
    private final int cellBound;
    private final boolean[] free;
    private final boolean freeText;
    private final ByteBuilder buffer;

    GridRow(Grid grid, ByteBuilder buffer) {
        this.grid = grid;
        this.cellBound = grid.maxCellLength();
        this.free = freeText(grid.columns());
        this.freeText = grid.hasFreeText();
        this.buffer = buffer;
    }

    /** Numbers need no look at their bytes; addresses get one, which is cheap. */
    private static boolean[] freeText(List<Column> columns) {
        boolean[] free = new boolean[columns.size()];
        for (int i = 0; i < free.length; i++) {
            free[i] = columns.get(i).kind() == Column.Kind.TEXT;
        }
        return free;
    }

    ByteBuilder text() {
        return buffer;
    }

    void appendCells(int row, CellDialect dialect) {
        int from = buffer.length();
        if (freeText || !appendPlain(row, dialect, from)) {
            buffer.setLength(from);
            appendOneByOne(row, dialect);
        }
    }

    /** Only an IPv6 address in the first cell may want quotes: to Commons CSV, a colon there is special. */
    private boolean appendPlain(int row, CellDialect dialect, int from) {
        buffer.ensureFree((cellBound + 1) * free.length + 1);
        byte[] target = buffer.array();
        int to = grid.writeRow(row, (byte) dialect.separator(), dialect.missing(), target, from);
        buffer.setLength(to);
        return to > from && target[from] != ':';
    }

    private void appendOneByOne(int row, CellDialect dialect) {
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

    void appendObject(int row, byte[][] keys) {
        for (int column = 0; column < keys.length; column++) {
            buffer.append(keys[column]);
            if (free[column]) {
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
}
