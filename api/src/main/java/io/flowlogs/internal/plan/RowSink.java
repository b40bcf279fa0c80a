package io.flowlogs.internal.plan;

import io.flowlogs.internal.scan.LineLayout;
import io.flowlogs.record.FlowField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the matching records of one thread. */
interface RowSink {
    /** The fields that are read of matching records; null for all. */
    default @Nullable List<FlowField<?>> fields() {
        return null;
    }

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
