package io.flowlogs.internal.plan;

import io.flowlogs.internal.scan.LineLayout;
import io.flowlogs.internal.text.TextPattern;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowPredicate.And;
import io.flowlogs.query.FlowPredicate.Comparison;
import io.flowlogs.query.FlowPredicate.Constant;
import io.flowlogs.query.FlowPredicate.DerivedComparison;
import io.flowlogs.query.FlowPredicate.DerivedPresent;
import io.flowlogs.query.FlowPredicate.HasBits;
import io.flowlogs.query.FlowPredicate.InAddresses;
import io.flowlogs.query.FlowPredicate.InBlocks;
import io.flowlogs.query.FlowPredicate.InRanges;
import io.flowlogs.query.FlowPredicate.Like;
import io.flowlogs.query.FlowPredicate.Not;
import io.flowlogs.query.FlowPredicate.OneOf;
import io.flowlogs.query.FlowPredicate.Op;
import io.flowlogs.query.FlowPredicate.Or;
import io.flowlogs.query.FlowPredicate.Present;
import io.flowlogs.query.FlowPredicate.SentBy;
import io.flowlogs.query.FlowPredicate.ServiceIs;
import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowField;
import io.flowlogs.value.CidrBlock;
import io.flowlogs.value.IpAddress;
import io.flowlogs.value.ServiceName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Compiles a predicate for a layout. Negations are pushed down to the comparisons first: there, unknown is simply not matched, so that
 * two values are enough in all that is compiled.
 */
final class PredicateCompiler {
    private static final int IPV4_BITS = 32;

    private final LineLayout layout;
    private final boolean text;

    private PredicateCompiler(LineLayout layout, boolean text) {
        this.layout = layout;
        this.text = text;
    }

    static RowMatcher compile(FlowPredicate predicate, LineLayout layout) {
        return new PredicateCompiler(layout, true).compile(predicate, true);
    }

    /** For rows of columns, whose texts do not lie in lines. */
    static RowMatcher compileForColumns(FlowPredicate predicate, LineLayout layout) {
        return new PredicateCompiler(layout, false).compile(predicate, true);
    }

    private RowMatcher compile(FlowPredicate predicate, boolean wanted) {
        if (predicate instanceof Constant constant) {
            return constant.value() == wanted ? RowMatcher.ALWAYS : RowMatcher.NEVER;
        } else if (predicate instanceof Not not) {
            return compile(not.part(), !wanted);
        } else if (predicate instanceof And and) {
            return combine(and.parts(), wanted, wanted);
        } else if (predicate instanceof Or or) {
            return combine(or.parts(), wanted, !wanted);
        } else if (predicate instanceof Present present) {
            return presence(layout.column(present.field()), wanted);
        } else if (predicate instanceof Comparison comparison) {
            return comparison(
                    comparison, wanted ? comparison.op() : comparison.op().negated());
        } else if (predicate instanceof OneOf oneOf) {
            return oneOf(oneOf.field(), oneOf.values(), wanted);
        }
        return predicate instanceof InBlocks inBlocks ? inBlocks(inBlocks, wanted) : tested(predicate, wanted);
    }

    private RowMatcher tested(FlowPredicate predicate, boolean wanted) {
        if (predicate instanceof InAddresses in) {
            return of(in.field(), column -> new RowMatcher.AddressIn(column, AddressBlocks.of(in.addresses()), wanted));
        } else if (predicate instanceof InRanges in) {
            long greatest = in.field().kind().greatest();
            return of(in.field(), column -> new RowMatcher.NumberInRanges(column, greatest, in.ranges(), wanted));
        } else if (predicate instanceof Like like) {
            return of(like.field(), column -> new RowMatcher.TextLike(column, new TextPattern(like.pattern()), wanted));
        } else if (predicate instanceof HasBits has) {
            long greatest = has.field().kind().greatest();
            return of(has.field(), column -> new RowMatcher.BitsSet(column, greatest, has.bits(), wanted));
        }
        return derived(predicate, wanted);
    }

    private RowMatcher derived(FlowPredicate predicate, boolean wanted) {
        if (predicate instanceof DerivedComparison comparison) {
            Op op = wanted ? comparison.op() : comparison.op().negated();
            return new DerivedMatcher.Order(comparison.field(), layout, op, comparison.value());
        } else if (predicate instanceof DerivedPresent present) {
            return new DerivedMatcher.Presence(present.field(), layout, wanted);
        } else if (predicate instanceof ServiceIs service) {
            return new DerivedMatcher.Service(layout, ServiceName.codes(service.service()), wanted);
        }
        return new DerivedMatcher.Sender(layout, ((SentBy) predicate).client() == wanted);
    }

    private RowMatcher of(FlowField<?> field, IntFunction<RowMatcher> matcher) {
        int column = layout.column(field);
        return column < 0 ? RowMatcher.NEVER : matcher.apply(column);
    }

    /** By De Morgan, a negated conjunction is a disjunction of negations. */
    private RowMatcher combine(List<FlowPredicate> parts, boolean wanted, boolean conjunction) {
        RowMatcher absorbing = conjunction ? RowMatcher.NEVER : RowMatcher.ALWAYS;
        RowMatcher neutral = conjunction ? RowMatcher.ALWAYS : RowMatcher.NEVER;
        List<RowMatcher> compiled = parts.stream()
                .map(part -> compile(part, wanted))
                .filter(part -> !part.equals(neutral))
                .toList();
        if (compiled.isEmpty() || compiled.contains(absorbing)) {
            return compiled.isEmpty() ? neutral : absorbing;
        }
        if (compiled.size() == 1) {
            return compiled.get(0);
        }
        RowMatcher[] array = compiled.toArray(RowMatcher[]::new);
        return conjunction ? new RowMatcher.AllOf(array) : new RowMatcher.AnyOf(array);
    }

    private static RowMatcher presence(int column, boolean wanted) {
        if (column < 0) {
            return wanted ? RowMatcher.NEVER : RowMatcher.ALWAYS;
        }
        return new RowMatcher.Presence(column, wanted);
    }

    private RowMatcher comparison(Comparison comparison, Op op) {
        FlowField<?> field = comparison.field();
        Object value = comparison.value();
        int column = layout.column(field);
        if (column < 0) {
            return RowMatcher.NEVER;
        }
        if (value instanceof Instant instant) {
            return time(column, op, instant);
        } else if (value instanceof IpAddress address) {
            return op.isOrdering()
                    ? new RowMatcher.AddressOrder(column, op, address)
                    : addressIn(column, Set.of(single(address)), op == Op.EQ);
        } else if (field.kind().isNumeric()) {
            return number(column, field.kind().greatest(), op, Long.parseLong(field.textOf(value)));
        }
        return new RowMatcher.TextOrder(column, op, utf8(field, value));
    }

    private static RowMatcher number(int column, long greatest, Op op, long value) {
        return switch (op) {
            case EQ -> new RowMatcher.NumberRange(column, greatest, value, value, true);
            case NE -> new RowMatcher.NumberRange(column, greatest, value, value, false);
            case LT -> new RowMatcher.NumberRange(column, greatest, value, Long.MAX_VALUE, false);
            case LE -> new RowMatcher.NumberRange(column, greatest, 0, value, true);
            case GT -> new RowMatcher.NumberRange(column, greatest, 0, value, false);
            case GE -> new RowMatcher.NumberRange(column, greatest, value, Long.MAX_VALUE, true);
        };
    }

    private static RowMatcher time(int column, Op op, Instant value) {
        long floor = RecordTime.floorMillis(value);
        long ceil = RecordTime.ceilMillis(value);
        return switch (op) {
            case EQ -> new RowMatcher.TimeRangeOf(column, ceil, floor, true);
            case NE -> new RowMatcher.TimeRangeOf(column, ceil, floor, false);
            case LT -> new RowMatcher.TimeRangeOf(column, ceil, Long.MAX_VALUE, false);
            case LE -> new RowMatcher.TimeRangeOf(column, Long.MIN_VALUE, floor, true);
            case GT -> new RowMatcher.TimeRangeOf(column, Long.MIN_VALUE, floor, false);
            case GE -> new RowMatcher.TimeRangeOf(column, ceil, Long.MAX_VALUE, true);
        };
    }

    private RowMatcher oneOf(FlowField<?> field, Set<?> values, boolean wanted) {
        int column = layout.column(field);
        if (column < 0) {
            return RowMatcher.NEVER;
        }
        if (field.kind() == FieldKind.ADDRESS) {
            Set<CidrBlock> blocks =
                    values.stream().map(value -> single((IpAddress) value)).collect(Collectors.toSet());
            return addressIn(column, blocks, wanted);
        } else if (field.kind() == FieldKind.TIMESTAMP) {
            return times(column, values, wanted);
        } else if (field.kind().isNumeric()) {
            long[] numbers = values.stream()
                    .mapToLong(value -> Long.parseLong(field.textOf(value)))
                    .toArray();
            return new RowMatcher.NumberIn(column, field.kind().greatest(), numbers, wanted);
        }
        byte[][] texts = values.stream().map(value -> utf8(field, value)).toArray(byte[][]::new);
        return new RowMatcher.TextIn(column, texts, wanted);
    }

    private static RowMatcher times(int column, Set<?> values, boolean wanted) {
        RowMatcher[] parts = values.stream()
                .map(value -> time(column, wanted ? Op.EQ : Op.NE, (Instant) value))
                .toArray(RowMatcher[]::new);
        if (parts.length == 0) {
            return wanted ? RowMatcher.NEVER : new RowMatcher.Presence(column, true);
        }
        return wanted ? new RowMatcher.AnyOf(parts) : new RowMatcher.AllOf(parts);
    }

    private RowMatcher inBlocks(InBlocks inBlocks, boolean wanted) {
        int column = layout.column(inBlocks.field());
        return column < 0 ? RowMatcher.NEVER : addressIn(column, inBlocks.blocks(), wanted);
    }

    private RowMatcher addressIn(int column, Set<CidrBlock> blocks, boolean wanted) {
        CidrBlock only = blocks.size() == 1 ? blocks.iterator().next() : null;
        if (text && wanted && only != null && only.isIpv4() && only.prefixLength() == IPV4_BITS) {
            byte[] text = only.network().toString().getBytes(StandardCharsets.US_ASCII);
            return new RowMatcher.Ipv4Is(column, only.network().low(), text);
        }
        return new RowMatcher.AddressIn(column, AddressBlocks.of(blocks), wanted);
    }

    private static CidrBlock single(IpAddress address) {
        return CidrBlock.of(address, address.isIpv4() ? IPV4_BITS : 128);
    }

    private static byte[] utf8(FlowField<?> field, Object value) {
        return field.textOf(value).getBytes(StandardCharsets.UTF_8);
    }
}
