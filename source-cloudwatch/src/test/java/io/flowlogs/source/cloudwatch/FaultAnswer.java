package io.flowlogs.source.cloudwatch;

import io.flowlogs.FlowLogs;
import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowRecords;
import io.flowlogs.query.ScanObserver;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.record.FlowSourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * What became of a question under the policy that reports: the events, told by their bytes; what failed; the account of it.
 */
record FaultAnswer(List<Long> events, List<String> failures, ScanStatistics statistics) {
    static FaultAnswer of(CloudWatchSource source, UnaryOperator<FlowQuery> question) {
        List<Long> events = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        FlowQuery query = question.apply(FlowLogs.of(source).query())
                .onMalformed(MalformedRecordPolicy.REPORT)
                .observedBy(new ScanObserver() {
                    @Override
                    public void failed(FlowSourceException problem) {
                        failures.add(problem.getMessage());
                    }
                });
        try (FlowRecords records = query.records()) {
            for (FlowRecord flow : records) {
                events.add(Objects.requireNonNull(flow.getBytes()));
            }
            return new FaultAnswer(events, failures, records.statistics());
        }
    }

    long measure(String name) {
        return statistics.measures().get(name);
    }
}
