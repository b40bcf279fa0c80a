package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.FlowLogs;
import io.flowlogs.internal.plan.EngineQuery;
import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowLogException;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.Split;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sources that fail, in all the places where they can. */
@Timeout(60)
class SourceFaultTest {
    private static final FlowLogFormat FORMAT = FlowLogFormat.parse("srcaddr bytes");
    private static final String LINE = "10.0.0.1 1\n";
    private static final byte[] GOOD = LINE.repeat(3).getBytes(StandardCharsets.UTF_8);
    private static final byte[] BAD = (LINE + "10.0.0.2\n").getBytes(StandardCharsets.UTF_8);

    /** A split that cannot be opened. */
    private record Locked(String name) implements Split.OfBytes {
        @Override
        public OptionalLong size() {
            return OptionalLong.of(1L << 30);
        }

        @Override
        public boolean isSeekable() {
            return true;
        }

        @Override
        public InputStream open() throws IOException {
            throw new IOException("permission denied");
        }
    }

    /** A split whose records come to an untimely end. */
    private record Broken(String name) implements Split.OfRecords {
        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }

        @Override
        public RecordIterator open() {
            return new RecordIterator() {
                private int given;

                @Override
                public boolean hasNext() {
                    return true;
                }

                @Override
                public FlowRecord next() {
                    if (given++ == 2) {
                        throw new UncheckedIOException(new IOException(MemoryBytes.FAULT));
                    }
                    return FlowRecord.fromMessage(LINE, FORMAT);
                }

                @Override
                public void close() throws IOException {
                    throw new IOException("cannot even be closed");
                }
            };
        }
    }

    private static FlowQuery over(int threads, Split... splits) {
        return over(threads, MemorySource.of(splits));
    }

    private static FlowQuery over(int threads, FlowRecordSource source) {
        return FlowLogs.of(source).query().format(FORMAT).parallelism(threads);
    }

    private static List<Consumer<FlowQuery>> questions() {
        return List.of(
                FlowQuery::count,
                FlowQuery::addresses,
                FlowQuery::aggregate,
                query -> query.forEach(flow -> {}),
                query -> query.stream().close(),
                SourceFaultTest::write);
    }

    private static void write(FlowQuery query) {
        try {
            query.writeTo(OutputStream.nullOutputStream(), FlowRecord::writeMessage);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whatever is asked, and wherever it fails, the message begins with the split's name. */
    @Test
    void everyFailureNamesItsSplit() {
        List<Split> failing = List.of(
                new Locked("x.log"),
                new Broken("x.log"),
                MemoryBytes.file("x.log", GOOD).failingAt(15),
                MemoryBytes.file("x.log", GOOD).failingAt(0).piped(),
                MemoryBytes.file("x.log", Gzip.of(GOOD)).failingAt(20),
                MemoryBytes.file("x.log", new byte[] {0x1f, (byte) 0x8b, 8}),
                MemoryBytes.file("x.log", BAD));
        List<Consumer<FlowQuery>> answered = new ArrayList<>(questions());
        answered.remove(4); // Never asks for a record.
        for (Split split : failing) {
            for (Consumer<FlowQuery> question : answered) {
                FlowQuery query = over(2, MemoryBytes.file("fine.log", GOOD), split);
                assertThatThrownBy(() -> question.accept(query))
                        .as("%s", split)
                        .isInstanceOf(FlowLogException.class)
                        .hasMessageStartingWith("x.log");
            }
        }
    }

    @Test
    void otherSplitsAreReadWhereFailuresAreOnlyReported() {
        for (int threads = 1; threads <= 3; threads++) {
            Seen seen = Seen.of(over(
                            threads,
                            MemoryBytes.file("a.log", GOOD),
                            new Locked("b.log"),
                            new Broken("c.log"),
                            MemoryBytes.file("d.log", GOOD).failingAt(15),
                            MemoryBytes.file("e.log", GOOD))
                    .onMalformed(MalformedRecordPolicy.REPORT));
            assertThat(seen.records).hasSize(3 + 2 + 1 + 3);
            assertThat(seen.failed).extracting(FlowSourceException::split).containsExactly("b.log", "c.log", "d.log");
            assertThat(seen.failed).extracting(FlowSourceException::source).containsOnly(MemorySource.NAME);
            assertThat(seen.statistics().splitsPlanned()).isEqualTo(5);
            assertThat(seen.statistics().splitsRead()).isEqualTo(2);
            assertThat(seen.statistics().splitsFailed()).isEqualTo(3);
            assertThat(seen.statistics().isComplete()).isFalse();
        }
    }

    @Test
    void aDiskThatFailsAnywhereGivesTheWholeLinesBefore() {
        byte[] text = LINE.repeat(20).getBytes(StandardCharsets.UTF_8);
        for (Way way : Way.all()) {
            for (int at = 0; way.carrier() == Way.Carrier.FILE && at < text.length; at += 13) {
                MemoryBytes split =
                        MemoryBytes.file("0.log", text).inShortReads(way.seed()).failingAt(at);
                FlowQuery query = way.over(split).format(FORMAT).onMalformed(MalformedRecordPolicy.REPORT);
                Seen seen = Seen.of(query);
                assertThat(seen.records).as("%s at %s", way, at).hasSize(at / LINE.length());
                assertThat(seen.failed).as("%s at %s", way, at).hasSize(1);
                assertThat(Seen.counts(query.count())).isEqualTo(Seen.counts(seen.statistics()));
            }
        }
    }

    /** Ranges behind the failure may have been read already; as in a file read from the beginning, they do not count. */
    @Test
    void aRangeThatFailsEndsItsFile() {
        byte[] text = LINE.repeat(20_000).getBytes(StandardCharsets.UTF_8);
        int at = 150_003;
        for (int threads = 1; threads <= 4; threads++) {
            Split split = MemoryBytes.file("0.log", text).failingAt(at);
            Split fine = MemoryBytes.file("1.log", GOOD);
            FlowQuery query = ((EngineQuery) over(threads, split, fine).onMalformed(MalformedRecordPolicy.REPORT))
                    .inRangesOf(4000);
            Seen seen = Seen.of(query);
            assertThat(seen.records).as("%s threads", threads).hasSize(at / LINE.length() + 3);
            assertThat(seen.failed).as("%s threads", threads).hasSize(1);
            ScanStatistics statistics = seen.statistics();
            assertThat(statistics.splitsRead()).as("%s threads", threads).isEqualTo(1);
            assertThat(statistics.splitsFailed()).as("%s threads", threads).isEqualTo(1);
            assertThat(Seen.counts(query.count())).as("%s threads", threads).isEqualTo(Seen.counts(statistics));
        }
    }

    private record Unlistable(String name) implements FlowRecordSource {
        @Override
        public ScanPlan plan(ScanRequest request) throws IOException {
            throw new IOException("no such place");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    @Test
    void aSourceThatCannotPlanFailsUnderItsName() {
        for (Consumer<FlowQuery> question : questions().subList(0, 4)) {
            for (MalformedRecordPolicy policy : MalformedRecordPolicy.values()) {
                FlowQuery query = over(3, new Unlistable("nowhere")).onMalformed(policy);
                assertThatThrownBy(() -> question.accept(query))
                        .isInstanceOf(FlowSourceException.class)
                        .hasMessage("nowhere: no such place");
            }
        }
    }

    /** Lists some splits and then fails. */
    private static FlowRecordSource failingListing(Split... before) {
        return MemorySource.listing(() -> {
            Iterator<Split> splits = Stream.of(before).iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    if (!splits.hasNext()) {
                        throw new UncheckedIOException(new IOException("the list ends here"));
                    }
                    return true;
                }

                @Override
                public Split next() {
                    return splits.next();
                }
            };
        });
    }

    @Test
    void aListingThatFailsComesAfterTheRecordsListedBefore() {
        for (int threads = 1; threads <= 4; threads++) {
            FlowRecordSource source = failingListing(MemoryBytes.file("a.log", GOOD), MemoryBytes.file("b.log", GOOD));
            Seen seen = Seen.of(over(threads, source));
            assertThat(seen.records).hasSize(6);
            assertThat(seen.failure()).isInstanceOf(FlowSourceException.class).hasMessage("memory: the list ends here");
            assertThatThrownBy(over(threads, source)::count)
                    .isInstanceOf(FlowSourceException.class)
                    .hasMessage("memory: the list ends here");
        }
    }

    @Test
    void aMalformedLineComesBeforeAListingThatFailsLater() {
        for (int threads = 1; threads <= 4; threads++) {
            FlowQuery query = over(threads, failingListing(MemoryBytes.file("a.log", BAD)));
            for (Consumer<FlowQuery> question : questions().subList(0, 4)) {
                assertThatThrownBy(() -> question.accept(query))
                        .as("%s threads", threads)
                        .hasMessageStartingWith("a.log:2");
            }
        }
    }

    @Test
    void anErrorOfAnEncoderSurfacesAfterWhatWasWritten() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] text = "10.0.0.1 1\n10.0.0.1 2\n10.0.0.1 3\n".getBytes(StandardCharsets.UTF_8);
        FlowQuery query = over(3, MemoryBytes.file("a.log", text), MemoryBytes.file("b.log", text));
        assertThatThrownBy(() -> query.writeTo(out, (flow, target) -> {
                    target.write('<');
                    if (Objects.equals(flow.getBytes(), 3L)) {
                        throw new AssertionError("cannot count to three");
                    }
                    target.write('>');
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("cannot count to three");
        assertThatThrownBy(() -> query.writeTo(out, (flow, target) -> {
                    throw new IllegalStateException("never");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anOutputThatFailsEndsTheQuery() {
        byte[] text = LINE.repeat(10_000).getBytes(StandardCharsets.UTF_8);
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left");
            }
        };
        assertThatThrownBy(() -> over(3, MemoryBytes.file("a.log", text)).writeTo(full, FlowRecord::writeMessage))
                .isInstanceOf(IOException.class)
                .hasMessage("no space left");
    }

    @Test
    void aSourceIsAskedAgainForEveryQuestion() {
        FlowQuery query = over(2, MemoryBytes.file("a.log", GOOD), new MemoryRecords("made", List.of()));
        for (int i = 0; i < 3; i++) {
            assertThat(query.count().matched()).isEqualTo(3);
            assertThat(Seen.of(query).records).hasSize(3);
        }
    }
}
