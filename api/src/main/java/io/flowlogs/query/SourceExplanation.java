package io.flowlogs.query;

import io.flowlogs.value.TimeRange;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a question would read of one source. Names and sizes were looked at, flow records were not. Immutable.
 *
 * @param source the name of the source
 * @param layout how the source is laid out, or null when it does not say
 * @param window the window that was asked for, or the source's own where none was
 * @param residualWindow the window that the records themselves have to be tested for
 * @param filter the condition that was asked for
 * @param residual the part of it that records have to be tested for when they are read
 * @param pushedDown what keeps data from being read, a sentence each: by which part of the question, and how
 * @param total how much is to be read
 * @param days the same by days, in their order; the part that has no day comes last
 * @param skipped what is passed over: reason to number
 * @param uses what reading takes that is counted or charged; null when the source does not say
 * @param time how long reading takes; null when the source does not say
 * @param measures what it took to find this out: what was measured to its number
 * @param notices what else there is to know, a sentence each
 */
public record SourceExplanation(
        String source,
        @Nullable String layout,
        TimeRange window,
        TimeRange residualWindow,
        FlowPredicate filter,
        FlowPredicate residual,
        List<String> pushedDown,
        ReadAmount total,
        List<DayAmount> days,
        Map<String, Long> skipped,
        @Nullable List<ExpectedUse> uses,
        @Nullable ExpectedTime time,
        Map<String, Long> measures,
        List<String> notices) {
    /**
     * Copies lists and maps.
     *
     * @param source the name of the source
     * @param layout how the source is laid out, or null when it does not say
     * @param window the window that was asked for, or the source's own where none was
     * @param residualWindow the window that the records themselves have to be tested for
     * @param filter the condition that was asked for
     * @param residual the part of it that records have to be tested for when they are read
     * @param pushedDown what keeps data from being read
     * @param total how much is to be read
     * @param days the same by days
     * @param skipped what is passed over
     * @param uses what reading takes that is counted or charged; null when the source does not say
     * @param time how long reading takes; null when the source does not say
     * @param measures what it took to find this out
     * @param notices what else there is to know
     */
    public SourceExplanation {
        pushedDown = List.copyOf(pushedDown);
        days = List.copyOf(days);
        skipped = Collections.unmodifiableMap(new TreeMap<>(skipped));
        uses = uses == null ? null : List.copyOf(uses);
        measures = Collections.unmodifiableMap(new TreeMap<>(measures));
        notices = List.copyOf(notices);
    }

    /**
     * Returns what reading costs at least.
     *
     * @return US dollars, or empty when the source does not say what it takes
     */
    public OptionalDouble leastUsd() {
        return uses == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        uses.stream().mapToDouble(ExpectedUse::leastUsd).sum());
    }

    /**
     * Returns what reading costs at most.
     *
     * @return US dollars, or empty when that is not known of everything it takes
     */
    public OptionalDouble mostUsd() {
        return uses == null || uses.stream().anyMatch(use -> use.mostUsd().isEmpty())
                ? OptionalDouble.empty()
                : OptionalDouble.of(uses.stream()
                        .mapToDouble(use -> use.mostUsd().orElse(0))
                        .sum());
    }
}
