package io.flowlogs.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A condition on the measures of a group. Immutable. A measure that a group has no value for fulfils none. */
public sealed interface GroupCondition {
    /**
     * A measure against a number.
     *
     * @param measure the measure
     * @param op how to compare
     * @param value the number, exact
     */
    record Comparison(Measure measure, FlowPredicate.Op op, BigDecimal value) implements GroupCondition {}

    /**
     * True when all parts are.
     *
     * @param parts the parts
     */
    record AllOf(List<GroupCondition> parts) implements GroupCondition {
        /**
         * Copies the parts.
         *
         * @param parts the parts
         */
        public AllOf {
            parts = List.copyOf(parts);
        }
    }

    /**
     * True when any part is.
     *
     * @param parts the parts
     */
    record AnyOf(List<GroupCondition> parts) implements GroupCondition {
        /**
         * Copies the parts.
         *
         * @param parts the parts
         */
        public AnyOf {
            parts = List.copyOf(parts);
        }
    }

    /** Gives the measures of a group. */
    @FunctionalInterface
    interface Measures {
        /**
         * Returns a measure.
         *
         * @param measure which
         * @return its value, or null when the group has none
         */
        @Nullable
        BigDecimal valueOf(Measure measure);
    }

    /**
     * Compares a measure with a number.
     *
     * @param measure the measure
     * @param op how to compare
     * @param value the number
     * @return the condition
     */
    static GroupCondition compare(Measure measure, FlowPredicate.Op op, long value) {
        return new Comparison(measure, op, BigDecimal.valueOf(value));
    }

    /**
     * Tests a group.
     *
     * @param group gives its measures
     * @return whether the condition holds
     */
    default boolean holds(Measures group) {
        if (this instanceof AllOf all) {
            return all.parts().stream().allMatch(part -> part.holds(group));
        } else if (this instanceof AnyOf any) {
            return any.parts().stream().anyMatch(part -> part.holds(group));
        }
        Comparison comparison = (Comparison) this;
        BigDecimal value = group.valueOf(comparison.measure());
        return value != null && comparison.op().holds(value.compareTo(comparison.value()));
    }

    /**
     * Returns the measures it looks at.
     *
     * @return the measures, maybe some of them several times
     */
    default Stream<Measure> measures() {
        if (this instanceof AllOf all) {
            return all.parts().stream().flatMap(GroupCondition::measures);
        } else if (this instanceof AnyOf any) {
            return any.parts().stream().flatMap(GroupCondition::measures);
        }
        return Stream.of(((Comparison) this).measure());
    }
}
