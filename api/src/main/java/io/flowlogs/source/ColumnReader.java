package io.flowlogs.source;

import java.io.IOException;

/** The rows of a part in batches. Used by one thread. */
public interface ColumnReader {
    /** More rows than this do not make a batch. */
    int MAX_BATCH = 65_536;

    /**
     * Goes on to the next batch. Columns of the one before are worth nothing any more.
     *
     * @return the number of its rows, at most {@link #MAX_BATCH}; 0 after the last one
     * @throws IOException when reading fails
     */
    int next() throws IOException;

    /**
     * Decodes a column of this batch, once, when it is first asked for.
     *
     * @param column one of those that were said to be needed
     * @return its values, good until the next batch
     * @throws IOException when they cannot be read or are damaged
     */
    ColumnVector column(int column) throws IOException;

    /**
     * Returns the size of what was decoded so far.
     *
     * @return bytes after decompression
     */
    long bytesDecoded();
}
