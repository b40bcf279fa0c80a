package io.flowlogs.format.parquet;

import io.flowlogs.internal.plan.EngineQuery;
import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.query.Aggregation;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowRecords;
import io.flowlogs.query.FlowSummary;
import io.flowlogs.query.Measure;
import io.flowlogs.query.ScanObserver;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowParseException;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.value.TimeRange;
import java.util.ArrayList;
import java.util.List;

/** All questions about one source. */
final class Answers {
    private Answers() {}

    /** Nothing is passed over here. */
    private static final class Strict implements ScanObserver {
        @Override
        public void failed(FlowSourceException problem) {
            throw problem;
        }

        @Override
        public void malformed(FlowParseException problem) {
            throw problem;
        }
    }

    static FlowQuery query(FlowRecordSource source, int threads, int batchRows) {
        return ((EngineQuery) EngineQuery.over(List.of(source), List.of(new ParquetDecoder(batchRows)))
                        .parallelism(threads)
                        .onMalformed(MalformedRecordPolicy.REPORT)
                        .observedBy(new Strict()))
                .inRangesOf(1);
    }

    /** What must be the same whatever the records are stored in. */
    static List<String> of(FlowQuery all, FlowPredicate filter, TimeRange window) {
        FlowQuery query = all.where(filter).between(window);
        List<String> answers = new ArrayList<>(messages(query));
        answers.addAll(messages(query.limit(3)));
        ScanStatistics counted = query.count();
        answers.add("matched " + counted.matched());
        answers.add("addresses " + query.addresses().addresses());
        answers.addAll(groups(query.aggregate(Aggregation.traffic(Aggregation.FIVE_TUPLE))));
        answers.addAll(
                groups(query.aggregate(Aggregation.by(FlowFields.ACTION, FlowFields.LOG_STATUS, FlowFields.INTERFACE_ID)
                        .measuring(Measure.count(), Measure.max(FlowFields.BYTES), Measure.firstStart()))));
        return answers;
    }

    static List<String> messages(FlowQuery query) {
        try (FlowRecords records = query.records()) {
            List<String> messages = new ArrayList<>();
            for (FlowRecord flow : records) {
                messages.add(flow.toMessage());
            }
            return messages;
        }
    }

    private static List<String> groups(FlowSummary summary) {
        List<String> groups = new ArrayList<>();
        byte[] line = new byte[64 * summary.maxCellLength()];
        for (int row = 0; row < summary.size(); row++) {
            int length = summary.writeRow(row, (byte) ' ', new byte[] {'-'}, line, 0);
            groups.add(new String(line, 0, length, java.nio.charset.StandardCharsets.UTF_8));
        }
        return groups;
    }
}
