package io.flowlogs.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group and what it had in either window.
 *
 * @param key the values of the keys, in their order; null where missing
 * @param before what it had in the one window; 0 when it was not there
 * @param after what it had in the other window; 0 when it was not there
 */
public record DiffRow(List<@Nullable Object> key, long before, long after) {
    /**
     * Copies the key.
     *
     * @param key the values of the keys, in their order; null where missing
     * @param before what it had in the one window; 0 when it was not there
     * @param after what it had in the other window; 0 when it was not there
     */
    public DiffRow {
        key = Collections.unmodifiableList(new ArrayList<>(key));
    }

    /**
     * Returns how much more it became.
     *
     * @return the difference; negative when it became less
     */
    public long change() {
        return after - before;
    }

    /**
     * Returns how many times as much it became.
     *
     * @return the quotient, or null when there was nothing before
     */
    public @Nullable Double ratio() {
        return before == 0 ? null : (double) after / before;
    }
}
