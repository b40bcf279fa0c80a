package io.flowlogs.internal.plan;

import io.flowlogs.internal.scan.LineCursor;
import io.flowlogs.internal.scan.RowView;
import io.flowlogs.internal.text.TextPattern;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.value.IpAddress;
import java.util.Arrays;
import java.util.List;

/** A predicate compiled for one layout of lines. Stateless; used by several threads. */
abstract class RowMatcher {
    /** Matches everything. */
    static final RowMatcher ALWAYS = new Constant(true);

    /** Matches nothing. */
    static final RowMatcher NEVER = new Constant(false);

    /** Tells whether the predicate is true; meaningless when the row has a bad column afterwards. */
    abstract boolean matches(RowView row);

    /** Neither true nor false of the row, but of the layout. */
    private static final class Constant extends RowMatcher {
        private final boolean value;

        Constant(boolean value) {
            this.value = value;
        }

        @Override
        boolean matches(RowView row) {
            return value;
        }
    }

    /** All parts match. */
    static final class AllOf extends RowMatcher {
        private final RowMatcher[] parts;

        AllOf(RowMatcher[] parts) {
            this.parts = parts;
        }

        @Override
        boolean matches(RowView row) {
            for (RowMatcher part : parts) {
                if (!part.matches(row)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Some part matches. */
    static final class AnyOf extends RowMatcher {
        private final RowMatcher[] parts;

        AnyOf(RowMatcher[] parts) {
            this.parts = parts;
        }

        @Override
        boolean matches(RowView row) {
            for (RowMatcher part : parts) {
                if (part.matches(row)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The column has a value, or has none. */
    static final class Presence extends RowMatcher {
        private final int column;
        private final boolean wanted;

        Presence(int column, boolean wanted) {
            this.column = column;
            this.wanted = wanted;
        }

        @Override
        boolean matches(RowView row) {
            return row.isMissing(column) != wanted;
        }
    }

    /** A number lies in a closed range, or outside of it. */
    static final class NumberRange extends RowMatcher {
        private final int column;
        private final long greatest;
        private final long from;
        private final long to;
        private final boolean inside;

        NumberRange(int column, long greatest, long from, long to, boolean inside) {
            this.column = column;
            this.greatest = greatest;
            this.from = from;
            this.to = to;
            this.inside = inside;
        }

        @Override
        boolean matches(RowView row) {
            if (row.isMissing(column)) {
                return false;
            }
            long value = row.number(column, greatest);
            return value >= 0 && (value >= from && value <= to) == inside;
        }
    }

    /** A time lies in a closed range of milliseconds, or outside of it. */
    static final class TimeRangeOf extends RowMatcher {
        private final int column;
        private final long from;
        private final long to;
        private final boolean inside;

        TimeRangeOf(int column, long from, long to, boolean inside) {
            this.column = column;
            this.from = from;
            this.to = to;
            this.inside = inside;
        }

        @Override
        boolean matches(RowView row) {
            if (row.isMissing(column)) {
                return false;
            }
            long value = row.number(column, Long.MAX_VALUE);
            long millis = RecordTime.toMillis(value);
            return value >= 0 && (millis >= from && millis <= to) == inside;
        }
    }

    /** An address is one of a set, or not. */
    static final class AddressIn extends RowMatcher {
        private final int column;
        private final AddressBlocks blocks;
        private final boolean inside;

        AddressIn(int column, AddressBlocks blocks, boolean inside) {
            this.column = column;
            this.blocks = blocks;
            this.inside = inside;
        }

        @Override
        boolean matches(RowView row) {
            return !row.isMissing(column) && row.address(column) && blocks.contains(row.high(), row.low()) == inside;
        }
    }

    /**
     * An address is one IPv4 address. Its text is compared first: IPv4 has one spelling, so another text that looks like IPv4 is another
     * address, and nothing has to be read.
     */
    static final class Ipv4Is extends RowMatcher {
        private final int column;
        private final long low;
        private final int length;
        private final long head;
        private final long headMask;
        private final long tail;

        Ipv4Is(int column, long low, byte[] text) {
            this.column = column;
            this.low = low;
            this.length = text.length;
            byte[] padded = Arrays.copyOf(text, 2 * Long.BYTES);
            this.headMask = length >= Long.BYTES ? -1L : (1L << (length * Byte.SIZE)) - 1;
            this.head = LineCursor.word(padded, 0);
            this.tail = LineCursor.word(padded, Math.max(0, length - Long.BYTES));
        }

        @Override
        boolean matches(RowView row) {
            int from = row.start(column);
            long word = LineCursor.word(row.buffer(column), from);
            if (hasDotAfterDigits(word)) {
                return (word & headMask) == head && row.end(column) - from == length && tailMatches(row, from);
            }
            return !row.isMissing(column) && row.address(column) && row.high() == 0 && row.low() == low;
        }

        private boolean tailMatches(RowView row, int from) {
            return length <= Long.BYTES || LineCursor.word(row.buffer(column), from + length - Long.BYTES) == tail;
        }

        /** A dot as second, third or fourth byte, as every IPv4 address has it and no IPv6 address without colon. */
        private static boolean hasDotAfterDigits(long word) {
            long first = (word >>> 8) & 0xff;
            long second = (word >>> 16) & 0xff;
            long third = (word >>> 24) & 0xff;
            return first == '.' || (second == '.' && first != ':') || (third == '.' && second != ':' && first != ':');
        }
    }

    /** An address comes before, at or after another. */
    static final class AddressOrder extends RowMatcher {
        private final int column;
        private final FlowPredicate.Op op;
        private final IpAddress value;

        AddressOrder(int column, FlowPredicate.Op op, IpAddress value) {
            this.column = column;
            this.op = op;
            this.value = value;
        }

        @Override
        boolean matches(RowView row) {
            return !row.isMissing(column)
                    && row.address(column)
                    && op.holds(AddressBlocks.compare(row.high(), row.low(), value.high(), value.low()));
        }
    }

    /** A text compares with another by its bytes. */
    static final class TextOrder extends RowMatcher {
        private final int column;
        private final FlowPredicate.Op op;
        private final byte[] value;

        TextOrder(int column, FlowPredicate.Op op, byte[] value) {
            this.column = column;
            this.op = op;
            this.value = value;
        }

        @Override
        boolean matches(RowView row) {
            return !row.isMissing(column)
                    && op.holds(Arrays.compareUnsigned(
                            row.buffer(column), row.start(column), row.end(column), value, 0, value.length));
        }
    }

    /** A text is one of several. */
    static final class TextIn extends RowMatcher {
        private final int column;
        private final byte[][] sorted;
        private final boolean inside;

        TextIn(int column, byte[][] values, boolean inside) {
            this.column = column;
            this.sorted = values.clone();
            this.inside = inside;
            Arrays.sort(sorted, Arrays::compareUnsigned);
        }

        @Override
        boolean matches(RowView row) {
            return !row.isMissing(column) && found(row) == inside;
        }

        private boolean found(RowView row) {
            byte[] buffer = row.buffer(column);
            int start = row.start(column);
            int end = row.end(column);
            int from = 0;
            int to = sorted.length - 1;
            while (from <= to) {
                int middle = (from + to) >>> 1;
                int order = Arrays.compareUnsigned(sorted[middle], 0, sorted[middle].length, buffer, start, end);
                if (order == 0) {
                    return true;
                } else if (order < 0) {
                    from = middle + 1;
                } else {
                    to = middle - 1;
                }
            }
            return false;
        }
    }

    /** A text is of a pattern. */
    static final class TextLike extends RowMatcher {
        private final int column;
        private final TextPattern pattern;
        private final boolean inside;

        TextLike(int column, TextPattern pattern, boolean inside) {
            this.column = column;
            this.pattern = pattern;
            this.inside = inside;
        }

        @Override
        boolean matches(RowView row) {
            return !row.isMissing(column)
                    && pattern.matches(row.buffer(column), row.start(column), row.end(column)) == inside;
        }
    }

    /** A number passes a test, or does not. */
    abstract static class NumberTest extends RowMatcher {
        private final int column;
        private final long greatest;
        private final boolean wanted;

        NumberTest(int column, long greatest, boolean wanted) {
            this.column = column;
            this.greatest = greatest;
            this.wanted = wanted;
        }

        @Override
        final boolean matches(RowView row) {
            if (row.isMissing(column)) {
                return false;
            }
            long value = row.number(column, greatest);
            return value >= 0 && passes(value) == wanted;
        }

        abstract boolean passes(long value);
    }

    /** All of some bits of a number are set. */
    static final class BitsSet extends NumberTest {
        private final long bits;

        BitsSet(int column, long greatest, long bits, boolean inside) {
            super(column, greatest, inside);
            this.bits = bits;
        }

        @Override
        boolean passes(long value) {
            return (value & bits) == bits;
        }
    }

    /** A number lies in one of several ranges. */
    static final class NumberInRanges extends NumberTest {
        private final long[] froms;
        private final long[] tos;

        NumberInRanges(int column, long greatest, List<FlowPredicate.NumberRange> ranges, boolean inside) {
            super(column, greatest, inside);
            this.froms =
                    ranges.stream().mapToLong(FlowPredicate.NumberRange::from).toArray();
            this.tos = ranges.stream().mapToLong(FlowPredicate.NumberRange::to).toArray();
        }

        @Override
        boolean passes(long value) {
            for (int i = 0; i < froms.length; i++) {
                if (value >= froms[i] && value <= tos[i]) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A number is one of several. */
    static final class NumberIn extends NumberTest {
        private final long[] sorted;

        NumberIn(int column, long greatest, long[] values, boolean inside) {
            super(column, greatest, inside);
            this.sorted = Arrays.stream(values).sorted().toArray();
        }

        @Override
        boolean passes(long value) {
            return Arrays.binarySearch(sorted, value) >= 0;
        }
    }
}
