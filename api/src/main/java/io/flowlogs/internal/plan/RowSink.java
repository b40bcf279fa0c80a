package io.flowlogs.internal.plan;

import io.flowlogs.internal.scan.LineLayout;

/** Takes the matching records of one thread. */
interface RowSink {
    /** The next records are of this unit. */
    void begin(ScanUnit unit);

    /** The next records have this layout. */
    void layout(LineLayout layout);

    /**
     * Takes a matching record.
     *
     * @return false when a column that is needed does not decode; the row knows which
     */
    boolean accept(LineContext line);

    /** A chunk was scanned; for those who do not want to wait for more. */
    default void chunkEnd(ScanUnit unit) {}

    /** The unit is over. */
    void end(ScanUnit unit);
}
