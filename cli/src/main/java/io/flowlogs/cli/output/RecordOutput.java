package io.flowlogs.cli.output;

import io.flowlogs.query.RecordEncoder;
import java.io.IOException;
import java.io.OutputStream;

/**
 * One way to write records: what several threads do to each record, and what remains to be done in order.
 */
public interface RecordOutput {
    /**
     * Returns what encodes a record, for use by several threads.
     *
     * @return the encoder
     */
    RecordEncoder encoder();

    /**
     * Returns what takes the encoded records, in their order, on one thread.
     *
     * @return the stream
     */
    OutputStream stream();

    /**
     * Writes what belongs behind the last record.
     *
     * @throws IOException when writing fails
     */
    void finish() throws IOException;
}
