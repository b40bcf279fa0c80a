package io.flowlogs.cli.output;

import io.flowlogs.record.FlowField;
import java.util.List;
import java.util.Optional;

/** A grid whose codes are followed by what they mean. */
final class ExplainedGrid implements Grid {
    private static final int LONGEST_MEANING = 256;

    private final Grid grid;
    private final List<Column> columns;
    private final List<Optional<FlowField<?>>> fields;

    ExplainedGrid(Grid grid) {
        this.grid = grid;
        this.fields = grid.columns().stream().map(Explained::fieldOf).toList();
        this.columns = grid.columns().stream()
                .map(column -> Explained.fieldOf(column).isPresent() ? Column.text(column.name()) : column)
                .toList();
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public int size() {
        return grid.size();
    }

    @Override
    public int maxCellLength() {
        return grid.maxCellLength() + LONGEST_MEANING;
    }

    @Override
    public int writeCell(int row, int column, byte[] target, int at) {
        int end = grid.writeCell(row, column, target, at);
        if (end == at || fields.get(column).isEmpty()) {
            return end;
        }
        ByteBuilder text = new ByteBuilder(LONGEST_MEANING);
        for (int i = at; i < end; i++) {
            text.write(target[i]);
        }
        Explained.append(fields.get(column).orElseThrow(), text, 0);
        System.arraycopy(text.array(), 0, target, at, text.length());
        return at + text.length();
    }
}
