package io.flowlogs.cli.output;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Few texts. */
record TextGrid(List<Column> columns, List<List<String>> rows) implements Grid {
    private static final int BYTES_OF_CHAR = 3;

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public int maxCellLength() {
        int longest = 0;
        for (List<String> row : rows) {
            for (String cell : row) {
                longest = Math.max(longest, cell.length() * BYTES_OF_CHAR);
            }
        }
        return longest;
    }

    @Override
    public int writeCell(int row, int column, byte[] target, int at) {
        byte[] bytes = rows.get(row).get(column).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, target, at, bytes.length);
        return at + bytes.length;
    }
}
