package io.flowlogs.source.cloudwatch;

import io.flowlogs.record.FlowField;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one field, as a pattern can put it: terms such as <code>= 443</code>, joined in one of two ways.
 *
 * <p>A condition never mixes the two ways. AWS documents no precedence of <code>&amp;&amp;</code> and <code>||</code>, and no
 * parentheses, for the patterns of space-delimited events.
 *
 * @param field the field
 * @param join whether all terms are to hold, or one of them
 * @param strength how much the condition may be expected to exclude
 * @param terms at least one term
 */
record Condition(FlowField<?> field, Join join, Strength strength, Set<String> terms) {
    /**
     * The order in which conditions are kept when a pattern has no room for all: equalities, then bounds, then exclusions; of
     * the same strength, the shorter first.
     */
    static final Comparator<Condition> STRONGEST_FIRST =
            Comparator.comparing(Condition::strength).thenComparingInt(Condition::length);

    /** How terms are joined. */
    enum Join {
        ALL(" && "),
        ANY(" || ");

        private final String symbol;

        Join(String symbol) {
            this.symbol = symbol;
        }
    }

    /** What a condition says, the most selective first. */
    enum Strength {
        EQUALITY,
        BOUND,
        EXCLUSION
    }

    static Condition all(FlowField<?> field, Strength strength, List<String> terms) {
        return new Condition(field, Join.ALL, strength, new LinkedHashSet<>(terms));
    }

    static Condition any(FlowField<?> field, Strength strength, List<String> terms) {
        return new Condition(field, Join.ANY, strength, new LinkedHashSet<>(terms));
    }

    /**
     * Requires another condition on the same field too.
     *
     * @return both as one condition, or null when that would mix the ways of joining
     */
    @Nullable
    Condition and(Condition other) {
        return joined(Join.ALL, other);
    }

    /**
     * Allows another condition instead.
     *
     * @return either as one condition, or null when they are not about the same field or would mix the ways of joining
     */
    @Nullable
    Condition or(Condition other) {
        return field.name().equals(other.field.name()) ? joined(Join.ANY, other) : null;
    }

    private @Nullable Condition joined(Join by, Condition other) {
        if (!canBe(by) || !other.canBe(by)) {
            return null;
        }
        Set<String> both = Stream.of(this, other)
                .flatMap(part -> part.terms.stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Condition(field, by, weaker(strength, other.strength), both);
    }

    /** A single term is joined in either way. */
    private boolean canBe(Join by) {
        return join == by || terms.size() == 1;
    }

    private static Strength weaker(Strength left, Strength right) {
        return left.compareTo(right) < 0 ? right : left;
    }

    /** Writes the condition with the label that stands for its field in the pattern. */
    String text(String label) {
        return terms.stream().map(term -> label + " " + term).collect(Collectors.joining(join.symbol));
    }

    private int length() {
        return text("").length();
    }
}
