package io.flowlogs.cli.reader;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.Split;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A log group or a bucket as the original reads it. Its window decides about events, the end included, or about objects by their names; the
 * times of the records do not count. Conditions are not sent to AWS, which does not know lines of another length than usual.
 */
public final class OriginalSource implements FlowRecordSource {
    private final FlowRecordSource source;
    private final Kind kind;
    private final TimeRange window;
    private final @Nullable FlowLogFormat fields;

    private OriginalSource(FlowRecordSource source, Kind kind, TimeRange window, @Nullable FlowLogFormat fields) {
        this.source = source;
        this.kind = kind;
        this.window = window;
        this.fields = fields;
    }

    private enum Kind {
        GROUP,
        BUCKET
    }

    /**
     * Reads a log group.
     *
     * @param source the log group; closed with this
     * @param window the window; parts of seconds do not count, and its end is in it
     * @param fields the format of its events as the user says, or null
     * @return the group as the original reads it
     */
    public static FlowRecordSource ofGroup(FlowRecordSource source, TimeRange window, @Nullable FlowLogFormat fields) {
        Instant from = window.from().truncatedTo(ChronoUnit.SECONDS);
        Instant last = window.to().truncatedTo(ChronoUnit.SECONDS);
        return new OriginalSource(source, Kind.GROUP, new TimeRange(from, last.plusMillis(1)), fields);
    }

    /**
     * Reads a bucket.
     *
     * @param source the bucket, from the folder AWSLogs on; closed with this
     * @param window the window of the times in the names of objects
     * @return the bucket as the original reads it
     */
    public static FlowRecordSource ofBucket(FlowRecordSource source, TimeRange window) {
        return new OriginalSource(source, Kind.BUCKET, window, null);
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public ScanPlan plan(ScanRequest request) throws IOException {
        ScanPlan plan =
                source.plan(new ScanRequest(FlowPredicate.all(), window, Set.of(), request.limit(), request.format()));
        return ScanPlan.of(splits(plan), request.filter())
                .withWindow(TimeRange.ALL)
                .withSkipped(plan::skipped)
                .withMeasures(plan::measures)
                .withNotices(plan.notices());
    }

    private Iterable<? extends Split> splits(ScanPlan plan) {
        return switch (kind) {
            case BUCKET -> new StampedObjects(plan.splits(), window);
            case GROUP ->
                () -> StreamSupport.stream(plan.splits().spliterator(), false)
                        .map(split -> LenientSplit.of(split, fields))
                        .iterator();
        };
    }

    @Override
    public int usualThreads() {
        return source.usualThreads();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
