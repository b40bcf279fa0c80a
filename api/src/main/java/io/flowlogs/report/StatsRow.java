package io.flowlogs.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group and its measures.
 *
 * @param key the values of the keys, in their order; null where missing
 * @param measures the measures, in their order: {@link Long}, {@link Double} for an average, null for what a group without values does not have
 */
public record StatsRow(List<@Nullable Object> key, List<@Nullable Number> measures) {
    /**
     * Copies both.
     *
     * @param key the values of the keys, in their order; null where missing
     * @param measures the measures, in their order
     */
    public StatsRow {
        key = Collections.unmodifiableList(new ArrayList<>(key));
        measures = Collections.unmodifiableList(new ArrayList<>(measures));
    }
}
