package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import io.flowlogs.FlowLogs;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowRecords;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.source.FollowRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** However much a group holds, only so much of it is held here. */
class FaultMemoryTest {
    private static final Instant BEGIN = Instant.parse("2024-05-01T00:00:00Z");
    private static final int EVENTS = 40_000;
    private static final int PAGE_SIZE = 1000;

    private static List<FaultEvent> events() {
        return IntStream.range(0, EVENTS)
                .mapToObj(i -> FaultEvent.at(i, BEGIN.plusSeconds(i)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void nothingIsAskedForWhileNobodyTakesTheRecords(int threads) throws IOException {
        try (FaultServer server = new FaultServer(events(), PAGE_SIZE, FaultServer.turns());
                CloudWatchLogsClient client = FaultClient.of(server.endpoint(), 1);
                CloudWatchSource source = FaultClient.source(client).build();
                FlowRecords records = FlowLogs.of(source)
                        .query()
                        .between(BEGIN, BEGIN.plusSeconds(EVENTS))
                        .parallelism(threads)
                        .records()) {
            Iterator<FlowRecord> iterator = records.iterator();
            assertThat(iterator.hasNext()).isTrue();

            awaitStandstill();

            // The engine reads four ranges of a page ahead for each thread, and the first pages of some are looked at.
            assertThat(server.questions().size()).isLessThanOrEqualTo(5 * threads + 3);
        }
    }

    /** Waits until all threads of the query wait for the consumer. */
    private static void awaitStandstill() {
        while (!Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("flowlogs-scan-"))
                .allMatch(thread -> thread.getState() == Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whatWasSeenInALongLookIsForgottenOnTheWay() throws IOException {
        int most = 3 * PAGE_SIZE;
        FollowRequest request =
                new FollowRequest(FlowPredicate.all(), BEGIN, null, Duration.ofSeconds(5), FlowLogFormat.DEFAULT);
        Effort effort = new Effort();
        FaultSink sink = new FaultSink();
        try (FaultServer server = new FaultServer(events(), PAGE_SIZE, FaultServer.turns());
                CloudWatchLogsClient client = FaultClient.of(server.endpoint(), 1)) {
            GroupTail tail = new GroupTail(
                    FaultClient.GROUP,
                    new LogGroup(FaultClient.GROUP),
                    ReadingRules.of(GroupLocation.parse(FaultClient.GROUP)),
                    request,
                    new LogsCalls(() -> client, RequestPace.unlimited(effort), effort),
                    new FormatLookup(null, () -> null, Ticker.systemTicker()),
                    FaultClient.CLOCK,
                    most);
            do {
                tail.hand(tail.read(sink), sink);
                assertThat(tail.position().seen().length()).isLessThan((most + PAGE_SIZE) * Long.BYTES * 4 / 3);
            } while (tail.isLooking());
            tail.hand(tail.read(sink), sink);
        }

        assertThat(sink.events).hasSize(EVENTS).doesNotHaveDuplicates();
    }
}
