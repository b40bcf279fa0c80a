package io.flowlogs.query;

import io.flowlogs.internal.text.TextPattern;
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
import io.flowlogs.query.FlowPredicate.Or;
import io.flowlogs.query.FlowPredicate.Present;
import io.flowlogs.query.FlowPredicate.SentBy;
import io.flowlogs.query.FlowPredicate.ServiceIs;
import io.flowlogs.record.FieldState;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.value.IpAddress;
import io.flowlogs.value.ServiceName;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The plain meaning of predicates, in three-valued logic, on records in hand. The engine compiles its own form; a property test
 * holds the two together.
 */
final class PredicateEvaluator {
    static final int FALSE = -1;
    static final int UNKNOWN = 0;
    static final int TRUE = 1;

    private PredicateEvaluator() {}

    static int evaluate(FlowPredicate predicate, FlowRecord flow) {
        if (predicate instanceof Constant constant) {
            return truth(constant.value());
        } else if (predicate instanceof Present present) {
            return truth(flow.state(present.field()) == FieldState.VALUE);
        } else if (predicate instanceof Comparison comparison) {
            return compare(comparison, flow);
        } else if (predicate instanceof OneOf oneOf) {
            return oneOf(oneOf, flow);
        } else if (predicate instanceof InBlocks inBlocks) {
            return inBlocks(inBlocks, flow);
        } else if (predicate instanceof Not not) {
            return -evaluate(not.part(), flow);
        } else if (predicate instanceof And and) {
            return and.parts().stream()
                    .mapToInt(part -> evaluate(part, flow))
                    .min()
                    .orElse(TRUE);
        }
        return predicate instanceof Or or ? anyOf(or, flow) : tested(predicate, flow);
    }

    private static int anyOf(Or or, FlowRecord flow) {
        return or.parts().stream().mapToInt(part -> evaluate(part, flow)).max().orElse(FALSE);
    }

    /** Conditions that look at one thing, other than by comparing a field with values. */
    private static int tested(FlowPredicate predicate, FlowRecord flow) {
        if (predicate instanceof InAddresses in) {
            IpAddress found = flow.get(in.field());
            return found == null ? UNKNOWN : truth(in.addresses().contains(found));
        } else if (predicate instanceof Like like) {
            byte[] text = flow.state(like.field()) == FieldState.VALUE ? bytes(like.field(), flow) : null;
            return text == null ? UNKNOWN : truth(new TextPattern(like.pattern()).matches(text, 0, text.length));
        } else if (predicate instanceof InRanges || predicate instanceof HasBits) {
            return numeric(predicate, flow);
        } else if (predicate instanceof DerivedPresent present) {
            return truth(present.field().compare(flow, 0) != null);
        } else if (predicate instanceof DerivedComparison derived) {
            Integer order = derived.field().compare(flow, derived.value());
            return order == null ? UNKNOWN : truth(derived.op().holds(order));
        } else if (predicate instanceof ServiceIs service) {
            int code = ServerSide.of(flow).service();
            return code < 0
                    ? UNKNOWN
                    : truth(ServiceName.codes(service.service()).contains(code));
        }
        ServerSide side = ServerSide.of(flow);
        return side.port() < 0 ? UNKNOWN : truth(side.isSource() != ((SentBy) predicate).client());
    }

    private static int numeric(FlowPredicate predicate, FlowRecord flow) {
        FlowField<?> field = predicate instanceof HasBits bits ? bits.field() : ((InRanges) predicate).field();
        if (value(field, flow) == null) {
            return UNKNOWN;
        }
        long number = flow.getLong(field, 0);
        if (predicate instanceof HasBits bits) {
            return truth((number & bits.bits()) == bits.bits());
        }
        return truth(((InRanges) predicate)
                .ranges().stream().anyMatch(range -> number >= range.from() && number <= range.to()));
    }

    private static int truth(boolean value) {
        return value ? TRUE : FALSE;
    }

    private static int compare(Comparison comparison, FlowRecord flow) {
        Object found = value(comparison.field(), flow);
        if (found == null) {
            return UNKNOWN;
        }
        return truth(comparison.op().holds(order(comparison.field(), flow, found, comparison.value())));
    }

    private static int oneOf(OneOf oneOf, FlowRecord flow) {
        Object found = value(oneOf.field(), flow);
        if (found == null) {
            return UNKNOWN;
        }
        Set<?> wanted = oneOf.values();
        return truth(wanted.stream().anyMatch(value -> order(oneOf.field(), flow, found, value) == 0));
    }

    private static int inBlocks(InBlocks inBlocks, FlowRecord flow) {
        IpAddress found = flow.get(inBlocks.field());
        if (found == null) {
            return UNKNOWN;
        }
        return truth(inBlocks.blocks().stream().anyMatch(block -> block.contains(found)));
    }

    private static @Nullable Object value(FlowField<?> field, FlowRecord flow) {
        return flow.state(field) == FieldState.VALUE ? flow.get(field) : null;
    }

    /** Numbers by size, enumerations and text by the delivered text, all else by its own order. */
    private static int order(FlowField<?> field, FlowRecord flow, Object found, Object wanted) {
        if (found instanceof Instant || found instanceof IpAddress || found instanceof Number) {
            return natural(found, wanted);
        }
        if (field.kind().isNumeric()) {
            return Long.compare(flow.getLong(field, 0), Long.parseLong(field.textOf(wanted)));
        }
        return Arrays.compareUnsigned(bytes(field, flow), field.textOf(wanted).getBytes(StandardCharsets.UTF_8));
    }

    /** As delivered: bytes that are no UTF-8 are not the character that stands for them in print. */
    private static byte[] bytes(FlowField<?> field, FlowRecord flow) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        flow.writeField(flow.format().indexOf(field), bytes);
        return bytes.toByteArray();
    }

    @SuppressWarnings("unchecked")
    private static int natural(Object found, Object wanted) {
        return ((Comparable<Object>) found).compareTo(wanted);
    }
}
