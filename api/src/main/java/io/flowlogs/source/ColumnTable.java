package io.flowlogs.source;

import io.flowlogs.record.FlowLogFormat;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Records in columns, in parts that can be read by themselves, such as the row groups of Parquet. Immutable: what a content says
 * about itself, not the content. Safe for use by several threads.
 */
public interface ColumnTable {
    /**
     * Returns the fields.
     *
     * @return a field for each column, in the order of the columns
     */
    FlowLogFormat format();

    /**
     * Returns the number of parts.
     *
     * @return 0 or more
     */
    int parts();

    /**
     * Returns the number of rows of a part.
     *
     * @param part the part, from 0
     * @return the rows
     */
    long rows(int part);

    /**
     * Returns what is known of the numbers of a column without reading them.
     *
     * @param part the part
     * @param column the column, as in {@link #format()}
     * @return the bounds, or null when the column holds no numbers or nothing reliable is known
     */
    default @Nullable ColumnBounds bounds(int part, int column) {
        return null;
    }

    /**
     * Reads a part.
     *
     * @param part the part
     * @param columns the columns that may be asked for
     * @param content the bytes that the table was opened with, or the same through another channel; for this reading alone,
     *     closed by the caller after it
     * @return the rows from the first one on
     * @throws IOException when they cannot be read
     */
    ColumnReader read(int part, BitSet columns, SeekableByteChannel content) throws IOException;
}
