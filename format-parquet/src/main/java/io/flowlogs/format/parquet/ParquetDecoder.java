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
    private static final int TAB = 9;

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
        boolean isParquet = length >= MAGIC_LENGTH && head[0] == 'P' && head[1] == 'A' && head[2] == 'R';
        return isParquet && (head[3] == '1' || (head[3] == 'E' && isFollowedByBinary(head, length)));
    }

    /** A text may well begin with <code>PARENT</code>; an encrypted file goes on with a length or a header, which have such a byte. */
    private static boolean isFollowedByBinary(byte[] head, int length) {
        for (int i = MAGIC_LENGTH; i < Math.min(2 * MAGIC_LENGTH, length); i++) {
            if (head[i] >= 0 && head[i] < TAB) {
                return true;
            }
        }
        return false;
    }

    @Override
    public ColumnTable open(SeekableByteChannel content) throws IOException {
        return ParquetTable.read(content, batchRows);
    }
}
