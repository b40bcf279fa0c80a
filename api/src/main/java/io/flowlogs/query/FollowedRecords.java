package io.flowlogs.query;

import io.flowlogs.record.FlowRecord;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of sources that are followed: those that are there, then those that come. Taken one by one with {@link #iterator} or
 * in batches with {@link #nextBatch}, by one thread; {@link #close}, {@link #checkpoint} and {@link #statistics} may be called by any.
 * Reading ahead is bounded: a source waits for who takes its records.
 *
 * <p>Whoever waits for the next record is woken by {@link #close}, which ends the records, or by an interruption, which ends them
 * with a {@link io.flowlogs.record.FlowSourceException} and leaves the thread interrupted. They also end with the limit of the query,
 * and when no source has anything more to be waited for, which of the usual ones only standard input can say.
 */
public interface FollowedRecords extends Iterable<FlowRecord>, AutoCloseable {
    /**
     * Iterates the records.
     *
     * @return the one iterator; its methods wait, and throw {@link io.flowlogs.record.FlowLogException} when reading fails
     * @throws IllegalStateException when called twice
     */
    @Override
    Iterator<FlowRecord> iterator();

    /**
     * Waits for the records that come next together: those of one look at a source, or a part of them where they are many.
     * The moment to flush what was made of the batch before, and to save the {@link #checkpoint}.
     *
     * @return the records; empty when a look at a source found nothing that matches; null when there will be no more
     * @throws io.flowlogs.record.FlowLogException when reading fails
     */
    @Nullable
    List<FlowRecord> nextBatch();

    /**
     * Tells whether everything has been returned that was there when following began: a look at every source found
     * nothing new, or its end.
     *
     * @return true from then on
     */
    boolean hasCaughtUp();

    /**
     * Returns what was read for the records returned so far. Every source counts as a split, and so does every file that was
     * given up because its format cannot be told.
     *
     * @return the statistics
     */
    ScanStatistics statistics();

    /**
     * Describes where the sources stand, so that {@link FollowOptions#resumingAt} goes on there, in another process too. To be
     * saved when the records returned so far have been dealt with.
     *
     * <p>Nothing is lost: every record comes that had not been returned. Positions lie between the looks at a source. Where all
     * batches were returned to their end, nothing is repeated either; of a batch returned in part, and of a look that brought more
     * than one batch, the records come again.
     *
     * @return some lines of text without secrets; also after {@link #close}
     */
    String checkpoint();

    /** Ends the records, stops the reading and releases everything. Closing twice is closing once. */
    @Override
    void close();
}
