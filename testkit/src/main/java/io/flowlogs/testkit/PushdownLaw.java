package io.flowlogs.testkit;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FlowLogException;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.Split;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The law of sources: for every filter, the records of the planned splits that satisfy the plan's residual are, as a multiset, the
 * records of the whole source that satisfy the filter. Checked for conditions on every field of the records, for others put together by
 * a fixed seed, and for windows of time. Immutable.
 */
public final class PushdownLaw {
    private static final long SEED = 20_240_305;
    private static final int CONDITIONS = 100;

    private final List<FlowRecord> records;
    private final TimeRange window;
    private final int conditions;
    private final long seed;

    private PushdownLaw(List<FlowRecord> records, TimeRange window, int conditions, long seed) {
        this.records = records;
        this.window = window;
        this.conditions = conditions;
        this.seed = seed;
    }

    /**
     * Says what a source has.
     *
     * @param records every record of the source, known from elsewhere: not read by the source
     * @return the law for such a source
     */
    public static PushdownLaw of(Collection<FlowRecord> records) {
        return new PushdownLaw(List.copyOf(records), TimeRange.ALL, CONDITIONS, SEED);
    }

    /**
     * Asks for no more than a window, as a source that never ends has to be asked.
     *
     * @param asked a window that holds all records
     * @return the law within this window
     */
    public PushdownLaw within(TimeRange asked) {
        return new PushdownLaw(records, asked, conditions, seed);
    }

    /**
     * Says for how many conditions to look, each of which takes a reading of the whole source.
     *
     * @param number how many; by default 100
     * @return the law for so many
     */
    public PushdownLaw withConditions(int number) {
        return new PushdownLaw(records, window, number, seed);
    }

    /**
     * Puts other conditions together.
     *
     * @param other the seed; equal seeds give equal conditions
     * @return the law for those conditions
     */
    public PushdownLaw withSeed(long other) {
        return new PushdownLaw(records, window, conditions, other);
    }

    /**
     * Returns the conditions: everything, nothing, those on each field, then others put together of them.
     *
     * @return the conditions that are asked for
     */
    public List<FlowPredicate> conditions() {
        PredicateDice dice = new PredicateDice(records, seed);
        List<FlowPredicate> simple = dice.simple();
        List<FlowPredicate> all = new ArrayList<>(simple.subList(0, Math.min(simple.size(), Math.max(conditions / 2, 1))));
        while (all.size() < conditions) {
            all.add(dice.any());
        }
        return all;
    }

    /**
     * Checks a source.
     *
     * @param source the source; stays open
     * @throws AssertionError when it breaks the law; says for which filter, what is missing and what is too much
     */
    public void check(FlowRecordSource source) {
        for (FlowPredicate condition : conditions()) {
            check(source, request(condition, window, OptionalLong.empty()));
        }
        for (TimeRange part : windows()) {
            check(source, request(FlowPredicate.all(), part, OptionalLong.empty()));
            check(source, request(new PredicateDice(records, seed).any(), part, OptionalLong.empty()));
        }
        checkLimit(source);
    }

    private static ScanRequest request(FlowPredicate condition, TimeRange window, OptionalLong limit) {
        return new ScanRequest(condition, window, Set.of(), limit, null);
    }

    /** Windows that end or begin at a record, exactly. */
    private List<TimeRange> windows() {
        List<Instant> starts = records.stream()
                .map(FlowRecord::getStart)
                .filter(Objects::nonNull)
                .sorted()
                .distinct()
                .toList();
        if (starts.isEmpty()) {
            return List.of();
        }
        Instant first = starts.get(0);
        Instant middle = starts.get(starts.size() / 2);
        Instant last = starts.get(starts.size() - 1);
        return List.of(
                new TimeRange(first, middle),
                new TimeRange(middle, last),
                new TimeRange(middle, middle.plusSeconds(1)),
                new TimeRange(last, last.plusSeconds(1)),
                new TimeRange(first.minus(Duration.ofHours(1)), first));
    }

    private void check(FlowRecordSource source, ScanRequest request) {
        RecordBag found = new RecordBag(planned(source, request));
        String difference = found.differenceFrom(new RecordBag(selected(request)));
        if (!difference.isEmpty()) {
            throw SourceRule.R3.broken(difference + ", for " + described(request));
        }
    }

    /** A limit may be used to read less, but never less than the limit. */
    private void checkLimit(FlowRecordSource source) {
        long most = Math.max(records.size() / 2, 1);
        int found = planned(source, request(FlowPredicate.all(), window, OptionalLong.of(most)))
                .size();
        if (found < Math.min(most, records.size())) {
            throw SourceRule.R3.broken("found " + found + " records where at least " + most + " were wanted as the limit");
        }
    }

    private List<FlowRecord> selected(ScanRequest request) {
        return PlannedSource.select(InMemoryFlowRecordSource.of(records), request.window(), request.filter());
    }

    private static List<FlowRecord> planned(FlowRecordSource source, ScanRequest request) {
        try {
            ScanPlan plan = source.plan(request);
            List<Split> splits = SplitContent.list(plan);
            TimeRange planned = plan.window();
            TimeRange left = planned == null ? request.window() : planned;
            return PlannedSource.select(new PlannedSource(source.name(), splits), left, plan.residual());
        } catch (IOException | UncheckedIOException | FlowLogException e) {
            throw SourceRule.R3.broken("a failure, " + e + ", for " + described(request), e);
        }
    }

    private static String described(ScanRequest request) {
        String all = request.window().equals(TimeRange.ALL) ? "" : ", in the window " + request.window();
        return "the filter '" + request.filter().describe() + "'" + all;
    }
}
