package io.flowlogs.source.s3;

import io.flowlogs.FlowLogs;
import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowRecords;
import io.flowlogs.query.ScanObserver;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.Split;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** What came out of a source. */
final class Reading {
    private Reading() {}

    /** What a plan came to. */
    record Planned(List<String> names, Map<String, Long> skipped, Map<String, Long> measures, List<String> notices) {}

    static ScanRequest request(TimeRange window) {
        return request(FlowPredicate.all(), window);
    }

    static ScanRequest request(FlowPredicate filter, TimeRange window) {
        return new ScanRequest(filter, window, Set.of(), OptionalLong.empty(), null);
    }

    /** Lists the splits of a window, without the bucket. */
    static Planned plan(FlowRecordSource source, ScanRequest request) throws IOException {
        ScanPlan plan = source.plan(request);
        List<String> names = new ArrayList<>();
        for (Split split : plan.splits()) {
            names.add(split.name().replace("s3://" + StandInBucket.NAME + "/", ""));
        }
        return new Planned(names, plan.skipped(), plan.measures(), plan.notices());
    }

    /** What an answer came to: the texts of the records in their order, and what failed. */
    record Answer(List<String> lines, ScanStatistics statistics, List<FlowSourceException> failures) {}

    static Answer read(FlowRecordSource source, FlowPredicate filter, TimeRange window, int threads) {
        Failures failures = new Failures(new ArrayList<>());
        List<String> lines = new ArrayList<>();
        try (FlowRecords records = FlowLogs.of(source)
                .query()
                .where(filter)
                .between(window)
                .parallelism(threads)
                .onMalformed(MalformedRecordPolicy.REPORT)
                .observedBy(failures)
                .records()) {
            records.forEach(flow -> lines.add(flow.toMessage()));
            return new Answer(lines, records.statistics(), failures.list());
        }
    }

    private record Failures(List<FlowSourceException> list) implements ScanObserver {
        @Override
        public void failed(FlowSourceException failure) {
            list.add(failure);
        }
    }
}
