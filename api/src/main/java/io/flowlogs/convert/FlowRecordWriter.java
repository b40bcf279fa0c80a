package io.flowlogs.convert;

import io.flowlogs.record.FlowRecord;
import java.io.Closeable;
import java.io.IOException;

/** Writes the records of one file. For one thread at a time. */
public interface FlowRecordWriter extends Closeable {
    /**
     * Writes a record.
     *
     * @param flowRecord a record of the format that this was opened for; each of its values decodes as its field's kind
     * @throws IOException when it cannot be written; nothing but {@link #close} is called then
     */
    void write(FlowRecord flowRecord) throws IOException;

    /**
     * Estimates how many bytes would still be written if the file ended here. Asked for after every record.
     *
     * @return the bytes that wait in memory; 0 unless said otherwise
     */
    default long waiting() {
        return 0;
    }

    /**
     * Writes what is still to be written and ends the file. Does not close the stream. Also called after a failure, to release
     * what is held; what is written then does not matter.
     *
     * @throws IOException when it cannot be written
     */
    @Override
    void close() throws IOException;
}
