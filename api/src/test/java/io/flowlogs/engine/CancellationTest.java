package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.FlowLogs;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowRecords;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.Split;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A query ends when nobody wants it any more, gives what it has while it waits for more, and leaves nothing behind. */
@Timeout(60)
class CancellationTest {
    private static final FlowLogFormat FORMAT = FlowLogFormat.parse("srcaddr bytes");
    private static final byte[] THREE = "10.0.0.1 1\n10.0.0.2 2\n10.0.0.3 3\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] MANY = "10.0.0.1 1\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);

    private static Stream<Thread> scanThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("flowlogs-scan-"))
                .filter(Thread::isAlive);
    }

    private static FlowQuery asked(Way way, byte[]... texts) {
        return way.over(texts).format(FORMAT);
    }

    @Test
    void closingEarlyLeavesNoThreads() {
        for (Way way : Way.all()) {
            try (FlowRecords records = asked(way, MANY, MANY, MANY, MANY).records()) {
                assertThat(records.iterator().next().toMessage()).isEqualTo("10.0.0.1 1");
            }
            assertThat(scanThreads()).as("%s", way).isEmpty();
        }
    }

    @Test
    void nothingIsLeftAfterALimitAFailureOrTheEnd() {
        Way way = new Way(Way.Carrier.FILE, 4, 5000, 0);
        asked(way, MANY, MANY).limit(3).forEach(flow -> {});
        assertThat(scanThreads()).isEmpty();
        byte[] bad = "10.0.0.1 1 1\n".getBytes(StandardCharsets.UTF_8);
        assertThat(Seen.of(asked(way, bad, MANY, MANY)).hasFailed()).isTrue();
        assertThat(scanThreads()).isEmpty();
        assertThat(asked(way, MANY).stream().count()).isEqualTo(100_000);
        assertThat(scanThreads()).isEmpty();
    }

    /** Who lists splits and who asks for the counts so far must not wait for each other. */
    @Test
    void countsMayBeAskedForWhileSplitsAreListed() {
        Thread asking = Thread.currentThread();
        CountDownLatch about = new CountDownLatch(1);
        AtomicBoolean answered = new AtomicBoolean();
        Iterator<Split> splits = Stream.of(1, 2)
                .<Split>map(number -> {
                    if (number == 2) {
                        awaitQuestion(about, asking, answered);
                    }
                    return MemoryBytes.file(number + ".log", THREE);
                })
                .iterator();
        FlowQuery query =
                FlowLogs.of(MemorySource.listing(() -> splits)).query().format(FORMAT);
        try (FlowRecords records = query.parallelism(2).records()) {
            assertThat(records.iterator().next().toMessage()).isEqualTo("10.0.0.1 1");
            about.countDown();
            assertThat(records.statistics().splitsPlanned()).isPositive();
            answered.set(true);
        }
    }

    private static void awaitQuestion(CountDownLatch about, Thread asking, AtomicBoolean answered) {
        try {
            about.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        while (asking.getState() == Thread.State.RUNNABLE && !answered.get()) {
            Thread.onSpinWait();
        }
    }

    /** All that was read before the consumer left may be counted, and nothing twice. */
    @Test
    void closingTwiceIsClosingOnce() {
        FlowRecords records = asked(new Way(Way.Carrier.FILE, 2, 5000, 0), MANY).records();
        try (records) {
            Iterator<FlowRecord> iterator = records.iterator();
            iterator.next();
            assertThatThrownBy(records::iterator).isInstanceOf(IllegalStateException.class);
        }
        var first = records.statistics();
        try (records) {
            assertThat(records.statistics()).isEqualTo(first);
        }
        assertThat(records.statistics()).isEqualTo(first);
        assertThat(first.matched()).isEqualTo(1);
    }

    @Test
    void theEndIsTheEnd() {
        try (FlowRecords records = asked(Way.SIMPLEST, THREE).limit(1).records()) {
            Iterator<FlowRecord> iterator = records.iterator();
            iterator.next();
            assertThat(iterator.hasNext()).isFalse();
            assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void statisticsAfterAFailureCountNothingTwice() {
        byte[] text = "10.0.0.1 1\n10.0.0.2 2\n10.0.0.2 2 2\n".getBytes(StandardCharsets.UTF_8);
        Seen seen = Seen.of(asked(Way.SIMPLEST, THREE, text));
        assertThat(seen.hasFailed()).isTrue();
        assertThat(seen.statistics().records()).isEqualTo(5);
        assertThat(seen.statistics().matched()).isEqualTo(5);
        assertThat(seen.statistics().malformed()).isEqualTo(1);
    }

    /** What has come out of a pipe is delivered before the pipe says more; with several threads, too. */
    @Test
    void recordsOfAPipeAreDeliveredWhileItWaits() {
        for (int threads = 1; threads <= 3; threads++) {
            Gate gate = new Gate(THREE, true);
            FlowQuery query = FlowLogs.of(MemorySource.of(new GateSplit("pipe", gate)))
                    .query()
                    .format(FORMAT)
                    .parallelism(threads);
            try (FlowRecords records = query.records()) {
                Iterator<FlowRecord> iterator = records.iterator();
                for (int i = 0; i < 3; i++) {
                    iterator.next();
                }
                assertThat(gate.isOpen()).isFalse();
                gate.open();
                assertThat(iterator.hasNext()).isFalse();
            }
        }
    }

    /** One line is enough to begin with: inference does not wait for those it will weigh. */
    @Test
    void aPipeOfUnknownFormatIsDeliveredWhileItWaits() {
        String line = Traffic.line(new Traffic(1).flow(), FlowLogFormat.DEFAULT);
        Gate gate = new Gate((line + "\n").getBytes(StandardCharsets.UTF_8), true);
        FlowQuery query =
                FlowLogs.of(MemorySource.of(new GateSplit("pipe", gate))).query();
        try (FlowRecords records = query.records()) {
            Iterator<FlowRecord> iterator = records.iterator();
            assertThat(iterator.next().toMessage()).isEqualTo(line);
            assertThat(gate.isOpen()).isFalse();
            gate.open();
            assertThat(iterator.hasNext()).isFalse();
        }
    }

    /** Listing may take long; what is read already does not wait for it. */
    @Test
    void recordsAreDeliveredWhileTheNextSplitIsLooked() {
        Gate listing = new Gate(new byte[0], true);
        Iterable<Split> splits = () -> new Iterator<>() {
            private int given;

            @Override
            public boolean hasNext() {
                return given == 0 || waited();
            }

            private boolean waited() {
                try {
                    return listing.read() >= 0;
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }

            @Override
            public Split next() {
                given++;
                return MemoryBytes.file("first.log", THREE);
            }
        };
        FlowQuery query =
                FlowLogs.of(MemorySource.listing(splits)).query().format(FORMAT).parallelism(2);
        try (FlowRecords records = query.records()) {
            Iterator<FlowRecord> iterator = records.iterator();
            for (int i = 0; i < 3; i++) {
                iterator.next();
            }
            assertThat(listing.isOpen()).isFalse();
        }
        assertThat(scanThreads()).isEmpty();
    }

    /** Reading from standard input cannot be interrupted; the program must go on all the same once it has what it wants. */
    @Test
    void aPipeThatStaysSilentDoesNotHoldTheCaller() throws InterruptedException {
        Gate gate = new Gate(THREE, false);
        FlowQuery query = FlowLogs.of(MemorySource.of(new GateSplit("pipe", gate)))
                .query()
                .format(FORMAT);
        try (FlowRecords records = query.records()) {
            Iterator<FlowRecord> iterator = records.iterator();
            for (int i = 0; i < 3; i++) {
                iterator.next();
            }
            gate.awaitReader();
        }
        assertThat(scanThreads()).as("threads that wait for the pipe").isNotEmpty();
        gate.open();
        for (Thread thread : scanThreads().toList()) {
            thread.join(10_000);
        }
        assertThat(scanThreads()).isEmpty();
    }

    private interface Question {
        Object ask(FlowQuery query);
    }

    @Test
    void interruptingTheCallerEndsTheQuery() throws InterruptedException {
        List<Question> questions = List.of(
                FlowQuery::count, FlowQuery::addresses, FlowQuery::aggregate, query -> query.forEach(flow -> {}));
        for (Question question : questions) {
            Gate gate = new Gate(THREE, true);
            FlowQuery query = FlowLogs.of(MemorySource.of(new GateSplit("pipe", gate)))
                    .query()
                    .format(FORMAT)
                    .parallelism(2);
            AtomicBoolean stillInterrupted = new AtomicBoolean();
            FutureTask<Object> task = new FutureTask<>(() -> {
                try {
                    return question.ask(query);
                } finally {
                    stillInterrupted.set(Thread.currentThread().isInterrupted());
                }
            });
            Thread caller = new Thread(task, "caller");
            caller.start();
            gate.awaitReader();
            caller.interrupt();
            assertThatThrownBy(task::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(FlowSourceException.class)
                    .hasMessageContaining("interrupted");
            caller.join();
            assertThat(stillInterrupted).isTrue();
            assertThat(scanThreads()).isEmpty();
        }
    }
}
