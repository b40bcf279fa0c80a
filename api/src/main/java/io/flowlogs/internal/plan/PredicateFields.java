package io.flowlogs.internal.plan;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowPredicate.And;
import io.flowlogs.query.FlowPredicate.DerivedComparison;
import io.flowlogs.query.FlowPredicate.DerivedPresent;
import io.flowlogs.query.FlowPredicate.Not;
import io.flowlogs.query.FlowPredicate.OnField;
import io.flowlogs.query.FlowPredicate.Or;
import io.flowlogs.query.FlowPredicate.SentBy;
import io.flowlogs.query.FlowPredicate.ServiceIs;
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
        return predicate instanceof OnField on ? Stream.of(on.field()) : computed(predicate);
    }

    private static Stream<FlowField<?>> computed(FlowPredicate predicate) {
        if (predicate instanceof DerivedComparison derived) {
            return derived.field().fields().stream();
        } else if (predicate instanceof DerivedPresent derived) {
            return derived.field().fields().stream();
        }
        return predicate instanceof ServiceIs || predicate instanceof SentBy ? ServerPort.FIELDS.stream() : Stream.of();
    }
}
