package io.flowlogs.format.parquet;

import java.io.IOException;
import java.util.List;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.jspecify.annotations.Nullable;

/** Finds out whether a footer can be true, so that nobody allocates or seeks by numbers that are not. */
final class FooterCheck {
    private static final int MAGIC = 4;
    private static final int MAX_PARTS = 1 << 20;

    private final ParquetMetadata footer;
    private final long size;

    FooterCheck(ParquetMetadata footer, long size) {
        this.footer = footer;
        this.size = size;
    }

    void check(List<TableColumn> columns) throws IOException {
        if (footer.getBlocks().size() > MAX_PARTS) {
            throw new IOException("expected at most " + MAX_PARTS + " row groups, found "
                    + footer.getBlocks().size() + ".");
        }
        int part = 0;
        for (BlockMetaData group : footer.getBlocks()) {
            part++;
            for (TableColumn column : columns) {
                check(part, group, column);
            }
        }
    }

    private void check(int part, BlockMetaData group, TableColumn column) throws IOException {
        ColumnChunkMetaData chunk = find(group, column);
        if (chunk == null) {
            throw damaged(part, column, "expected values, found none");
        }
        long from = chunk.getStartingPos();
        long length = chunk.getTotalSize();
        if (from < MAGIC || length < 0 || length > size - from) {
            throw damaged(
                    part,
                    column,
                    "expected values in the file's " + size + " bytes, found " + length + " bytes at " + from);
        }
        if (group.getRowCount() < 0 || chunk.getValueCount() != group.getRowCount()) {
            throw damaged(part, column, "expected " + group.getRowCount() + " values, found " + chunk.getValueCount());
        }
    }

    private static IOException damaged(int part, TableColumn column, String problem) {
        return column.damaged("in row group " + part + " " + problem + ". The file is damaged.");
    }

    private static @Nullable ColumnChunkMetaData find(BlockMetaData group, TableColumn column) {
        ColumnPath path = ColumnPath.get(column.descriptor().getPath());
        for (ColumnChunkMetaData chunk : group.getColumns()) {
            if (chunk.getPath().equals(path)) {
                return chunk;
            }
        }
        return null;
    }

    /** The chunk of a column, which a checked footer has. */
    static ColumnChunkMetaData chunk(BlockMetaData group, TableColumn column) {
        ColumnChunkMetaData chunk = find(group, column);
        if (chunk == null) {
            throw new IllegalStateException("no " + column);
        }
        return chunk;
    }
}
