package io.flowlogs.internal.plan;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowPredicate.And;
import io.flowlogs.query.FlowPredicate.Comparison;
import io.flowlogs.query.FlowPredicate.Constant;
import io.flowlogs.query.FlowPredicate.InBlocks;
import io.flowlogs.query.FlowPredicate.Not;
import io.flowlogs.query.FlowPredicate.OneOf;
import io.flowlogs.query.FlowPredicate.Or;
import io.flowlogs.query.FlowPredicate.Present;
import io.flowlogs.record.FlowField;
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
        return predicate instanceof Constant ? Stream.of() : Stream.of(compared(predicate));
    }

    private static FlowField<?> compared(FlowPredicate predicate) {
        if (predicate instanceof Comparison comparison) {
            return comparison.field();
        } else if (predicate instanceof OneOf oneOf) {
            return oneOf.field();
        } else if (predicate instanceof Present present) {
            return present.field();
        }
        return ((InBlocks) predicate).field();
    }
}
