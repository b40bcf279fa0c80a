package io.flowlogs.report;

import io.flowlogs.query.Aggregation;
import io.flowlogs.query.GroupKey;
import io.flowlogs.value.TimeRange;
import java.util.List;

/**
 * What changed between two windows. Immutable: every method that changes something returns another question.
 *
 * @param keys what groups are compared; at least one
 * @param before the one window
 * @param after the other window
 * @param metric what is compared
 * @param undirected whether both directions of a flow are counted together
 * @param limit how many rows
 */
public record DiffQuestion(
        List<GroupKey> keys,
        TimeRange before,
        TimeRange after,
        TopQuestion.Metric metric,
        boolean undirected,
        long limit) {
    /**
     * Copies the keys and checks them and the limit.
     *
     * @param keys what groups are compared; at least one
     * @param before the one window
     * @param after the other window
     * @param metric what is compared
     * @param undirected whether both directions of a flow are counted together
     * @param limit how many rows
     * @throws IllegalArgumentException when there is no key, or the limit is negative
     */
    public DiffQuestion {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("diff: expected at least one key, found none.");
        }
        if (limit < 0) {
            throw new IllegalArgumentException("diff: expected 0 or more rows, found " + limit + ".");
        }
        keys = List.copyOf(keys);
    }

    /**
     * Asks how the bytes of all groups changed.
     *
     * @param keys what groups are compared; at least one
     * @param before the one window
     * @param after the other window; both may be of different length, as nothing is divided by it
     * @return the question
     */
    public static DiffQuestion of(List<GroupKey> keys, TimeRange before, TimeRange after) {
        return new DiffQuestion(keys, before, after, TopQuestion.Metric.BYTES, false, Long.MAX_VALUE);
    }

    /**
     * Changes what is compared.
     *
     * @param other the metric
     * @return the question about that
     */
    public DiffQuestion by(TopQuestion.Metric other) {
        return new DiffQuestion(keys, before, after, other, undirected, limit);
    }

    /**
     * Counts both directions of a flow together.
     *
     * @return the question about both
     */
    public DiffQuestion foldingDirections() {
        return new DiffQuestion(keys, before, after, metric, true, limit);
    }

    /**
     * Changes the number of rows.
     *
     * @param rows 0 or more
     * @return the question for so many, those that changed most
     */
    public DiffQuestion limit(long rows) {
        return new DiffQuestion(keys, before, after, metric, undirected, rows);
    }

    Aggregation aggregation() {
        Aggregation all = Aggregation.byKeys(keys).measuring(metric.measure()).orderedByKey();
        return undirected ? all.undirected() : all;
    }
}
