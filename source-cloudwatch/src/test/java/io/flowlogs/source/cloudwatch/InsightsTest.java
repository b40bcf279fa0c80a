package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.record.EventMetadata;
import io.flowlogs.testservers.MotoServer;
import io.flowlogs.testservers.NeedsMoto;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** What is asked of Logs Insights, and what becomes of its answers. Moto has no log classes, so that it is asked here without being told to. */
class InsightsTest {
    private static final String GROUP = "/vpc/flow-logs";
    private static final Instant HOUR = MotoAccount.recent(ChronoUnit.HOURS, Duration.ofHours(3));

    private static EventFilter filter(List<String> streams, String prefix) {
        return new EventFilter(new LogGroup(GROUP), streams, prefix, null, EventFilter.LARGEST_PAGE);
    }

    @Test
    void timesAreInUtcOrNumbers() {
        assertThat(Insights.time("2026-05-01 12:34:56.789")).isEqualTo("2026-05-01T12:34:56.789Z");
        assertThat(Insights.time("1777638896789")).isEqualTo("2026-05-01T12:34:56.789Z");
        assertThat(Insights.time("yesterday")).isNull();
        assertThat(Insights.time("99999999999999999999")).isNull();
        assertThat(Insights.time("")).isNull();
        assertThat(Insights.time(null)).isNull();
    }

    @Test
    void streamsAreNamedInTheQuery() {
        String all = "fields @timestamp, @message, @logStream, @ingestionTime";
        assertThat(Insights.query(filter(List.of(), null))).isEqualTo(all + " | sort @timestamp asc");
        assertThat(Insights.query(filter(List.of("eni-1", "odd\"\\"), null)))
                .isEqualTo(all + " | filter @logStream in [\"eni-1\", \"odd\\\"\\\\\"] | sort @timestamp asc");
        assertThat(Insights.query(filter(List.of(), "eni-1")))
                .isEqualTo(all + " | filter strcontains(@logStream, \"eni-1\") | sort @timestamp asc");
    }

    @Test
    @NeedsMoto
    void everyEventOfTheTimeIsReadOnceThoughAnAnswerHasRoomForFewer(MotoServer server) throws IOException {
        try (MotoAccount account = MotoAccount.at(server)) {
            account.makeGroup(GROUP);
            int events = Insights.MOST_ROWS + 500;
            List<InputLogEvent> all = IntStream.range(0, events)
                    .mapToObj(i -> FlowLine.event(HOUR.plusSeconds(i / 4), i))
                    .toList();
            account.put(GROUP, "eni-0-all", all);
            Gathered gathered = new Gathered();
            Effort effort = new Effort();
            long from = HOUR.toEpochMilli();
            insights(account, effort)
                    .read(
                            filter(List.of(), null),
                            from,
                            from + 3_600_000,
                            new EventLines(gathered, effort, null, null, null));
            assertThat(gathered.lines)
                    .containsExactlyInAnyOrderElementsOf(
                            all.stream().map(InputLogEvent::message).toList());
            assertThat(gathered.events).extracting(EventMetadata::logStream).containsOnly("eni-0-all");
            assertThat(gathered.events).extracting(EventMetadata::id).doesNotHaveDuplicates();
            assertThat(effort.toMap()).containsEntry("insights-queries", 3L).containsEntry("events", (long) events);
        }
    }

    private static Insights insights(MotoAccount account, Effort effort) {
        return new Insights(new LogsCalls(account::logs, RequestPace.unlimited(effort), effort), Pause.REAL);
    }

    @Test
    @NeedsMoto
    void theTimeIsHalfOpen(MotoServer server) throws IOException {
        try (MotoAccount account = MotoAccount.at(server)) {
            account.makeGroup(GROUP);
            account.put(
                    GROUP,
                    "eni-0-all",
                    FlowLine.event(HOUR.minusSeconds(1), 1),
                    FlowLine.event(HOUR, 2),
                    FlowLine.event(HOUR.plusSeconds(9), 3),
                    FlowLine.event(HOUR.plusSeconds(10), 4));
            Gathered gathered = new Gathered();
            Effort effort = new Effort();
            long from = HOUR.toEpochMilli();
            insights(account, effort)
                    .read(
                            filter(List.of(), null),
                            from,
                            from + 10_000,
                            new EventLines(gathered, effort, null, null, null));
            assertThat(gathered.events)
                    .extracting(EventMetadata::timestamp)
                    .containsExactlyInAnyOrder(HOUR, HOUR.plusSeconds(9));
        }
    }
}
