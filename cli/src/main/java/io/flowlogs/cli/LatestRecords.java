package io.flowlogs.cli;

import io.flowlogs.cli.output.RecordOutput;
import io.flowlogs.cli.output.RecordOutputs;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowRecords;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Keeps the last of some records. */
final class LatestRecords {
    private final long most;
    private final Deque<FlowRecord> records = new ArrayDeque<>();

    LatestRecords(long most) {
        this.most = most;
    }

    void add(FlowRecord flow) {
        if (most == 0) {
            return;
        }
        if (records.size() == most) {
            records.removeFirst();
        }
        records.addLast(flow);
    }

    List<FlowRecord> inOrder() {
        return new ArrayList<>(records);
    }

    static ScanStatistics print(FlowQuery query, long most, ScanOptions options, OutputStream out) throws IOException {
        LatestRecords latest = new LatestRecords(most);
        try (FlowRecords records = query.records()) {
            records.forEach(latest::add);
            RecordOutput output = RecordOutputs.of(options.output(), options.format(), out);
            write(latest.inOrder(), output);
            output.finish();
            return records.statistics();
        }
    }

    static void write(List<FlowRecord> records, RecordOutput output) throws IOException {
        try {
            records.forEach(new RecordPrinter(output)::print);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
