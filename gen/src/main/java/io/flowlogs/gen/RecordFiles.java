package io.flowlogs.gen;

import java.io.Closeable;
import java.io.IOException;

/** Spreads records over files. */
interface RecordFiles extends Closeable {
    /**
     * Writes a record.
     *
     * @param windowStart begin of its window in epoch seconds: neither this nor a later record ends before
     */
    void write(FlowSample sample, long windowStart) throws IOException;

    /** Completes what is open, and tells what was written to all files. */
    Written finish() throws IOException;
}
