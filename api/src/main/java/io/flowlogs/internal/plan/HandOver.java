package io.flowlogs.internal.plan;

import io.flowlogs.record.FlowRecord;
import io.flowlogs.record.FlowSourceException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a look at a source brought, or a part of it where that is much.
 *
 * @param source the number of the source
 * @param records the records that match
 * @param position where the source stands behind them; null when the look has not come to its end
 * @param counters what was counted in the source since the beginning
 * @param measures what it took the source since the beginning
 * @param findings what the observer is to know
 * @param caughtUp whether there was nothing more to be had
 * @param ended whether this is the last of its source
 * @param failure why it ended; null when it came to its end
 */
record HandOver(
        int source,
        List<FlowRecord> records,
        @Nullable String position,
        ScanCounters counters,
        Map<String, Long> measures,
        Findings findings,
        boolean caughtUp,
        boolean ended,
        @Nullable Throwable failure) {
    /** What was found besides records, gathered by one thread and told by another. A flood of it is cut short. */
    record Findings(List<String> notices, List<MalformedLine> malformed, List<FlowSourceException> refused) {}
}
