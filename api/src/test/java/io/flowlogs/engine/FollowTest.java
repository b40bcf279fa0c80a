package io.flowlogs.engine;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.FlowLogs;
import io.flowlogs.internal.plan.EngineQuery;
import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FollowOptions;
import io.flowlogs.query.FollowedRecords;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowParseException;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.FlowFeed;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.FollowRequest;
import io.flowlogs.source.LineSink;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sources that are followed. */
@Timeout(60)
class FollowTest {
    private static final FollowOptions ALL = FollowOptions.from(Instant.MIN);

    private static String line(int number) {
        return "2 123456789010 eni-1 10.0.0.1 10.0.0.2 443 50000 6 1 " + (1000 + number)
                + " 1700000000 1700000060 ACCEPT OK";
    }

    private static List<String> lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(FollowTest::line).toList();
    }

    private static FlowQuery query(FlowRecordSource... sources) {
        return EngineQuery.over(List.of(sources), List.of());
    }

    private static List<String> all(FollowedRecords records) {
        List<String> texts = new ArrayList<>();
        records.forEach(flow -> texts.add(flow.toMessage()));
        return texts;
    }

    private static List<String> texts(List<FlowRecord> records) {
        return records.stream().map(FlowRecord::toMessage).toList();
    }

    @Test
    void recordsComeInTheOrderOfTheirSourceUntilItEnds() {
        ScriptedSource source =
                new ScriptedSource("s").lines(lines(0, 3)).lines().lines(lines(3, 700));
        try (FollowedRecords records = query(source).follow(ALL)) {
            assertThat(all(records)).isEqualTo(lines(0, 700));
            ScanStatistics statistics = records.statistics();
            assertThat(statistics.matched()).isEqualTo(700);
            assertThat(statistics.lines()).isEqualTo(700);
            assertThat(statistics.splitsRead()).isOne();
            assertThat(statistics.bytesRead()).isEqualTo(700L * (line(0).length() + 1));
            assertThat(statistics.measures()).containsEntry("looks", 3L);
        }
        assertThat(source.closed.getCount()).isZero();
    }

    @Test
    void aBatchIsWhatALookBroughtAndTheCheckpointLiesBehindIt() {
        ScriptedSource source = new ScriptedSource("s")
                .lines(lines(0, 3))
                .lines()
                .lines(lines(3, 5))
                .waiting();
        FollowedRecords records = query(source).follow(ALL);
        assertThat(records.checkpoint()).isEqualTo("flowlogs checkpoint 1\ns\t0\n");
        assertThat(texts(records.nextBatch())).isEqualTo(lines(0, 3));
        assertThat(records.checkpoint()).endsWith("s\t1\n");
        assertThat(records.hasCaughtUp()).isFalse();
        assertThat(records.nextBatch()).isEmpty();
        assertThat(records.checkpoint()).endsWith("s\t2\n");
        assertThat(records.hasCaughtUp()).isTrue();
        assertThat(texts(records.nextBatch())).isEqualTo(lines(3, 5));
        assertThat(records.hasCaughtUp()).isTrue();
        records.close();
        assertThat(records.nextBatch()).isNull();
        assertThat(records.checkpoint()).endsWith("s\t3\n");
    }

    @Test
    void ofABatchReturnedInPartTheCheckpointLiesBeforeIt() {
        ScriptedSource source =
                new ScriptedSource("s").lines(lines(0, 2)).lines(lines(2, 4)).waiting();
        try (FollowedRecords records = query(source).follow(ALL)) {
            Iterator<FlowRecord> iterator = records.iterator();
            iterator.next();
            assertThat(records.checkpoint()).endsWith("s\t0\n");
            iterator.next();
            assertThat(records.checkpoint()).endsWith("s\t1\n");
            iterator.next();
            assertThat(records.checkpoint()).endsWith("s\t1\n");
            assertThat(texts(records.nextBatch())).containsExactly(line(3));
            assertThat(records.checkpoint()).endsWith("s\t2\n");
            assertThat(records.statistics().matched()).isEqualTo(4);
        }
        try (FollowedRecords records = query(source).follow(ALL)) {
            assertThat(records.iterator()).isNotNull();
            assertThatThrownBy(records::iterator).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aLookThatBringsMoreThanIsHeldComesInPartsAndThePositionWithTheLast() {
        ScriptedSource source = new ScriptedSource("s").lines(lines(0, 40_000)).waiting();
        try (FollowedRecords records = query(source).follow(ALL)) {
            List<FlowRecord> some = new ArrayList<>(records.nextBatch());
            assertThat(some).hasSizeLessThan(30_000);
            assertThat(records.checkpoint()).endsWith("s\t0\n");
            while (some.size() < 40_000) {
                some.addAll(records.nextBatch());
            }
            assertThat(records.checkpoint()).endsWith("s\t1\n");
            assertThat(texts(some)).isEqualTo(lines(0, 40_000));
        }
    }

    @Test
    void aSourceWaitsForWhoTakesItsRecords() {
        ScriptedSource source = new ScriptedSource("s");
        for (int i = 0; i < 200; i++) {
            source.lines(line(i));
        }
        try (FollowedRecords records = query(source).follow(ALL)) {
            for (int taken = 0; taken < 200; taken++) {
                assertThat(source.looks.get()).isLessThanOrEqualTo(taken + 3);
                assertThat(records.nextBatch()).hasSize(1);
            }
        }
    }

    @Test
    void closingFromAnotherThreadEndsTheWait() throws Exception {
        ScriptedSource source = new ScriptedSource("s").lines(line(0)).waiting();
        FollowedRecords records = query(source).follow(ALL);
        CompletableFuture<List<String>> seen = CompletableFuture.supplyAsync(() -> all(records));
        source.waiting.await();
        records.close();
        records.close();
        assertThat(seen.get(30, SECONDS)).isSubsetOf(line(0));
        assertThat(source.closed.getCount()).isZero();
    }

    /** As another thread may close them between the two. */
    @Test
    void whatWasSaidToComeComesAfterClosingToo() {
        ScriptedSource source = new ScriptedSource("s").lines(line(0), line(1)).waiting();
        FollowedRecords records = query(source).follow(ALL);
        Iterator<FlowRecord> iterator = records.iterator();
        assertThat(iterator.hasNext()).isTrue();
        records.close();
        assertThat(iterator.next().toMessage()).isEqualTo(line(0));
        assertThat(iterator.hasNext()).isFalse();
        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void interruptingWhoWaitsEndsIt() throws Exception {
        ScriptedSource source = new ScriptedSource("s").waiting();
        FollowedRecords records = query(source).follow(ALL);
        CompletableFuture<Boolean> flagged = new CompletableFuture<>();
        Thread consumer = new Thread(() -> {
            try {
                flagged.complete(records.iterator().hasNext());
            } catch (FlowSourceException e) {
                flagged.complete(Thread.currentThread().isInterrupted());
            }
        });
        consumer.start();
        source.waiting.await();
        consumer.interrupt();
        assertThat(flagged.get(30, SECONDS)).isTrue();
        consumer.join();
        assertThat(source.closed.getCount()).isZero();
        assertThat(records.nextBatch()).isNull();
    }

    @Test
    void theLimitEndsIt() {
        ScriptedSource source =
                new ScriptedSource("s").lines(lines(0, 3)).lines(lines(3, 9)).waiting();
        try (FollowedRecords records = query(source).limit(5).follow(ALL)) {
            assertThat(all(records)).isEqualTo(lines(0, 5));
            assertThat(records.statistics().matched()).isEqualTo(5);
            assertThat(records.checkpoint()).endsWith("s\t1\n");
            assertThat(source.closed.getCount()).isZero();
        }
        try (FollowedRecords records = query(source).limit(0).follow(ALL)) {
            assertThat(records.nextBatch()).isNull();
        }
    }

    @Test
    void whatTheQuerySaysHolds() {
        ScriptedSource source = new ScriptedSource("s")
                .lines("10.0.0.1 5 1700000000", "10.0.0.2 5 1700000000", "10.0.0.1 6 1700000500", "10.0.0.1 - -");
        FlowQuery query = query(source)
                .format(FlowLogFormat.parse("${srcaddr} ${bytes} ${start}"))
                .where(FlowPredicate.eq(FlowFields.SRCADDR, io.flowlogs.value.IpAddress.parse("10.0.0.1")))
                .between(Instant.ofEpochSecond(1_600_000_000), Instant.ofEpochSecond(1_700_000_100));
        try (FollowedRecords records = query.follow(ALL.every(Duration.ofSeconds(7)))) {
            assertThat(all(records)).containsExactly("10.0.0.1 5 1700000000");
            assertThat(records.statistics().undated()).isOne();
        }
        assertThat(source.request().from()).isEqualTo(Instant.ofEpochSecond(1_600_000_000));
        assertThat(source.request().interval()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void fromATimeOnMeansRecordsThatStartThen() {
        ScriptedSource source = new ScriptedSource("s").lines(lines(0, 1));
        Instant start = Instant.ofEpochSecond(1_700_000_000);
        assertThat(count(source, FollowOptions.from(start))).isOne();
        assertThat(count(source, FollowOptions.from(start.plusSeconds(1)))).isZero();
        assertThat(count(source, FollowOptions.fromNow())).isOne();
        String begin = "flowlogs checkpoint 1\ns\t0\n";
        assertThat(count(source, FollowOptions.from(start.plusSeconds(1)).resumingAt(begin)))
                .isOne();
    }

    private static int count(FlowRecordSource source, FollowOptions options) {
        try (FollowedRecords records = query(source).follow(options)) {
            return all(records).size();
        }
    }

    @Test
    void linesOfBothDefaultFormatsAreToldApart() {
        String transit = Traffic.transitGatewayLine(new Traffic(1).flow());
        ScriptedSource source = new ScriptedSource("s").lines(line(0)).lines(transit, line(1));
        Seen seen = new Seen();
        try (FollowedRecords records = query(source).observedBy(seen).follow(ALL)) {
            assertThat(all(records)).containsExactly(line(0), transit, line(1));
        }
        assertThat(seen.notices).hasSize(1);
    }

    @Test
    void eachCarrierHasAFormatAndPositionsOfItsOwn() {
        ScriptedSource source = new ScriptedSource("s")
                .then(lines -> {
                    lines.begin("a", 0, 0);
                    ScriptedSource.hand(List.of("srcaddr bytes", "10.0.0.1 7"), lines);
                    lines.begin("b", 0, 0);
                    ScriptedSource.hand(List.of(line(0)), lines);
                })
                .then(lines -> {
                    lines.begin("a", 2, 25);
                    ScriptedSource.hand(List.of("10.0.0.2 8"), lines);
                    lines.begin("b", 1, 100);
                    ScriptedSource.hand(List.of(line(1)), lines);
                    lines.begin("c", -1, 300);
                    lines.format(FlowLogFormat.parse("bytes srcaddr"));
                    ScriptedSource.hand(List.of("9 10.0.0.3"), lines);
                });
        Seen seen = new Seen();
        try (FollowedRecords records = query(source).observedBy(seen).follow(ALL)) {
            records.forEach(seen.records::add);
        }
        assertThat(seen.messages()).containsExactly("10.0.0.1 7", line(0), "10.0.0.2 8", line(1), "9 10.0.0.3");
        assertThat(seen.records.stream()
                        .map(flow -> flow.position() + "@" + flow.position().offset()))
                .containsExactly("a:2@14", "b:1@0", "a:3@25", "b:2@100", "c@300");
        assertThat(seen.notices).hasSize(1).first().asString().startsWith("b: no header");
    }

    @Test
    void aCarrierWithoutAFormatIsGivenUpAndItsNeighboursAreNot() {
        ScriptedSource source = new ScriptedSource("s");
        for (int look = 0; look < 3; look++) {
            int before = look;
            source.then(lines -> {
                lines.begin("readme", before, 12L * before);
                ScriptedSource.hand(List.of("hello world"), lines);
                lines.begin("log", before, 100L * before);
                ScriptedSource.hand(List.of(line(0)), lines);
            });
        }
        Seen seen = new Seen();
        FlowQuery query = query(source).observedBy(seen);
        try (FollowedRecords records =
                query.onMalformed(MalformedRecordPolicy.REPORT).follow(ALL)) {
            assertThat(all(records)).containsExactly(line(0), line(0), line(0));
            assertThat(records.statistics().skipped()).containsEntry("lines of a format that cannot be told", 2L);
            assertThat(records.statistics().splitsFailed()).isOne();
        }
        assertThat(seen.failed).hasSize(1);
        try (FollowedRecords records = query.follow(ALL)) {
            assertThatThrownBy(() -> all(records))
                    .isInstanceOf(FlowSourceException.class)
                    .hasMessageStartingWith("readme: ");
        }
    }

    @Test
    void aFormatThatTurnsOutToBeAnotherEndsItsCarrierOnly() {
        String exchanged = line(0).replace(" 6 1 1000 ", " 6 1000 1 ");
        ScriptedSource source = new ScriptedSource("s");
        for (int look = 0; look < 6; look++) {
            int before = look;
            source.then(lines -> {
                lines.begin("custom", before, 200L * before);
                ScriptedSource.hand(List.of(before == 0 ? line(0) : exchanged), lines);
                lines.begin("log", before, 200L * before);
                ScriptedSource.hand(List.of(line(before)), lines);
            });
        }
        Seen seen = new Seen();
        try (FollowedRecords records = query(source)
                .onMalformed(MalformedRecordPolicy.REPORT)
                .observedBy(seen)
                .follow(ALL)) {
            assertThat(all(records)).containsAll(lines(0, 6));
            assertThat(records.statistics().skipped()).containsKey("lines of a format that cannot be told");
        }
        assertThat(seen.failed).singleElement().asString().contains("custom: expected a header");
    }

    @Test
    void aCarrierThatBeginsAnewMayHaveAnotherFormat() {
        ScriptedSource source = new ScriptedSource("s").then(lines -> {
            lines.begin("log", 0, 0);
            ScriptedSource.hand(List.of("bytes start", "1 1700000000"), lines);
            lines.begin("log", 0, 0);
            ScriptedSource.hand(List.of(line(0)), lines);
        });
        try (FollowedRecords records = query(source).follow(ALL)) {
            assertThat(all(records)).containsExactly("1 1700000000", line(0));
        }
    }

    @Test
    void aFloodOfMalformedLinesIsCountedAndCutShort() {
        List<String> flood = Collections.nCopies(30_000, "2 broken line");
        ScriptedSource source = new ScriptedSource("s").lines(lines(0, 2));
        source.lines(flood).lines(flood).lines(line(2));
        Seen seen = new Seen();
        FlowQuery query =
                query(source).format(FlowLogFormat.DEFAULT).observedBy(seen).onMalformed(MalformedRecordPolicy.REPORT);
        try (FollowedRecords records = query.follow(ALL)) {
            assertThat(all(records)).isEqualTo(lines(0, 3));
            assertThat(records.statistics().malformed()).isEqualTo(60_000);
        }
        assertThat(seen.malformed).hasSize(20);
        assertThat(seen.malformedPlaces().get(10)).startsWith("s:30003@");
    }

    @Test
    void aMalformedLineFailsItBehindTheRecordsBefore() {
        ScriptedSource source = new ScriptedSource("s")
                .lines(line(0))
                .lines(line(1), "2 broken", line(2))
                .waiting();
        try (FollowedRecords records = query(source).follow(ALL)) {
            Iterator<FlowRecord> iterator = records.iterator();
            assertThat(iterator.next().toMessage()).isEqualTo(line(0));
            assertThat(iterator.next().toMessage()).isEqualTo(line(1));
            assertThatThrownBy(iterator::hasNext)
                    .isInstanceOf(FlowParseException.class)
                    .hasMessageStartingWith("s:3: ");
            assertThat(iterator.hasNext()).isFalse();
            assertThat(records.checkpoint()).endsWith("s\t1\n");
            assertThat(records.statistics().malformed()).isOne();
        }
    }

    @Test
    void aSourceThatFailsEndsAndTheOthersGoOn() {
        ScriptedSource bad = new ScriptedSource("bad").lines(line(0)).then(lines -> {
            ScriptedSource.hand(List.of(line(1)), lines);
            throw new IOException("bad: expected an answer, found none.");
        });
        ScriptedSource good = new ScriptedSource("good").lines(line(2)).lines(line(3));
        Seen seen = new Seen();
        FlowQuery query = query(bad, good).observedBy(seen);
        try (FollowedRecords records =
                query.onMalformed(MalformedRecordPolicy.REPORT).follow(ALL)) {
            assertThat(all(records)).containsExactlyInAnyOrderElementsOf(lines(0, 4));
            assertThat(records.statistics().isComplete()).isFalse();
            assertThat(records.statistics().splitsRead()).isOne();
            assertThat(records.checkpoint()).isEqualTo("flowlogs checkpoint 1\nbad\t1\ngood\t2\n");
            assertThat(records.hasCaughtUp()).isTrue();
        }
        assertThat(seen.failed)
                .singleElement()
                .hasToString(FlowSourceException.class.getName() + ": bad: expected an answer, found none.");
        try (FollowedRecords records = query.follow(ALL)) {
            assertThatThrownBy(() -> all(records)).isInstanceOf(FlowSourceException.class);
        }
        assertThat(bad.closed.getCount() + good.closed.getCount()).isZero();
    }

    @Test
    void aFaultOfASourceIsNotTakenForAFailure() {
        ScriptedSource source = new ScriptedSource("s").then(lines -> {
            throw new ArithmeticException("a fault");
        });
        FlowQuery query = query(source).onMalformed(MalformedRecordPolicy.REPORT);
        try (FollowedRecords records = query.follow(ALL)) {
            assertThatThrownBy(records::nextBatch).isInstanceOf(ArithmeticException.class);
        }
    }

    @Test
    void whatAFeedSaysBesidesIsToldAndCounted() {
        ScriptedSource source = new ScriptedSource("s").then(lines -> {
            ScriptedSource.hand(lines(0, 2), lines);
            lines.skipped("control messages");
            lines.malformed("huh", "expected a line, found 'huh'.");
            lines.notice("s: lines were left out.");
        });
        Seen seen = new Seen();
        FlowQuery query =
                query(source).onMalformed(MalformedRecordPolicy.REPORT).observedBy(seen);
        try (FollowedRecords records = query.follow(ALL)) {
            assertThat(all(records)).isEqualTo(lines(0, 2));
            assertThat(records.statistics().skipped()).isEqualTo(Map.of("control messages", 1L));
            assertThat(records.statistics().malformed()).isOne();
        }
        assertThat(seen.malformedPlaces()).containsExactly("s:2@" + 2 * (line(0).length() + 1));
        assertThat(seen.notices).hasSize(2).contains("s: lines were left out.");
    }

    /** Says no more than it has to. */
    private static final class BareFeed implements FlowFeed {
        @Override
        public void poll(LineSink lines) throws IOException {
            ScriptedSource.hand(List.of(line(0)), lines);
        }

        @Override
        public String position() {
            return "";
        }

        @Override
        public FlowPredicate residual() {
            return FlowPredicate.all();
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    @Test
    void aFeedThatSaysNoMoreThanItHasToNeverEndsAndIsNeverCaughtUp() {
        FlowRecordSource source = new FlowRecordSource() {
            @Override
            public String name() {
                return "bare";
            }

            @Override
            public ScanPlan plan(ScanRequest request) {
                throw new IllegalStateException("it is only followed.");
            }

            @Override
            public FlowFeed follow(FollowRequest request) {
                return new BareFeed();
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
        try (FollowedRecords records = query(source).limit(5).follow(ALL)) {
            assertThat(all(records)).hasSize(5);
            assertThat(records.hasCaughtUp()).isFalse();
            assertThat(records.statistics().measures()).isEmpty();
        }
        assertThat(FlowLogs.of(source).hasUsualWindow()).isFalse();
    }

    @Test
    void sourcesThatCannotBeFollowedAreAllNamedAtOnce() {
        ScriptedSource source = new ScriptedSource("s");
        assertThatThrownBy(() ->
                        query(MemorySource.of(), source, MemorySource.of()).follow(ALL))
                .isInstanceOfSatisfying(
                        FlowConfigurationException.class,
                        e -> assertThat(e.problems())
                                .hasSize(2)
                                .allMatch(problem ->
                                        problem.startsWith("memory: expected a source that can be followed")));
        assertThat(source.closed.getCount()).isZero();
    }

    @Test
    void checkpointsOfOtherSourcesAndDamagedOnesAreRefused() {
        ScriptedSource source = new ScriptedSource("a\tname");
        FlowQuery query = query(source, new ScriptedSource("b"), source);
        String own;
        try (FollowedRecords records = query.follow(ALL)) {
            own = records.checkpoint();
            assertThat(own).isEqualTo("flowlogs checkpoint 1\na\\tname\t0\nb\t0\na\\tname\t0\n");
        }
        query.follow(ALL.resumingAt(own)).close();
        query.follow(ALL.resumingAt("flowlogs checkpoint 1\nb\t0\n")).close();
        for (String other : List.of(own + "c\t1\n", own + "b\t1\n", own + "b", "", "flowlogs checkpoint 2\n")) {
            assertThatThrownBy(() -> query.follow(ALL.resumingAt(other)))
                    .isInstanceOf(FlowConfigurationException.class)
                    .hasMessageStartingWith("checkpoint: expected");
        }
        assertThatThrownBy(() -> ALL.every(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
