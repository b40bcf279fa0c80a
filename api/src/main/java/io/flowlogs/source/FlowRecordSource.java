package io.flowlogs.source;

import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.value.TimeRange;
import java.io.IOException;

/**
 * A place where flow records lie.
 *
 * <p><strong>The law.</strong> For every filter, the records of the planned splits that satisfy the plan's residual are, as a
 * multiset, the records of the whole source that satisfy the filter. Pruning may keep too much, never too little; returning
 * the filter unchanged as the residual is always right.
 *
 * <p>Safe for use by several threads: {@link #plan} may be called repeatedly and concurrently. Failures surface as
 * {@link IOException}, never as an empty result. Closing twice is closing once.
 */
public interface FlowRecordSource extends AutoCloseable {
    /**
     * Names the source for people.
     *
     * @return a name that holds no secrets
     */
    String name();

    /**
     * Decides what to read for a request, without reading any flow record.
     *
     * @param request what is asked
     * @return splits in time order where a time is known, and the part of the filter that the engine still has to test
     * @throws IOException when the source cannot be listed
     */
    ScanPlan plan(ScanRequest request) throws IOException;

    /**
     * Says what a request would read and take, for those who want to know before they read. No flow record may be read for it, nor
     * fetched in advance. A source whose splits can be listed without any of that need not override this.
     *
     * @param request what is asked
     * @return the plan and what else is known; by default the plan alone
     * @throws IOException when the source cannot be listed
     */
    default ScanOutline outline(ScanRequest request) throws IOException {
        return ScanOutline.of(plan(request));
    }

    /**
     * Says which window is meant when a question names none. Sources that never end, such as log groups, have one, so that a
     * question without a window is not one about years.
     *
     * @return the window, by the source's own clock; by default all of time
     */
    default TimeRange defaultWindow() {
        return TimeRange.ALL;
    }

    /**
     * Says by how many threads the source is best read when nobody says otherwise: more than there are processors where most
     * of the time goes by in waiting for answers.
     *
     * @return the number of threads, at least 1; by default the number of processors
     */
    default int usualThreads() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * Begins to follow the source: to read what is there from some time on, and then what comes.
     *
     * @param request from when on, and which records
     * @return the feed, closed by the caller
     * @throws IOException when the source cannot be reached
     * @throws FlowConfigurationException when this source cannot be followed, as by default
     */
    default FlowFeed follow(FollowRequest request) throws IOException {
        throw new FlowConfigurationException(name()
                + ": expected a source that can be followed, found one that cannot. Ask for its records instead.");
    }

    /**
     * Releases what the source holds. Splits must not be opened afterwards.
     *
     * @throws IOException when releasing fails
     */
    @Override
    void close() throws IOException;
}
