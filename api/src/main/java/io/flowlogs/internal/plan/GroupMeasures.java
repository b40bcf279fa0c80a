package io.flowlogs.internal.plan;

import io.flowlogs.query.GroupCondition;
import io.flowlogs.query.Measure;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** The measures of one group after another, as conditions ask for them. Belongs to one thread. */
final class GroupMeasures implements GroupCondition.Measures {
    private final GroupStore store;
    private final GroupRows rows;
    private int reference;

    GroupMeasures(GroupStore store, GroupRows rows) {
        this.store = store;
        this.rows = rows;
    }

    GroupMeasures of(int other) {
        reference = other;
        return this;
    }

    @Override
    public @Nullable BigDecimal valueOf(Measure measure) {
        int index = store.aggregation.measures().indexOf(measure);
        long[] words = rows.words(reference);
        int at = rows.measuresAt(reference);
        if (store.measures.isMissing(words, at, index)) {
            return null;
        }
        return store.measures.isAverage(index)
                ? new BigDecimal(store.measures.average(words, at, index), MathContext.DECIMAL128)
                : BigDecimal.valueOf(store.measures.value(words, at, index));
    }
}
