package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** Many events, by one thread and by many, with faults and without: always the same. */
class FaultManyEventsTest {
    private static final Instant BEGIN = Instant.parse("2024-05-01T00:00:00Z");
    private static final int EVENTS = 20_000;
    private static final int HOURS = 6;

    /** Half of them within a minute, the others spread. */
    private static List<FaultEvent> events() {
        Random random = new Random(20_000);
        long[] seconds = IntStream.range(0, EVENTS)
                .mapToLong(i -> i % 2 == 0 ? 7200 + random.nextInt(60) : random.nextInt(HOURS * 3600))
                .sorted()
                .toArray();
        return IntStream.range(0, EVENTS)
                .mapToObj(i -> FaultEvent.at(i, BEGIN.plusSeconds(seconds[i])))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"1,false", "16,false", "1,true", "16,true"})
    void allEventsComeOnceInOrder(int threads, boolean faults) throws IOException {
        Random random = new Random(threads);
        List<FaultEvent> events = events();
        try (FaultServer server = new FaultServer(
                        events, 1000, (number, question) -> faults ? FaultTurn.passing(random) : FaultTurn.PAGE);
                CloudWatchLogsClient client = FaultClient.of(server.endpoint(), 30);
                CloudWatchSource source = FaultClient.source(client).build()) {
            FaultAnswer answer = FaultAnswer.of(
                    source,
                    query -> query.between(new TimeRange(BEGIN, BEGIN.plusSeconds(HOURS * 3600L)))
                            .parallelism(threads));

            assertThat(answer.failures()).isEmpty();
            assertThat(answer.events())
                    .isEqualTo(events.stream().map(FaultEvent::bytes).toList());
            assertThat(answer.measure("requests")).isLessThan(faults ? 1000 : 100);
        }
    }
}
