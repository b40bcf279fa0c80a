package io.flowlogs.source.cloudwatch;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowPredicate.And;
import io.flowlogs.query.FlowPredicate.Comparison;
import io.flowlogs.query.FlowPredicate.Not;
import io.flowlogs.query.FlowPredicate.Or;
import java.util.ArrayList;
import java.util.List;

/** What a filter demands of every record: a record that passes it fulfils each of the conjuncts. */
final class Conjuncts {
    private final List<FlowPredicate> parts = new ArrayList<>();

    private Conjuncts() {}

    /**
     * Takes a filter apart. Negations are moved inwards, which three-valued logic allows: what is unknown stays so.
     *
     * @param filter any filter
     * @return conjuncts that are neither a conjunction nor the negation of a negation, a comparison or a disjunction
     */
    static List<FlowPredicate> of(FlowPredicate filter) {
        Conjuncts conjuncts = new Conjuncts();
        conjuncts.add(filter);
        return conjuncts.parts;
    }

    private void add(FlowPredicate predicate) {
        if (predicate instanceof And and) {
            and.parts().forEach(this::add);
        } else if (predicate instanceof Not not) {
            addNegated(not.part());
        } else {
            parts.add(predicate);
        }
    }

    private void addNegated(FlowPredicate predicate) {
        if (predicate instanceof Or or) {
            or.parts().forEach(this::addNegated);
        } else if (predicate instanceof Not not) {
            add(not.part());
        } else if (predicate instanceof Comparison comparison) {
            parts.add(negated(comparison));
        } else {
            parts.add(predicate.negate());
        }
    }

    private static Comparison negated(Comparison comparison) {
        return new Comparison(comparison.field(), comparison.op().negated(), comparison.value());
    }
}
