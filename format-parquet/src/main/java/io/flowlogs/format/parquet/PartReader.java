package io.flowlogs.format.parquet;

import io.flowlogs.source.ColumnReader;
import io.flowlogs.source.ColumnVector;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.apache.parquet.column.page.PageReadStore;
import org.jspecify.annotations.Nullable;

/** A row group in batches. Columns that no row of a batch asks for are passed over when they are asked for next. */
final class PartReader implements ColumnReader {
    private final @Nullable ColumnCursor[] cursors;
    private final long rows;
    private final int batchRows;
    private final int first;
    private long begun;
    private int current;

    PartReader(PageReadStore pages, List<TableColumn> columns, BitSet read, long rows, int batchRows) {
        this.cursors = new ColumnCursor[columns.size()];
        this.rows = rows;
        this.batchRows = batchRows;
        this.first = read.nextSetBit(0);
        read.stream()
                .forEach(i -> cursors[i] = new ColumnCursor(
                        columns.get(i), pages.getPageReader(columns.get(i).descriptor()), batchRows));
    }

    @Override
    public int next() throws IOException {
        begun += current;
        current = (int) Math.min(batchRows, rows - begun);
        if (current > 0) {
            column(first); // Rows that nobody has values for are not there.
        }
        return current;
    }

    @Override
    public ColumnVector column(int column) throws IOException {
        ColumnCursor cursor = cursors[column];
        if (cursor == null) {
            throw new IllegalStateException("column " + column + " was not said to be needed");
        }
        return cursor.batch(begun, current);
    }

    @Override
    public long bytesDecoded() {
        long bytes = 0;
        for (ColumnCursor cursor : cursors) {
            bytes += cursor == null ? 0 : cursor.bytesDecoded();
        }
        return bytes;
    }
}
