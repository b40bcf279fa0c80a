package io.flowlogs.query;

import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.value.AddressSet;
import io.flowlogs.value.CidrBlock;
import io.flowlogs.value.IpAddress;
import io.flowlogs.value.ServiceName;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition on flow records. Immutable; a small closed algebra that a source can take apart to push down what it can.
 *
 * <p>A comparison with a field that says <code>-</code>, or that the record's format does not have, is <em>unknown</em>, and so is
 * its negation: neither matches, as in SQL. Addresses compare as numbers, time stamps as instants, numbers as numbers, all
 * else as the delivered text.
 */
public sealed interface FlowPredicate {
    /** A condition on the value of one field. */
    sealed interface OnField extends FlowPredicate {
        /**
         * Returns the field that it looks at.
         *
         * @return the field
         */
        FlowField<?> field();
    }

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
    record Comparison(FlowField<?> field, Op op, Object value) implements OnField {
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
    record OneOf(FlowField<?> field, Set<?> values) implements OnField {
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
    record InBlocks(FlowField<IpAddress> field, Set<CidrBlock> blocks) implements OnField {
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
     * An address against a set of addresses, of a file maybe: true when it is one of them.
     *
     * @param field an address field
     * @param addresses the set
     * @param name what the set is called in text, as <code>@suspects.txt</code>
     */
    record InAddresses(FlowField<IpAddress> field, AddressSet addresses, String name) implements OnField {}

    /**
     * A number against closed ranges: true when it lies in one of them.
     *
     * @param field a field of whole numbers
     * @param ranges the ranges, at least one
     */
    record InRanges(FlowField<?> field, List<NumberRange> ranges) implements OnField {
        /**
         * Copies the ranges and checks that the field is one of whole numbers.
         *
         * @param field a field of whole numbers
         * @param ranges the ranges, at least one
         */
        public InRanges {
            ranges = List.copyOf(ranges);
            if (!field.kind().isNumeric() || field.kind() == FieldKind.TIMESTAMP) {
                throw new IllegalArgumentException(field + ": expected a field of whole numbers for ranges.");
            }
        }
    }

    /**
     * Whole numbers from a first to a last.
     *
     * @param from the first
     * @param to the last, not less
     */
    record NumberRange(long from, long to) {
        /**
         * Checks the order.
         *
         * @param from the first
         * @param to the last, not less
         */
        public NumberRange {
            if (to < from) {
                throw new IllegalArgumentException(
                        "expected a range from a number to a greater one, found " + from + "-" + to);
            }
        }

        @Override
        public String toString() {
            return from == to ? Long.toString(from) : from + "-" + to;
        }
    }

    /**
     * A text against a pattern: <code>*</code> stands for anything, <code>?</code> for one character.
     *
     * @param field a field of words or text
     * @param pattern the pattern
     */
    record Like(FlowField<?> field, String pattern) implements OnField {
        /**
         * Checks that the field is one of words.
         *
         * @param field a field of words or text
         * @param pattern the pattern
         */
        public Like {
            if (field.kind().isNumeric() || field.kind() == FieldKind.ADDRESS) {
                throw new IllegalArgumentException(field + ": expected a field of words for a pattern.");
            }
        }
    }

    /**
     * A number against bits: true when all of them are set.
     *
     * @param field a field of whole numbers, such as <code>tcp-flags</code>
     * @param bits the bits, more than 0
     */
    record HasBits(FlowField<?> field, long bits) implements OnField {
        /**
         * Checks that the field is one of whole numbers.
         *
         * @param field a field of whole numbers
         * @param bits the bits, more than 0
         */
        public HasBits {
            if (!field.kind().isNumeric() || bits <= 0) {
                throw new IllegalArgumentException(
                        field + ": expected a field of whole numbers and bits, found " + bits);
            }
        }
    }

    /**
     * A number that is computed against a value; unknown where it is missing.
     *
     * @param field what is computed
     * @param op how to compare
     * @param value a whole number
     */
    record DerivedComparison(DerivedField field, Op op, long value) implements FlowPredicate {}

    /**
     * True when a number can be computed; never unknown.
     *
     * @param field what is computed
     */
    record DerivedPresent(DerivedField field) implements FlowPredicate {}

    /**
     * True when the port of the side that serves is that of a service; unknown where ports or protocol are missing.
     *
     * @param service a name such as <code>https</code>, <code>tcp/8443</code>, or a protocol without ports
     */
    record ServiceIs(String service) implements FlowPredicate {
        /**
         * Checks that there is such a service.
         *
         * @param service a name such as <code>https</code>, <code>tcp/8443</code>, or a protocol without ports
         */
        public ServiceIs {
            if (ServiceName.codes(service).isEmpty()) {
                throw new IllegalArgumentException(
                        "expected the name of a service such as https, or tcp/8443, found " + service);
            }
        }
    }

    /**
     * True when the sender is the client, or the server; unknown where ports are missing. Who sends a SYN alone is the client, who acknowledges one the
     * server; else the lower port is the server's.
     *
     * @param client whether the client is meant
     */
    record SentBy(boolean client) implements FlowPredicate {}

    /**
     * True when the record has a value for the field; false for <code>-</code> and for formats without it. Never unknown.
     *
     * @param field the field
     */
    record Present(FlowField<?> field) implements OnField {}

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
         * Finds the comparison that is written in some way.
         *
         * @param text a symbol; <code>==</code> and <code>&lt;&gt;</code> are understood, too
         * @return the comparison, or null when the text is none
         */
        public static @Nullable Op of(String text) {
            return switch (text) {
                case "=", "==" -> EQ;
                case "!=", "<>" -> NE;
                case "<" -> LT;
                case "<=" -> LE;
                case ">" -> GT;
                case ">=" -> GE;
                default -> null;
            };
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
     * Writes the condition in the language of {@link FlowFilter}, such as <code>dstport = 22 and action = REJECT</code>. Of many values the first are written; {@link FlowFilter#format} writes all.
     *
     * @return a text; <code>all</code> and <code>none</code> for the constants
     */
    default String describe() {
        return PredicateText.shortened(this);
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
     * Requires an address to lie in one of several blocks. The same as {@link #in(FlowField, Set)}, whose name is a keyword in Kotlin.
     *
     * @param field an address field
     * @param blocks the blocks
     * @return the condition
     */
    static FlowPredicate within(FlowField<IpAddress> field, Set<CidrBlock> blocks) {
        return in(field, blocks);
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
     * Requires an address to lie in a block. The same as {@link #in(FlowField, CidrBlock)}, whose name is a keyword in Kotlin.
     *
     * @param field an address field
     * @param block the block
     * @return the condition
     */
    static FlowPredicate within(FlowField<IpAddress> field, CidrBlock block) {
        return in(field, block);
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

    /**
     * Finds everything about some addresses: source, destination, or either of the packet-level addresses.
     *
     * @param addresses the addresses
     * @param name what the set is called in text
     * @return the condition
     */
    static FlowPredicate involving(AddressSet addresses, String name) {
        return new Or(List.of(
                new InAddresses(FlowFields.SRCADDR, addresses, name),
                new InAddresses(FlowFields.DSTADDR, addresses, name),
                new InAddresses(FlowFields.PKT_SRCADDR, addresses, name),
                new InAddresses(FlowFields.PKT_DSTADDR, addresses, name)));
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
