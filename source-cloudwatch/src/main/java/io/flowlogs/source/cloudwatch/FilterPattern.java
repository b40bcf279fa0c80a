package io.flowlogs.source.cloudwatch;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FlowLogFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Writes of a filter what a filter pattern of CloudWatch Logs can say, such as <code>[f1, f2, f3 = 443 || f3 = 0*, f4]</code>.
 *
 * <p>The pattern matches at least the records that pass the filter; the filter is still to be applied to what comes. That holds
 * for messages as AWS writes them: one record of the format, its fields separated by single blanks and free of quotes and
 * brackets. How a run of blanks is cut is not documented, and quotes and brackets make one field of several words. In a log
 * group of several formats, a pattern loses the records of the others.
 */
final class FilterPattern {
    /** The longest pattern that CloudWatch Logs accepts. */
    static final int MAX_LENGTH = 1024;

    private final FlowLogFormat format;

    /** By the index of the field. */
    private Map<Integer, Condition> slots = Map.of();

    private FilterPattern(FlowLogFormat format) {
        this.format = format;
    }

    /**
     * Writes a pattern.
     *
     * @param filter what records are to pass
     * @param format the format of all messages
     * @return a pattern of at most {@link #MAX_LENGTH} characters, or null when there is nothing to say
     */
    static @Nullable String of(FlowPredicate filter, FlowLogFormat format) {
        FilterPattern pattern = new FilterPattern(format);
        conditions(filter).forEach(pattern::add);
        return pattern.slots.isEmpty() ? null : pattern.text(pattern.slots);
    }

    private static List<Condition> conditions(FlowPredicate filter) {
        List<Condition> conditions = new ArrayList<>();
        for (FlowPredicate conjunct : Conjuncts.of(filter)) {
            Condition condition = Conditions.of(conjunct);
            if (condition != null) {
                conditions.add(condition);
            }
        }
        conditions.sort(Condition.STRONGEST_FIRST);
        return conditions;
    }

    /** Passes over a condition that does not fit, or whose place is taken by one it cannot be joined with. */
    private void add(Condition condition) {
        int slot = format.indexOf(condition.field());
        Condition before = slots.get(slot);
        Condition both = before == null ? condition : before.and(condition);
        if (slot >= 0 && both != null) {
            put(slot, both);
        }
    }

    private void put(int slot, Condition condition) {
        Map<Integer, Condition> more = new HashMap<>(slots);
        more.put(slot, condition);
        if (text(more).length() <= MAX_LENGTH) {
            slots = more;
        }
    }

    /** Every field has its place, because the number of fields counts. */
    private String text(Map<Integer, Condition> conditions) {
        StringJoiner text = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < format.size(); i++) {
            String label = "f" + (i + 1);
            Condition condition = conditions.get(i);
            text.add(condition == null ? label : condition.text(label));
        }
        return text.toString();
    }
}
