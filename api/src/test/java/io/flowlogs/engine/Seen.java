package io.flowlogs.engine;

import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowRecords;
import io.flowlogs.query.ScanObserver;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowLogException;
import io.flowlogs.record.FlowParseException;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.record.FlowSourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All that a query showed: its records, what it told its observer, and how it ended. */
final class Seen implements ScanObserver {
    final List<FlowRecord> records = new ArrayList<>();
    final List<String> notices = new ArrayList<>();
    final List<FlowParseException> malformed = new ArrayList<>();
    final List<FlowSourceException> failed = new ArrayList<>();
    private @Nullable FlowLogException failure;
    private @Nullable ScanStatistics statistics;

    static Seen of(FlowQuery query) {
        Seen seen = new Seen();
        try (FlowRecords records = query.observedBy(seen).records()) {
            try {
                records.forEach(seen.records::add);
            } catch (FlowLogException e) {
                seen.failure = e;
            }
            seen.statistics = records.statistics();
        }
        return seen;
    }

    ScanStatistics statistics() {
        return Objects.requireNonNull(statistics);
    }

    FlowLogException failure() {
        return Objects.requireNonNull(failure, "the query was expected to fail");
    }

    boolean hasFailed() {
        return failure != null;
    }

    List<String> messages() {
        return records.stream().map(FlowRecord::toMessage).toList();
    }

    /** The records and where they stood: file, line and offset. */
    List<String> placedMessages() {
        return records.stream()
                .map(flow -> flow.position() + "@"
                        + Objects.requireNonNull(flow.position()).offset() + " " + flow)
                .toList();
    }

    /** Where the malformed lines stood. */
    List<String> malformedPlaces() {
        return malformed.stream()
                .map(problem -> problem.position() + "@"
                        + Objects.requireNonNull(problem.position()).offset())
                .toList();
    }

    /** The statistics without what depends on how the bytes are stored. */
    static Map<String, @Nullable Object> counts(ScanStatistics statistics) {
        Map<String, @Nullable Object> counts = statistics.toMap();
        counts.remove("bytes-read");
        return counts;
    }

    @Override
    public void notice(String message) {
        notices.add(message);
    }

    @Override
    public void malformed(FlowParseException problem) {
        malformed.add(problem);
    }

    @Override
    public void failed(FlowSourceException problem) {
        failed.add(problem);
    }
}
