package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowlogs.FlowLogs;
import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowRecords;
import io.flowlogs.query.ScanObserver;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.SourceAccessException;
import io.flowlogs.source.cloudwatch.ScriptedLogs.Event;
import io.flowlogs.source.cloudwatch.ScriptedLogs.Trick;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** What goes wrong between us and CloudWatch Logs is repeated, or told; nothing is lost in silence. */
class ScriptedFaultTest {
    private static final TimeRange TWO_HOURS =
            new TimeRange(ScriptedEvents.BEGIN, ScriptedEvents.BEGIN.plus(Duration.ofHours(2)));
    private static final int EVENTS = 7200;

    /** What a query gave. */
    private static final class Answer implements ScanObserver {
        private final List<String> ids = new ArrayList<>();
        private final List<FlowSourceException> failures = Collections.synchronizedList(new ArrayList<>());
        private ScanStatistics statistics;

        @Override
        public void failed(FlowSourceException problem) {
            failures.add(problem);
        }
    }

    private static Answer ask(Function<JsonNode, Trick> tricks, UnaryOperator<FlowQuery> more) throws IOException {
        try (ScriptedLogs server = new ScriptedLogs(ScriptedEvents.everySecond(EVENTS))
                .pagesOf(500)
                .tricks(tricks)) {
            return ask(server, more);
        }
    }

    private static Answer ask(ScriptedLogs server, UnaryOperator<FlowQuery> more) throws IOException {
        Answer answer = new Answer();
        try (CloudWatchLogsClient client = server.client();
                CloudWatchSource source = CloudWatchSource.builder("/vpc/flow-logs")
                        .client(client)
                        .build();
                FlowLogs logs = FlowLogs.of(source);
                FlowRecords records = more.apply(logs.query()
                                .between(TWO_HOURS)
                                .format(FlowLogFormat.DEFAULT)
                                .onMalformed(MalformedRecordPolicy.REPORT)
                                .observedBy(answer))
                        .records()) {
            records.forEach(
                    flow -> answer.ids.add(Objects.requireNonNull(flow.event()).id()));
            answer.statistics = records.statistics();
        }
        return answer;
    }

    private static List<String> allIds() {
        return ScriptedEvents.everySecond(EVENTS).stream().map(Event::id).toList();
    }

    private static Function<JsonNode, Trick> first(int times, Trick trick) {
        AtomicInteger count = new AtomicInteger();
        return request -> count.getAndIncrement() < times ? trick : Trick.NONE;
    }

    @Test
    void throttlingIsWaitedOutAndCounted() throws IOException {
        Answer answer = ask(first(4, Trick.THROTTLED), query -> query.parallelism(1));
        assertThat(answer.ids).isEqualTo(allIds());
        assertThat(answer.statistics.measures()).containsEntry("retries", 4L).containsEntry("throttled", 4L);
    }

    @Test
    void faultsOfTheServiceAndCutAnswersAreRepeated() throws IOException {
        for (Trick trick : List.of(Trick.BROKEN, Trick.CUT)) {
            Answer answer = ask(first(3, trick), query -> query.parallelism(1));
            assertThat(answer.ids).as("%s", trick).isEqualTo(allIds());
            assertThat(answer.statistics.measures()).as("%s", trick).containsEntry("retries", 3L);
        }
    }

    @Test
    void emptyPagesAndRepeatedTokensAreNotTheEnd() throws IOException {
        AtomicInteger count = new AtomicInteger();
        Answer answer = ask(
                request -> count.getAndIncrement() % 40 < 39 ? Trick.EMPTY : Trick.NONE, query -> query.parallelism(1));
        assertThat(answer.ids).isEqualTo(allIds());
        assertThat(answer.statistics.measures().get("empty-pages")).isGreaterThan(39);
        assertThat(answer.statistics.measures().get("repeated-tokens")).isPositive();
    }

    @Test
    void aPageThatComesAgainCountsOnce() throws IOException {
        AtomicInteger count = new AtomicInteger();
        Answer answer = ask(
                request -> count.getAndIncrement() % 2 == 0 ? Trick.AGAIN : Trick.NONE, query -> query.parallelism(1));
        assertThat(answer.ids).isEqualTo(allIds());
        assertThat(answer.statistics.measures().get("duplicate-events")).isPositive();
        assertThat(answer.statistics.splitsPlanned()).isLessThan(40);
    }

    @Test
    void aTokenThatNeverEndsIsAnErrorThatNamesTheRange() throws IOException {
        long noon = ScriptedEvents.BEGIN.plusSeconds(3600).toEpochMilli();
        Answer answer = ask(
                request -> request.path("startTime").asLong() >= noon ? Trick.EMPTY : Trick.NONE,
                query -> query.parallelism(1));
        assertThat(answer.failures)
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure)
                        .hasMessageStartingWith("cwl:/vpc/flow-logs [2026-05-01T0")
                        .hasMessageContaining("expected pages that come to an end"));
        assertThat(answer.statistics.isComplete()).isFalse();
        assertThat(answer.ids).isSubsetOf(allIds()).doesNotHaveDuplicates();
        assertThat(answer.ids).containsAll(allIds().subList(0, 3600));
    }

    @Test
    void aRangeThatFailsAfterAllRetriesIsNamedAndTheRestIsAnswered() throws IOException {
        long bad = ScriptedEvents.BEGIN.plusSeconds(300).toEpochMilli();
        Answer answer = ask(
                request -> request.path("startTime").asLong() <= bad
                                && bad <= request.path("endTime").asLong()
                        ? Trick.BROKEN
                        : Trick.NONE,
                query -> query);
        assertThat(answer.failures)
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .hasMessageContaining("cwl:/vpc/flow-logs [")
                        .hasMessageContaining(
                                "logs:FilterLogEvents failed after all retries with ServiceUnavailableException"));
        assertThat(answer.statistics.splitsFailed()).isEqualTo(1);
        assertThat(answer.ids).doesNotContain("id300").contains("id0", "id7199");
    }

    @Test
    void whoMustNotReadIsToldOnceAndAsksNoMore() throws IOException {
        try (ScriptedLogs server =
                new ScriptedLogs(ScriptedEvents.everySecond(EVENTS)).tricks(request -> Trick.DENIED)) {
            Answer answer = ask(server, query -> query.parallelism(8));
            assertThat(answer.failures).singleElement().satisfies(failure -> {
                assertThat(failure).hasMessageContaining("leave for logs:FilterLogEvents");
                assertThat(failure.getCause()).isInstanceOf(SourceAccessException.class);
            });
            assertThat(server.asked()).hasSizeLessThan(4);
        }
    }

    @Test
    void aGroupDeletedMeanwhileLeavesWhatWasReadBefore() throws IOException {
        AtomicInteger count = new AtomicInteger();
        Answer answer =
                ask(request -> count.getAndIncrement() < 6 ? Trick.NONE : Trick.GONE, query -> query.parallelism(1));
        assertThat(answer.ids).isNotEmpty().isSubsetOf(allIds());
        assertThat(answer.failures).isNotEmpty();
        assertThat(answer.statistics.isComplete()).isFalse();
    }

    @Test
    void theLibraryFailsAtTheFirstRangeThatFails() {
        assertThatThrownBy(() -> ask(request -> Trick.BROKEN, query -> query.onMalformed(MalformedRecordPolicy.FAIL)))
                .isInstanceOf(FlowSourceException.class)
                .hasMessageContaining("cwl:/vpc/flow-logs [");
    }

    @Test
    void requestsCoverTheWindowHalfOpenToTheMillisecond() throws IOException {
        try (ScriptedLogs server = new ScriptedLogs(ScriptedEvents.everySecond(EVENTS)).pagesOf(500)) {
            TimeRange odd = new TimeRange(
                    ScriptedEvents.BEGIN.plusMillis(1_001).minusNanos(1), ScriptedEvents.BEGIN.plusMillis(3_600_001));
            Answer answer = ask(server, query -> query.between(odd));
            assertThat(answer.ids).hasSize(3599).startsWith("id2").endsWith("id3600");
            long from = odd.from().plusNanos(1).toEpochMilli();
            assertThat(server.asked().stream()
                            .mapToLong(request -> request.path("startTime").asLong())
                            .min())
                    .hasValue(from);
            assertThat(server.asked().stream()
                            .mapToLong(request -> request.path("endTime").asLong())
                            .max())
                    .hasValue(odd.to().toEpochMilli() - 1);
        }
    }

    @Test
    void aQuietGroupTakesFewRequestsAndABusyOneAboutAPageEach() throws IOException {
        try (ScriptedLogs server = new ScriptedLogs(List.of())) {
            ask(server, query -> query.parallelism(8));
            assertThat(server.asked()).hasSizeLessThanOrEqualTo(5);
        }
        try (ScriptedLogs server = new ScriptedLogs(ScriptedEvents.everySecond(EVENTS)).pagesOf(100)) {
            ask(server, query -> query.parallelism(8));
            assertThat(server.asked()).hasSizeLessThan(2 * EVENTS / 100);
        }
    }

    @Test
    void aConsumerThatStopsStopsTheRequests() throws IOException {
        try (ScriptedLogs server = new ScriptedLogs(ScriptedEvents.everySecond(EVENTS)).pagesOf(50)) {
            Answer answer = ask(server, query -> query.limit(10).parallelism(2));
            assertThat(answer.ids).hasSize(10);
            assertThat(server.asked()).hasSizeLessThan(40);
        }
    }

    @Test
    void manyEventsAreTheSameForOneThreadAndSixteen() throws IOException {
        List<Event> events = ScriptedEvents.everySecond(7200).stream()
                .flatMap(event -> IntStream.range(0, 3)
                        .mapToObj(copy ->
                                new Event(event.id() + "." + copy, event.time(), event.ingested(), event.message())))
                .toList();
        List<String> ids = events.stream().map(Event::id).toList();
        for (int threads : new int[] {1, 16}) {
            try (ScriptedLogs server =
                    new ScriptedLogs(events).pagesOf(1000).tricks(ScriptedLogs.passingTricks(threads))) {
                assertThat(ask(server, query -> query.parallelism(threads)).ids)
                        .as("%d threads", threads)
                        .isEqualTo(ids);
            }
        }
    }
}
