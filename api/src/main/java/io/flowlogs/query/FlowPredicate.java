package io.flowlogs.query;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.value.CidrBlock;
import io.flowlogs.value.IpAddress;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A condition on flow records. Immutable; a small closed algebra that a source can take apart to push down what it can.
 *
 * <p>A comparison with a field that says <code>-</code>, or that the record's format does not have, is <em>unknown</em>, and so is
 * its negation: neither matches, as in SQL. Addresses compare as numbers, time stamps as instants, numbers as numbers, all
 * else as the delivered text.
 */
public sealed interface FlowPredicate {
    /**
     * Every record matches, or none.
     *
     * @param value whether they match
     */
    record Constant(boolean value) implements FlowPredicate {}

    /**
     * A field against a value.
     *
     * @param field the field
     * @param op how to compare
     * @param value a value of the field's type
     */
    record Comparison(FlowField<?> field, Op op, Object value) implements FlowPredicate {
        /**
         * Checks that the value is of the field's type.
         *
         * @param field the field
         * @param op how to compare
         * @param value a value of the field's type
         */
        public Comparison {
            requireType(field, value);
        }
    }

    /**
     * A field against several values: true when it equals one of them.
     *
     * @param field the field
     * @param values values of the field's type
     */
    record OneOf(FlowField<?> field, Set<?> values) implements FlowPredicate {
        /**
         * Copies the values and checks that they are of the field's type.
         *
         * @param field the field
         * @param values values of the field's type
         */
        public OneOf {
            values = Set.copyOf(values);
            values.forEach(value -> requireType(field, value));
        }
    }

    /**
     * An address against blocks: true when one of them contains it.
     *
     * @param field an address field
     * @param blocks the blocks
     */
    record InBlocks(FlowField<IpAddress> field, Set<CidrBlock> blocks) implements FlowPredicate {
        /**
         * Copies the blocks.
         *
         * @param field an address field
         * @param blocks the blocks
         */
        public InBlocks {
            blocks = Set.copyOf(blocks);
        }
    }

    /**
     * True when the record has a value for the field; false for <code>-</code> and for formats without it. Never unknown.
     *
     * @param field the field
     */
    record Present(FlowField<?> field) implements FlowPredicate {}

    /**
     * True when all parts are.
     *
     * @param parts the parts
     */
    record And(List<FlowPredicate> parts) implements FlowPredicate {
        /**
         * Copies the parts.
         *
         * @param parts the parts
         */
        public And {
            parts = List.copyOf(parts);
        }
    }

    /**
     * True when any part is.
     *
     * @param parts the parts
     */
    record Or(List<FlowPredicate> parts) implements FlowPredicate {
        /**
         * Copies the parts.
         *
         * @param parts the parts
         */
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /**
     * True when the part is false; unknown when it is unknown.
     *
     * @param part the part
     */
    record Not(FlowPredicate part) implements FlowPredicate {}

    /** How a field is compared with a value. */
    enum Op {
        /** Equal. */
        EQ("="),
        /** Not equal, and known. */
        NE("!="),
        /** Less. */
        LT("<"),
        /** Less or equal. */
        LE("<="),
        /** Greater. */
        GT(">"),
        /** Greater or equal. */
        GE(">=");

        private final String symbol;

        Op(String symbol) {
            this.symbol = symbol;
        }

        /**
         * Returns how it is written.
         *
         * @return the symbol
         */
        public String symbol() {
            return symbol;
        }

        /**
         * Tells whether it needs an order of the values.
         *
         * @return false for equal and not equal
         */
        public boolean isOrdering() {
            return this != EQ && this != NE;
        }

        /**
         * Returns the comparison that is true exactly where this one is false.
         *
         * @return the opposite
         */
        public Op negated() {
            return switch (this) {
                case EQ -> NE;
                case NE -> EQ;
                case LT -> GE;
                case LE -> GT;
                case GT -> LE;
                case GE -> LT;
            };
        }

        /**
         * Applies this to the outcome of a comparison.
         *
         * @param order negative, zero or positive, as by {@link Comparable#compareTo}
         * @return whether it holds
         */
        public boolean holds(int order) {
            return switch (this) {
                case EQ -> order == 0;
                case NE -> order != 0;
                case LT -> order < 0;
                case LE -> order <= 0;
                case GT -> order > 0;
                case GE -> order >= 0;
            };
        }
    }

    /**
     * Tests a record.
     *
     * @param flowRecord a record
     * @return true when the condition holds; false when it does not or is unknown
     * @throws io.flowlogs.record.FlowParseException when a field that is looked at does not decode
     */
    default boolean test(FlowRecord flowRecord) {
        return PredicateEvaluator.evaluate(this, flowRecord) == PredicateEvaluator.TRUE;
    }

    /**
     * Requires another condition too.
     *
     * @param other a condition
     * @return both
     */
    default FlowPredicate and(FlowPredicate other) {
        return new And(List.of(this, other));
    }

    /**
     * Allows another condition instead.
     *
     * @param other a condition
     * @return either
     */
    default FlowPredicate or(FlowPredicate other) {
        return new Or(List.of(this, other));
    }

    /**
     * Turns the condition round.
     *
     * @return the opposite; unknown stays unknown
     */
    default FlowPredicate negate() {
        return new Not(this);
    }

    /**
     * Writes the condition for people, such as <code>dstport = 22 and action = REJECT</code>. Of many values the first are written.
     *
     * @return a text; <code>all</code> and <code>none</code> for the constants
     */
    default String describe() {
        return PredicateText.of(this);
    }

    /**
     * Returns the condition that every record fulfils.
     *
     * @return always true
     */
    static FlowPredicate all() {
        return new Constant(true);
    }

    /**
     * Returns the condition that no record fulfils.
     *
     * @return always false
     */
    static FlowPredicate none() {
        return new Constant(false);
    }

    /**
     * Compares a field with a value.
     *
     * @param <T> the field's type
     * @param field the field
     * @param op how to compare
     * @param value the value
     * @return the comparison
     */
    static <T> FlowPredicate compare(FlowField<T> field, Op op, T value) {
        return new Comparison(field, op, value);
    }

    /**
     * Requires a field to equal a value.
     *
     * @param <T> the field's type
     * @param field the field
     * @param value the value
     * @return the comparison
     */
    static <T> FlowPredicate eq(FlowField<T> field, T value) {
        return compare(field, Op.EQ, value);
    }

    /**
     * Requires a field to be known and other than a value.
     *
     * @param <T> the field's type
     * @param field the field
     * @param value the value
     * @return the comparison
     */
    static <T> FlowPredicate ne(FlowField<T> field, T value) {
        return compare(field, Op.NE, value);
    }

    /**
     * Requires a field to be less than a value.
     *
     * @param <T> the field's type
     * @param field the field
     * @param value the value
     * @return the comparison
     */
    static <T> FlowPredicate lt(FlowField<T> field, T value) {
        return compare(field, Op.LT, value);
    }

    /**
     * Requires a field to be at most a value.
     *
     * @param <T> the field's type
     * @param field the field
     * @param value the value
     * @return the comparison
     */
    static <T> FlowPredicate le(FlowField<T> field, T value) {
        return compare(field, Op.LE, value);
    }

    /**
     * Requires a field to be greater than a value.
     *
     * @param <T> the field's type
     * @param field the field
     * @param value the value
     * @return the comparison
     */
    static <T> FlowPredicate gt(FlowField<T> field, T value) {
        return compare(field, Op.GT, value);
    }

    /**
     * Requires a field to be at least a value.
     *
     * @param <T> the field's type
     * @param field the field
     * @param value the value
     * @return the comparison
     */
    static <T> FlowPredicate ge(FlowField<T> field, T value) {
        return compare(field, Op.GE, value);
    }

    /**
     * Requires a field to equal one of several values.
     *
     * @param <T> the field's type
     * @param field the field
     * @param values the values
     * @return the condition
     */
    static <T> FlowPredicate oneOf(FlowField<T> field, Set<? extends T> values) {
        return new OneOf(field, values);
    }

    /**
     * Requires an address to lie in one of several blocks.
     *
     * @param field an address field
     * @param blocks the blocks
     * @return the condition
     */
    static FlowPredicate in(FlowField<IpAddress> field, Set<CidrBlock> blocks) {
        return new InBlocks(field, blocks);
    }

    /**
     * Requires an address to lie in a block.
     *
     * @param field an address field
     * @param block the block
     * @return the condition
     */
    static FlowPredicate in(FlowField<IpAddress> field, CidrBlock block) {
        return new InBlocks(field, Set.of(block));
    }

    /**
     * Requires a field to have a value.
     *
     * @param field the field
     * @return the condition
     */
    static FlowPredicate present(FlowField<?> field) {
        return new Present(field);
    }

    /**
     * Finds everything about some addresses: source, destination, or either of the packet-level addresses.
     *
     * @param blocks addresses (as blocks of one) and blocks
     * @return the condition
     */
    static FlowPredicate involving(Set<CidrBlock> blocks) {
        return new Or(List.of(
                in(FlowFields.SRCADDR, blocks),
                in(FlowFields.DSTADDR, blocks),
                in(FlowFields.PKT_SRCADDR, blocks),
                in(FlowFields.PKT_DSTADDR, blocks)));
    }

    private static void requireType(FlowField<?> field, Object value) {
        Objects.requireNonNull(value, "value");
        if (!field.type().isInstance(value)) {
            throw new IllegalArgumentException(field + ": expected a value of type "
                    + field.type().getSimpleName() + ", found "
                    + value.getClass().getSimpleName() + ".");
        }
        if (PredicateValues.isUnknown(value)) {
            throw new IllegalArgumentException(field + ": UNKNOWN stands for many values. Compare FlowField.text(\""
                    + field + "\") with the word that is meant.");
        }
    }
}
