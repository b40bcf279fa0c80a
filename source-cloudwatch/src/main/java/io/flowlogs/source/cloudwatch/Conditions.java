package io.flowlogs.source.cloudwatch;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowPredicate.Comparison;
import io.flowlogs.query.FlowPredicate.InBlocks;
import io.flowlogs.query.FlowPredicate.Not;
import io.flowlogs.query.FlowPredicate.OneOf;
import io.flowlogs.query.FlowPredicate.Op;
import io.flowlogs.query.FlowPredicate.Or;
import io.flowlogs.query.FlowPredicate.Present;
import io.flowlogs.record.FlowField;
import io.flowlogs.source.cloudwatch.Condition.Strength;
import io.flowlogs.value.IpAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Translates predicates on one field into conditions that hold at least wherever the predicate does. What cannot be said, or what
 * CloudWatch Logs might understand more narrowly than it is meant, is null.
 */
final class Conditions {
    private static final String NO_DATA = "\"-\"";

    private Conditions() {}

    static @Nullable Condition of(FlowPredicate predicate) {
        if (predicate instanceof Comparison comparison) {
            return comparison(comparison.field(), comparison.op(), comparison.value());
        } else if (predicate instanceof OneOf oneOf) {
            return oneOf(oneOf.field(), oneOf.values());
        } else if (predicate instanceof InBlocks inBlocks) {
            return AddressConditions.inside(inBlocks.field(), inBlocks.blocks());
        } else if (predicate instanceof Present present) {
            return Condition.all(present.field(), Strength.EXCLUSION, List.of("!= " + NO_DATA));
        } else if (predicate instanceof Or or) {
            return anyOf(or.parts());
        } else if (predicate instanceof Not not) {
            return negation(not.part());
        }
        return null;
    }

    /** Covers what {@link Conjuncts} leaves negated. */
    private static @Nullable Condition negation(FlowPredicate predicate) {
        if (predicate instanceof OneOf oneOf) {
            return noneOf(oneOf.field(), oneOf.values());
        } else if (predicate instanceof InBlocks inBlocks) {
            return AddressConditions.outside(inBlocks.field(), inBlocks.blocks());
        } else if (predicate instanceof Present present) {
            return Condition.all(present.field(), Strength.EQUALITY, List.of("= " + NO_DATA));
        }
        return null;
    }

    private static @Nullable Condition comparison(FlowField<?> field, Op op, Object value) {
        return switch (op) {
            case EQ -> oneOf(field, List.of(value));
            case NE -> noneOf(field, List.of(value));
            case LT, LE, GT, GE -> bound(field, op, value);
        };
    }

    private static @Nullable Condition oneOf(FlowField<?> field, Collection<?> values) {
        return switch (field.kind()) {
            case INTEGER, LONG, PROTOCOL, TCP_FLAGS, TRAFFIC_PATH, ENCRYPTION_STATUS ->
                NumberConditions.oneOf(field, numbers(field, values));
            // An instant is written in seconds or in milliseconds, and nobody asks for one to the second.
            case TIMESTAMP -> null;
            case ADDRESS -> AddressConditions.oneOf(field, addresses(values));
            case ACTION, LOG_STATUS, DIRECTION, TEXT -> TextConditions.oneOf(field, texts(field, values));
        };
    }

    private static @Nullable Condition noneOf(FlowField<?> field, Collection<?> values) {
        return switch (field.kind()) {
            case INTEGER, LONG, PROTOCOL, TCP_FLAGS, TRAFFIC_PATH, ENCRYPTION_STATUS ->
                NumberConditions.noneOf(field, numbers(field, values));
            case TIMESTAMP -> null;
            case ADDRESS -> AddressConditions.noneOf(field, addresses(values));
            case ACTION, LOG_STATUS, DIRECTION, TEXT -> TextConditions.noneOf(field, texts(field, values));
        };
    }

    private static @Nullable Condition bound(FlowField<?> field, Op op, Object value) {
        return switch (field.kind()) {
            case INTEGER, LONG, PROTOCOL, TCP_FLAGS, TRAFFIC_PATH, ENCRYPTION_STATUS ->
                NumberConditions.bound(field, op, Long.parseLong(field.textOf(value)));
            case TIMESTAMP -> TimeConditions.bound(field, op, (Instant) value);
            // AWS orders numbers only.
            case ADDRESS, ACTION, LOG_STATUS, DIRECTION, TEXT -> null;
        };
    }

    private static List<Long> numbers(FlowField<?> field, Collection<?> values) {
        return texts(field, values).stream().map(Long::valueOf).sorted().toList();
    }

    private static List<IpAddress> addresses(Collection<?> values) {
        return values.stream().map(IpAddress.class::cast).sorted().toList();
    }

    private static List<String> texts(FlowField<?> field, Collection<?> values) {
        return values.stream().map(field::textOf).sorted().toList();
    }

    private static @Nullable Condition anyOf(List<FlowPredicate> parts) {
        if (parts.isEmpty()) {
            return null;
        }
        Condition any = of(parts.get(0));
        for (FlowPredicate part : parts.subList(1, parts.size())) {
            any = either(any, of(part));
        }
        return any;
    }

    private static @Nullable Condition either(@Nullable Condition left, @Nullable Condition right) {
        return left == null || right == null ? null : left.or(right);
    }
}
