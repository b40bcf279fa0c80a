package io.flowlogs.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Set;

/**
 * Reads an encoding that keeps its records in typed columns, such as Parquet. What was asked works on the columns as they are;
 * only those that a question needs are read. Such a content is read at offsets, so its carrier has to be seekable and its bytes
 * may not be compressed as a whole.
 */
public interface ColumnDecoder extends FlowLogDecoder {
    /**
     * Opens a content, which reads what it says about itself and no records.
     *
     * @param content the bytes; not closed and not kept by the decoder
     * @return the table, good for any number of readings
     * @throws IOException when it cannot be read, is damaged, or has no flow logs
     */
    ColumnTable open(SeekableByteChannel content) throws IOException;

    /**
     * Returns how names of such contents usually end. Only a hint, which spares a look: it is always the content that decides.
     *
     * @return endings such as <code>.parquet</code>
     */
    default Set<String> suffixes() {
        return Set.of();
    }

    /**
     * Refuses: columns cannot be read from a stream.
     *
     * @param content not touched
     * @param lines not touched
     * @throws IOException always
     */
    @Override
    default void decode(InputStream content, LineSink lines) throws IOException {
        throw new IOException(
                "expected " + name() + " in a file or an object, which can be read at any offset, found it in a"
                        + " stream or within gzip. Save it as it is to a file, and read that.");
    }
}
