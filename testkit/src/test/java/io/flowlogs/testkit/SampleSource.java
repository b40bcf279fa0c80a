package io.flowlogs.testkit;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.Split;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Files in memory, with whatever flaw a test asks for. */
final class SampleSource implements FlowRecordSource {
    private static final AtomicInteger CLOSED = new AtomicInteger();
    private static final AtomicInteger PLANS = new AtomicInteger();

    /** Places whose files never come, and what is to be run when somebody waits for one. */
    static final Map<String, Runnable> SILENT = new ConcurrentHashMap<>();

    /** Ends the waiting of who cannot be interrupted. */
    static volatile CountDownLatch silence = new CountDownLatch(1);

    private final String name;
    private final String place;
    private final Map<String, InputStream> streams = new ConcurrentHashMap<>();
    private final Thread thread = Thread.currentThread();
    private final CountDownLatch planning = new CountDownLatch(2);
    private final AtomicInteger plans = new AtomicInteger();
    private boolean closed;

    SampleSource(String name, String place) {
        this.name = name;
        this.place = place;
        CLOSED.set(0);
    }

    private static boolean has(Flaw flaw) {
        return SampleSourceProvider.has(flaw);
    }

    private static boolean isInterrupted(Flaw flaw) {
        return has(flaw) && Thread.currentThread().isInterrupted();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ScanPlan plan(ScanRequest request) throws IOException {
        if (has(Flaw.CLOSES_FOR_OTHERS) && CLOSED.get() > 0) {
            throw new IOException("expected a connection, found one that was closed.");
        }
        requireFirst();
        List<Split> splits = splits(request);
        if (has(Flaw.FORGETS_THE_RESIDUAL)) {
            return ScanPlan.of(splits, FlowPredicate.all());
        }
        return has(Flaw.TAKES_DASH_FOR_FALSE) ? tested(request) : ScanPlan.of(splits, request.filter());
    }

    private void requireFirst() throws IOException {
        // Only the threads of a pool come in numbers, so that one that waits for another does not wait for ever.
        if (has(Flaw.PLANS_ONE_AT_A_TIME) && Thread.currentThread().getName().startsWith("pool-")) {
            planning.countDown();
            try {
                planning.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while planning");
            }
            throw new IOException("expected one plan at a time, found a second plan.");
        }
    }

    private List<Split> splits(ScanRequest request) throws IOException {
        List<LogFile> files = SampleSourceProvider.PLACES.getOrDefault(place, List.of());
        if (files.isEmpty() && !has(Flaw.MISSING_IS_EMPTY) && !has(Flaw.GONE_IS_EMPTY)) {
            throw new IOException("expected files, found none.");
        }
        List<Split> splits = new ArrayList<>();
        for (LogFile file : files) {
            if (has(Flaw.PARSES_WHILE_PLANNING)) {
                requireRecords(file);
            }
            if (!has(Flaw.LEAVES_OUT_BY_NAME)
                    || !file.records()
                            .get(0)
                            .getStart()
                            .isBefore(request.window().from())) {
                splits.add(new File(file.name(), has(Flaw.READS_WHILE_PLANNING) ? file.bytes() : null));
            }
        }
        return arranged(splits, request.limit());
    }

    private static void requireRecords(LogFile file) throws IOException {
        try {
            file.records();
        } catch (RuntimeException e) {
            throw new IOException("expected flow records", e);
        }
    }

    private List<Split> arranged(List<Split> splits, OptionalLong limit) {
        boolean odd = has(Flaw.TURNS_AROUND) && PLANS.incrementAndGet() % 2 == 1;
        if (odd || has(Flaw.GOES_BACK_IN_TIME)) {
            Collections.reverse(splits);
        }
        if (has(Flaw.READS_TWICE)) {
            splits.add(splits.get(0));
        }
        if ((has(Flaw.PLANS_ONCE) && plans.incrementAndGet() > 1) || isInterrupted(Flaw.LISTS_NO_MORE)) {
            splits.clear();
        }
        if (has(Flaw.LISTS_ON)) {
            Thread.interrupted();
        }
        return has(Flaw.STOPS_BEFORE_THE_LIMIT) && limit.isPresent() ? splits.subList(0, 1) : splits;
    }

    /** Tests the filter itself, and believes that what is not true is false. */
    private ScanPlan tested(ScanRequest request) throws IOException {
        List<FlowRecord> records = LogFile.records(SampleSourceProvider.PLACES.getOrDefault(place, List.of())).stream()
                .filter(flow -> holds(request.filter(), flow))
                .toList();
        return ScanPlan.of(InMemoryFlowRecordSource.of(records).plan(request).splits(), FlowPredicate.all());
    }

    private static boolean holds(FlowPredicate filter, FlowRecord flow) {
        if (filter instanceof FlowPredicate.Not not) {
            return !holds(not.part(), flow);
        }
        return filter.test(flow);
    }

    @Override
    public void close() {
        if (closed && has(Flaw.CANNOT_CLOSE_TWICE)) {
            throw new IllegalStateException("closed already");
        }
        closed = true;
        CLOSED.incrementAndGet();
    }

    private final class File implements Split.OfBytes {
        private final String file;
        private final byte @Nullable [] kept;

        File(String file, byte @Nullable [] kept) {
            this.file = file;
            this.kept = kept;
        }

        @Override
        public String name() {
            return place + "/" + file;
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }

        private void awaitAnswer() throws IOException {
            Runnable waiting = SILENT.get(place);
            while (waiting != null && silence.getCount() > 0) {
                waiting.run();
                try {
                    silence.await();
                } catch (InterruptedException e) {
                    if (!has(Flaw.WAITS_ON)) {
                        Thread.currentThread().interrupt();
                        throw new InterruptedIOException("interrupted while waiting for an answer");
                    }
                }
            }
        }

        private byte[] content() throws IOException {
            awaitAnswer();
            if (kept != null) {
                return kept;
            }
            for (LogFile found : SampleSourceProvider.PLACES.getOrDefault(place, List.of())) {
                if (found.name().equals(file)) {
                    return found.bytes();
                }
            }
            if (has(Flaw.GONE_IS_EMPTY)) {
                return new byte[0];
            }
            throw new IOException("expected a file, found that it was removed meanwhile.");
        }

        @Override
        public InputStream open() throws IOException {
            if (has(Flaw.KNOWS_ONE_THREAD) && Thread.currentThread() != thread) {
                throw new IOException("expected a session of this thread, found none.");
            }
            if (isInterrupted(Flaw.CRASHES_WHEN_INTERRUPTED)) {
                throw new IllegalStateException("interrupted");
            }
            if (has(Flaw.READS_ON)) {
                Thread.interrupted();
            }
            byte[] content = isInterrupted(Flaw.READS_NO_MORE) ? new byte[0] : content();
            return has(Flaw.SHARES_STREAMS)
                    ? Objects.requireNonNull(streams.computeIfAbsent(file, name -> new ByteArrayInputStream(content)))
                    : new ByteArrayInputStream(content);
        }

        @Override
        public boolean isSeekable() {
            return has(Flaw.MISTAKES_OFFSETS);
        }

        @Override
        public SeekableByteChannel openChannel() throws IOException {
            return new BytesChannel("of another".getBytes(java.nio.charset.StandardCharsets.UTF_8), Long.MAX_VALUE);
        }
    }
}
