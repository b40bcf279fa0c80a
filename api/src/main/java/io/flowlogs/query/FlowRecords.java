package io.flowlogs.query;

import io.flowlogs.record.FlowRecord;
import java.util.Iterator;

/**
 * The matching records of a query, in the order of splits and lines whatever the number of threads. To be iterated once, by one
 * thread, and closed; closing early stops the reading. Reading ahead is bounded.
 */
public interface FlowRecords extends Iterable<FlowRecord>, AutoCloseable {
    /**
     * Iterates the records.
     *
     * @return the one iterator; its methods throw {@link io.flowlogs.record.FlowLogException} when reading fails
     * @throws IllegalStateException when called twice
     */
    @Override
    Iterator<FlowRecord> iterator();

    /**
     * Returns what was read so far.
     *
     * @return the statistics; final once the iterator has no more records
     */
    ScanStatistics statistics();

    /** Stops the reading and releases everything. Closing twice is closing once. */
    @Override
    void close();
}
