package io.flowlogs.convert;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes flow records in a file format, such as Parquet. Found by {@link java.util.ServiceLoader}; has a public constructor
 * without parameters; is stateless and safe for use by several threads.
 *
 * <p>An encoder only makes bytes. Folders, names, sizes, sorting, and that nothing half-done is left behind, is the engine's.
 */
public interface FlowLogEncoder {
    /**
     * Names the file format.
     *
     * @return a short lower-case name, unique among those installed
     */
    String name();

    /**
     * Says in a line what is written.
     *
     * @return the description
     */
    String description();

    /**
     * Lists the compressions there are.
     *
     * @return at least one; the first is the usual one
     */
    List<Compression> compressions();

    /**
     * Returns how names of files end.
     *
     * @param compression one of {@link #compressions}
     * @return letters, digits and dots, beginning with a dot: <code>.csv.gz</code>
     */
    String suffix(Compression compression);

    /**
     * Begins a file.
     *
     * @param request what it is to be
     * @param out takes the bytes, buffered; not closed by the writer
     * @return takes the records
     * @throws IOException when it cannot be written
     */
    FlowRecordWriter open(EncoderRequest request, OutputStream out) throws IOException;

    /**
     * Counts the records of a finished file by reading it, as far as it takes to know that a reader will find them all.
     *
     * @param file a file that {@link #open} wrote
     * @return how many records a reader finds
     * @throws IOException when it cannot be read
     */
    long count(Path file) throws IOException;
}
