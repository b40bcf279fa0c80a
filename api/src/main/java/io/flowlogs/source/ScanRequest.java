package io.flowlogs.source;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.value.TimeRange;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a question wants from a source. All of it is advice: the engine tests window, residual and limit itself.
 *
 * @param filter the condition on the records
 * @param window the time window; a record is in it when its start is
 * @param projection the fields that will be looked at; empty means all
 * @param limit the number of matching records wanted
 * @param format the format that the caller says lines without a header have, or null
 */
public record ScanRequest(
        FlowPredicate filter,
        TimeRange window,
        Set<FlowField<?>> projection,
        OptionalLong limit,
        @Nullable FlowLogFormat format) {
    /**
     * Copies the projection, so that the request cannot change.
     *
     * @param filter the condition on the records
     * @param window the time window; a record is in it when its start is
     * @param projection the fields that will be looked at; empty means all
     * @param limit the number of matching records wanted
     * @param format the format that the caller says lines without a header have, or null
     */
    public ScanRequest {
        projection = Set.copyOf(projection);
    }

    /**
     * Asks for everything.
     *
     * @return a request without filter, window, projection or limit
     */
    public static ScanRequest everything() {
        return new ScanRequest(FlowPredicate.all(), TimeRange.ALL, Set.of(), OptionalLong.empty(), null);
    }
}
