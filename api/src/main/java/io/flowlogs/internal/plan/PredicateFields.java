package io.flowlogs.internal.plan;

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
import io.flowlogs.query.FlowPredicate.Or;
import io.flowlogs.query.FlowPredicate.Present;
import io.flowlogs.query.FlowPredicate.SentBy;
import io.flowlogs.query.FlowPredicate.ServiceIs;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import java.util.stream.Stream;

/** The fields a predicate looks at. */
final class PredicateFields {
    private PredicateFields() {}

    static Stream<FlowField<?>> of(FlowPredicate predicate) {
        if (predicate instanceof And and) {
            return and.parts().stream().flatMap(PredicateFields::of);
        } else if (predicate instanceof Or or) {
            return or.parts().stream().flatMap(PredicateFields::of);
        } else if (predicate instanceof Not not) {
            return of(not.part());
        }
        return predicate instanceof Constant ? Stream.of() : looked(predicate);
    }

    private static Stream<FlowField<?>> looked(FlowPredicate predicate) {
        if (predicate instanceof DerivedComparison derived) {
            return derived.field().fields().stream();
        } else if (predicate instanceof DerivedPresent derived) {
            return derived.field().fields().stream();
        } else if (predicate instanceof ServiceIs || predicate instanceof SentBy) {
            return Stream.of(FlowFields.SRCPORT, FlowFields.DSTPORT, FlowFields.PROTOCOL, FlowFields.TCP_FLAGS);
        }
        return Stream.of(compared(predicate));
    }

    private static FlowField<?> compared(FlowPredicate predicate) {
        if (predicate instanceof Comparison comparison) {
            return comparison.field();
        } else if (predicate instanceof OneOf oneOf) {
            return oneOf.field();
        } else if (predicate instanceof Present present) {
            return present.field();
        }
        return predicate instanceof InBlocks inBlocks ? inBlocks.field() : tested(predicate);
    }

    private static FlowField<?> tested(FlowPredicate predicate) {
        if (predicate instanceof InAddresses in) {
            return in.field();
        } else if (predicate instanceof InRanges in) {
            return in.field();
        } else if (predicate instanceof Like like) {
            return like.field();
        }
        return ((HasBits) predicate).field();
    }
}
