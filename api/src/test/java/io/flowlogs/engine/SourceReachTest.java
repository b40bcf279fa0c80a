package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flowlogs.internal.plan.EngineQuery;
import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.ScanObserver;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.SourceAccessException;
import io.flowlogs.source.SourceAccessException.Reason;
import io.flowlogs.source.Split;
import io.flowlogs.value.TimeRange;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a source says of itself reaches whoever asked: why it cannot be read, what it took, which window is left. */
class SourceReachTest {
    private static final byte[] LOG =
            "srcaddr start\n10.0.0.1 1717200000\n10.0.0.2 1717200060\n".getBytes(StandardCharsets.UTF_8);

    private static SourceAccessException denied() {
        return new SourceAccessException(Reason.SERVICE, "access denied", null);
    }

    /** A part that a service does not hand out. */
    private record Denied(String name) implements Split.OfBytes {
        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }

        @Override
        public InputStream open() throws SourceAccessException {
            throw denied();
        }
    }

    /** A source with a plan of the test's choice. */
    private record Planned(Plan plan) implements FlowRecordSource {
        @Override
        public String name() {
            return "planned";
        }

        @Override
        public ScanPlan plan(ScanRequest request) throws SourceAccessException {
            return plan.of(request);
        }

        @Override
        public void close() {}
    }

    private interface Plan {
        ScanPlan of(ScanRequest request) throws SourceAccessException;
    }

    private static FlowQuery over(Plan... plans) {
        List<FlowRecordSource> sources = new ArrayList<>();
        for (Plan plan : plans) {
            sources.add(new Planned(plan));
        }
        return EngineQuery.over(sources, List.of());
    }

    private static ScanPlan log(ScanRequest request) {
        return ScanPlan.of(List.of(MemoryBytes.file("a.log", LOG)), request.filter());
    }

    @Test
    void whyASourceCannotBeReachedIsTheCauseOfTheFailure() {
        Plan planning = request -> {
            throw denied();
        };
        Plan listing = request -> ScanPlan.of(
                () -> {
                    throw new UncheckedIOException(denied());
                },
                request.filter());
        Plan reading = request -> ScanPlan.of(List.of(new Denied("part")), request.filter());
        for (Plan plan : List.of(planning, listing, reading)) {
            FlowSourceException failure = catchThrowableOfType(FlowSourceException.class, over(plan)::count);
            assertThat(failure).hasMessageEndingWith(": access denied");
            assertThat(failure.getCause())
                    .isInstanceOfSatisfying(
                            SourceAccessException.class,
                            cause -> assertThat(cause.reason()).isEqualTo(Reason.SERVICE));
        }
    }

    @Test
    void partsThatCannotBeReachedAreToldAndCounted() {
        List<FlowSourceException> told = new ArrayList<>();
        ScanObserver observer = new ScanObserver() {
            @Override
            public void failed(FlowSourceException problem) {
                told.add(problem);
            }
        };
        ScanStatistics statistics = over(request ->
                        ScanPlan.of(List.of(new Denied("a"), new Denied("b")), request.filter()))
                .onMalformed(MalformedRecordPolicy.REPORT)
                .observedBy(observer)
                .count();
        assertThat(statistics.splitsFailed()).isEqualTo(2);
        assertThat(told)
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).hasCauseInstanceOf(SourceAccessException.class));
    }

    @Test
    void whatItTookTheSourcesIsSummed() {
        Plan plan = request -> log(request).withMeasures(() -> Map.of("pages", 2L, "retries", 1L));
        ScanStatistics statistics = over(plan, plan, SourceReachTest::log).count();
        assertThat(statistics.measures()).isEqualTo(Map.of("pages", 4L, "retries", 2L));
        assertThat(statistics.toMap()).containsEntry("source", Map.of("pages", 4L, "retries", 2L));
    }

    @Test
    void aSourceThatTestedTheWindowItselfSaysWhichIsLeft() {
        TimeRange minute = new TimeRange(Instant.ofEpochSecond(1_717_200_000), Instant.ofEpochSecond(1_717_200_060));
        assertThat(over(SourceReachTest::log).between(minute).count().matched()).isEqualTo(1);
        Plan tested = request -> log(request).withWindow(TimeRange.ALL);
        assertThat(over(tested).between(minute).count().matched()).isEqualTo(2);
    }
}
