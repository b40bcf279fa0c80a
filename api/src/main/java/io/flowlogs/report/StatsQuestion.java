package io.flowlogs.report;

import io.flowlogs.query.Aggregation;
import io.flowlogs.query.GroupKey;
import io.flowlogs.query.Measure;
import java.util.List;

/** Which measures of which groups. Immutable: every method that changes something returns another question. */
public final class StatsQuestion {
    private final Aggregation aggregation;

    private StatsQuestion(Aggregation aggregation) {
        this.aggregation = aggregation;
    }

    /**
     * Asks for measures of groups, the one with the greatest first measure first.
     *
     * @param keys what to group by; none for one group of everything; {@link GroupKey#bin} for bins of time
     * @param measures at least one
     * @return the question
     */
    public static StatsQuestion of(List<GroupKey> keys, List<Measure> measures) {
        return new StatsQuestion(Aggregation.byKeys(keys).measuring(measures.toArray(Measure[]::new)));
    }

    /**
     * Asks what an aggregation says.
     *
     * @param aggregation keys, measures, order, condition and all
     * @return the question
     */
    public static StatsQuestion of(Aggregation aggregation) {
        return new StatsQuestion(aggregation);
    }

    /**
     * Returns the question as the engine knows it.
     *
     * @return the aggregation
     */
    public Aggregation aggregation() {
        return aggregation;
    }
}
