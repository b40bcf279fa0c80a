package io.flowlogs.testkit;

import io.flowlogs.FlowLogs;
import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.Split;
import io.flowlogs.value.TimeRange;
import java.util.List;
import java.util.stream.Stream;

/** Splits that were planned before: whatever is asked, all of them are read and nothing is left out. */
record PlannedSource(String name, List<Split> splits) implements FlowRecordSource {
    @Override
    public ScanPlan plan(ScanRequest request) {
        return ScanPlan.of(splits, request.filter());
    }

    @Override
    public void close() {}

    /** The records of a source that fulfil a condition, as the engine finds them, on one thread. */
    static List<FlowRecord> select(FlowRecordSource source, TimeRange window, FlowPredicate condition) {
        try (FlowLogs logs = FlowLogs.of(source);
                Stream<FlowRecord> records = logs.query()
                        .between(window)
                        .where(condition)
                        .parallelism(1)
                        .onMalformed(MalformedRecordPolicy.FAIL)
                        .stream()) {
            return records.toList();
        }
    }
}
