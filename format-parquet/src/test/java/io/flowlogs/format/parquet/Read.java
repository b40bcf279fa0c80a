package io.flowlogs.format.parquet;

import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.ScanObserver;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowParseException;
import io.flowlogs.record.FlowSourceException;
import java.util.ArrayList;
import java.util.List;

/** What became of a reading. */
final class Read implements ScanObserver {
    final List<String> messages = new ArrayList<>();
    final List<String> problems = new ArrayList<>();
    final ScanStatistics statistics;

    Read(FlowQuery query) {
        statistics = query.onMalformed(MalformedRecordPolicy.REPORT)
                .observedBy(this)
                .forEach(flow -> messages.add(flow.toMessage()));
    }

    @Override
    public void failed(FlowSourceException problem) {
        problems.add(String.valueOf(problem.getMessage()));
    }

    @Override
    public void malformed(FlowParseException problem) {
        problems.add(String.valueOf(problem.getMessage()));
    }
}
