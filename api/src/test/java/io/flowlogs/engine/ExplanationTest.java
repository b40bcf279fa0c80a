package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.FlowLogs;
import io.flowlogs.query.DayAmount;
import io.flowlogs.query.ExpectedTime;
import io.flowlogs.query.ExpectedUse;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.ReadAmount;
import io.flowlogs.query.ScanExplanation;
import io.flowlogs.query.SourceExplanation;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.ScanOutline;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.Split;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said of a question before anything is read. */
class ExplanationTest {
    private static final LocalDate DAY = LocalDate.of(2024, 6, 1);
    private static final TimeRange WINDOW =
            new TimeRange(Instant.parse("2024-06-01T00:00:00Z"), Instant.parse("2024-06-02T00:00:00Z"));

    /** Bytes that must not be read. */
    private record Sealed(@Nullable LocalDate about, OptionalLong size) implements Split.OfBytes {
        @Override
        public String name() {
            return "sealed";
        }

        @Override
        public @Nullable LocalDate day() {
            return about;
        }

        @Override
        public boolean isSeekable() {
            return true;
        }

        @Override
        public InputStream open() {
            throw new AssertionError("read");
        }
    }

    /** A source that a plug-in could be. */
    private record Plugin(
            List<Sealed> splits, UnaryOperator<ScanPlan> plans, UnaryOperator<ScanOutline> outlines, TimeRange usual)
            implements FlowRecordSource {
        static Plugin of(Sealed... splits) {
            return new Plugin(List.of(splits), plan -> plan, outline -> outline, TimeRange.ALL);
        }

        @Override
        public String name() {
            return "plug:in";
        }

        @Override
        public TimeRange defaultWindow() {
            return usual;
        }

        @Override
        public ScanPlan plan(ScanRequest request) {
            return plans.apply(ScanPlan.of(splits, request.filter()));
        }

        @Override
        public ScanOutline outline(ScanRequest request) throws IOException {
            return outlines.apply(FlowRecordSource.super.outline(request));
        }

        @Override
        public void close() {}
    }

    private static Sealed sealed(@Nullable LocalDate day, long size) {
        return new Sealed(day, OptionalLong.of(size));
    }

    private static Sealed unsized() {
        return new Sealed(null, OptionalLong.empty());
    }

    private static SourceExplanation explained(FlowRecordSource source) {
        ScanExplanation explanation = FlowLogs.of(source).query().explain();
        assertThat(explanation.sources()).hasSize(1);
        assertThat(explanation.total()).isEqualTo(explanation.sources().get(0).total());
        return explanation.sources().get(0);
    }

    @Test
    void sizesAreSummedByDay() {
        SourceExplanation found = explained(Plugin.of(
                sealed(DAY.plusDays(1), 5), sealed(DAY, 1L << 40), unsized(), sealed(DAY, 7), sealed(null, 2)));

        assertThat(found.days())
                .containsExactly(
                        new DayAmount(DAY, new ReadAmount(2, (1L << 40) + 7, 0)),
                        new DayAmount(DAY.plusDays(1), new ReadAmount(1, 5, 0)),
                        new DayAmount(null, new ReadAmount(2, 2, 1)));
        assertThat(found.total()).isEqualTo(new ReadAmount(5, (1L << 40) + 14, 1));
    }

    @Test
    void whatASourceDoesNotSayIsNotKnown() {
        SourceExplanation found = explained(Plugin.of(sealed(DAY, 1)));

        assertThat(found.source()).isEqualTo("plug:in");
        assertThat(found.layout()).isNull();
        assertThat(found.uses()).isNull();
        assertThat(found.time()).isNull();
        assertThat(found.leastUsd()).isEmpty();
        assertThat(found.mostUsd()).isEmpty();
        assertThat(found.pushedDown()).isEmpty();
        assertThat(found.window()).isEqualTo(TimeRange.ALL);
        assertThat(found.residualWindow()).isEqualTo(TimeRange.ALL);
    }

    @Test
    void whatASourceSaysIsHandedOn() {
        FlowPredicate left = FlowPredicate.eq(FlowFields.DSTPORT, 22);
        UnaryOperator<ScanPlan> plans = plan -> ScanPlan.of(plan.splits(), left)
                .withWindow(TimeRange.ALL)
                .withSkipped(() -> Map.of("hidden", 3L))
                .withMeasures(() -> Map.of("lists", 4L))
                .withNotices(List.of("plug:in: noted."));
        ExpectedTime time = new ExpectedTime(Duration.ZERO, null, "Nobody knows.");
        UnaryOperator<ScanOutline> outlines = outline -> outline.withLayout(() -> "by days")
                .withPushedDown(List.of("The port."))
                .withUses(amount -> List.of(
                        ExpectedUse.at("get", "requests", amount.parts(), OptionalLong.of(9), 0.5, "Made up."),
                        ExpectedUse.at("list", "requests", 2, OptionalLong.empty(), 0, "Free.")))
                .withTime(amount -> time);
        FlowPredicate asked = left.and(FlowPredicate.eq(FlowFields.SRCPORT, 1));
        Plugin source = new Plugin(List.of(sealed(DAY, 1)), plans, outlines, TimeRange.ALL);

        SourceExplanation found = FlowLogs.of(source)
                .query()
                .where(asked)
                .between(WINDOW)
                .explain()
                .sources()
                .get(0);

        assertThat(found.layout()).isEqualTo("by days");
        assertThat(found.window()).isEqualTo(WINDOW);
        assertThat(found.residualWindow()).isEqualTo(TimeRange.ALL);
        assertThat(found.filter()).isEqualTo(asked);
        assertThat(found.residual()).isEqualTo(left);
        assertThat(found.pushedDown()).containsExactly("The port.");
        assertThat(found.skipped()).containsEntry("hidden", 3L);
        assertThat(found.measures()).containsEntry("lists", 4L);
        assertThat(found.notices()).containsExactly("plug:in: noted.");
        assertThat(found.time()).isEqualTo(time);
        assertThat(found.leastUsd()).hasValue(0.5);
        assertThat(found.mostUsd()).hasValue(4.5);
    }

    @Test
    void aCostWithoutABoundHasNone() {
        ExpectedUse unbounded = ExpectedUse.at("get", "requests", 2, OptionalLong.empty(), 0.25, "Made up.");

        assertThat(unbounded.leastUsd()).isEqualTo(0.5);
        assertThat(unbounded.mostUsd()).isEqualTo(OptionalDouble.empty());
        SourceExplanation found = explained(new Plugin(
                List.of(), plan -> plan, outline -> outline.withUses(amount -> List.of(unbounded)), TimeRange.ALL));
        assertThat(found.leastUsd()).hasValue(0.5);
        assertThat(found.mostUsd()).isEmpty();
    }

    @Test
    void theWindowOfASourceIsTold() {
        SourceExplanation found = explained(new Plugin(List.of(), plan -> plan, outline -> outline, WINDOW));

        assertThat(found.window()).isEqualTo(WINDOW);
        assertThat(found.notices()).containsExactly("plug:in: no window was given; read is " + WINDOW + ".");
    }

    @Test
    void daysThatATreeMakesUpAreNotKept() {
        Iterable<ScanOutline.Part> days = () -> LongStream.range(0, 200_000)
                .mapToObj(number -> new ScanOutline.Part(DAY.plusDays(number), OptionalLong.of(1)))
                .iterator();
        SourceExplanation found =
                explained(new Plugin(List.of(), plan -> plan, outline -> outline.withParts(days), TimeRange.ALL));

        assertThat(found.days()).hasSize(36_525 + 1);
        assertThat(found.days().get(36_525)).isEqualTo(new DayAmount(null, new ReadAmount(163_475, 163_475, 0)));
        assertThat(found.total()).isEqualTo(new ReadAmount(200_000, 200_000, 0));
    }

    @Test
    void sizesThatNoNumberHoldsStayAtTheGreatest() {
        SourceExplanation found = explained(Plugin.of(sealed(DAY, Long.MAX_VALUE), sealed(DAY, 1)));

        assertThat(found.total().bytes()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatCannotBeListedIsAFailureOfTheSource() {
        Iterator<ScanOutline.Part> broken =
                Stream.generate(ExplanationTest::broken).iterator();
        Plugin source = new Plugin(List.of(), plan -> plan, outline -> outline.withParts(() -> broken), TimeRange.ALL);

        assertThatThrownBy(() -> explained(source))
                .isInstanceOf(FlowSourceException.class)
                .hasMessageContaining("plug:in")
                .hasMessageContaining("out of order");
    }

    private static ScanOutline.Part broken() {
        throw new UncheckedIOException(new IOException("out of order"));
    }

    @Test
    void anInterruptionEndsIt() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> explained(Plugin.of(sealed(DAY, 1)))).isInstanceOf(FlowSourceException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void severalSourcesAreExplainedInTheirOrder() {
        List<Sealed> splits =
                IntStream.range(0, 3).mapToObj(number -> sealed(DAY, number)).toList();
        ScanExplanation both = new ScanExplanation(List.of(
                explained(new Plugin(splits, plan -> plan, outline -> outline, TimeRange.ALL)),
                explained(Plugin.of(unsized()))));

        assertThat(both.total()).isEqualTo(new ReadAmount(4, 3, 1));
    }
}
