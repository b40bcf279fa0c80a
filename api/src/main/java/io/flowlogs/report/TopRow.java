package io.flowlogs.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group and its traffic.
 *
 * @param key the values of the keys, in their order; null where missing
 * @param traffic how much
 */
public record TopRow(List<@Nullable Object> key, Traffic traffic) {
    /**
     * Copies the key.
     *
     * @param key the values of the keys, in their order; null where missing
     * @param traffic how much
     */
    public TopRow {
        key = Collections.unmodifiableList(new ArrayList<>(key));
    }
}
