package io.flowlogs.format.parquet;

import io.flowlogs.source.ColumnDecoder;
import io.flowlogs.source.ColumnTable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Set;

/** Reads Parquet whose columns are named like fields of flow logs. */
public final class ParquetDecoder implements ColumnDecoder {
    /** Small enough for the columns of a batch to stay in the processor's cache. */
    private static final int BATCH_ROWS = 2048;

    private static final int MAGIC_LENGTH = 4;

    private final int batchRows;

    /** For the ServiceLoader. */
    public ParquetDecoder() {
        this(BATCH_ROWS);
    }

    ParquetDecoder(int batchRows) {
        this.batchRows = batchRows;
    }

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public String description() {
        return "Apache Parquet with a column for each field, as AWS delivers flow logs to S3";
    }

    @Override
    public Set<String> suffixes() {
        return Set.of(".parquet");
    }

    @Override
    public boolean recognizes(byte[] head, int length) {
        return length >= MAGIC_LENGTH
                && head[0] == 'P'
                && head[1] == 'A'
                && head[2] == 'R'
                && (head[3] == '1' || head[3] == 'E');
    }

    @Override
    public ColumnTable open(SeekableByteChannel content) throws IOException {
        return ParquetTable.read(content, batchRows);
    }
}
