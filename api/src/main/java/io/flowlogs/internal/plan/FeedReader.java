package io.flowlogs.internal.plan;

import io.flowlogs.record.FlowRecord;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.FlowFeed;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a source again and again, and hands over what each look brought when it is over: records and position belong together.
 * What is too much to be held is handed over before, without a position.
 */
final class FeedReader implements Runnable, OrderedRun.Outlet<FlowRecord[]> {
    private static final int HELD_RECORDS = 1 << 14;
    private static final long HELD_BYTES = 4L << 20;

    private final int number;
    private final String sourceName;
    private final FlowFeed feed;
    private final FollowQueue queue;
    private final FeedLines lines;
    private final List<FlowRecord> held = new ArrayList<>();
    private long bytesHandedOver;

    FeedReader(
            int number,
            QuerySpec spec,
            String sourceName,
            FlowFeed feed,
            TimeRange window,
            FollowQueue queue,
            ScanTotals totals,
            ScanReporter reporter) {
        this.number = number;
        this.sourceName = sourceName;
        this.feed = feed;
        this.queue = queue;
        LineScanner scanner = new LineScanner(spec, totals, reporter, () -> -1, new BatchSink.OfRecords(this));
        this.lines = new FeedLines(spec, sourceName, feed.residual(), window, scanner, queue::isClosed);
    }

    @Override
    public void run() {
        try {
            follow();
        } catch (ScanCancelled | InterruptedException e) {
            // Nobody wants more.
        }
    }

    private void follow() throws InterruptedException {
        Throwable failure = closed(lookUntilEnd());
        lines.end();
        if (!held.isEmpty()) {
            handOver(lines.counters(), null, false, false, null); // Comes before the failure.
        }
        handOver(lines.counters(), null, true, true, describedUnlessBug(failure));
    }

    private @Nullable Throwable lookUntilEnd() throws InterruptedException {
        try {
            while (!feed.isEnded()) {
                look();
            }
            return null;
        } catch (ScanCancelled e) {
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            return e;
        }
    }

    private void look() throws IOException, InterruptedException {
        try {
            feed.poll(lines);
        } finally {
            lines.flush();
        }
        boolean caughtUp = lines.takeHandedOver() == 0 || feed.isCaughtUp();
        handOver(lines.counters(), feed.position(), caughtUp, false, null);
    }

    /** A feed that was at its end, or failed, is not needed any more. */
    private @Nullable Throwable closed(@Nullable Throwable failure) {
        try {
            feed.close();
            return failure;
        } catch (IOException e) {
            return failure == null ? e : failure;
        }
    }

    private @Nullable Throwable describedUnlessBug(@Nullable Throwable failure) {
        return failure instanceof IOException problem ? failure(sourceName, problem) : failure;
    }

    static FlowSourceException failure(String sourceName, IOException problem) {
        String message = problem.getMessage();
        String prefix = sourceName + ": ";
        String bare = message == null
                ? "cannot be followed: " + problem.getClass().getSimpleName()
                : message.startsWith(prefix) ? message.substring(prefix.length()) : message;
        return new FlowSourceException(sourceName, null, bare, problem);
    }

    @Override
    public void put(FlowRecord[] content, long bytes, ScanCounters counters) {
        held.addAll(Arrays.asList(content));
        ScanCounters sum = lines.counters(counters);
        if (held.size() >= HELD_RECORDS || sum.bytesDecoded - bytesHandedOver >= HELD_BYTES) {
            try {
                handOver(sum, null, false, false, null);
            } catch (InterruptedException e) {
                throw new ScanCancelled();
            }
        }
    }

    private void handOver(
            ScanCounters counters,
            @Nullable String position,
            boolean caughtUp,
            boolean ended,
            @Nullable Throwable failure)
            throws InterruptedException {
        List<FlowRecord> records = List.copyOf(held);
        held.clear();
        bytesHandedOver = counters.bytesDecoded;
        queue.put(new HandOver(
                number, records, position, counters, feed.measures(), lines.takeFindings(), caughtUp, ended, failure));
    }
}
