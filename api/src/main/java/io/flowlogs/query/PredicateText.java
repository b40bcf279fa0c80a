package io.flowlogs.query;

import io.flowlogs.query.FlowPredicate.And;
import io.flowlogs.query.FlowPredicate.Comparison;
import io.flowlogs.query.FlowPredicate.Constant;
import io.flowlogs.query.FlowPredicate.InBlocks;
import io.flowlogs.query.FlowPredicate.Not;
import io.flowlogs.query.FlowPredicate.OneOf;
import io.flowlogs.query.FlowPredicate.Or;
import io.flowlogs.query.FlowPredicate.Present;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Writes conditions for people. */
final class PredicateText {
    /** So many of several values are written, of a list of suspects maybe. */
    private static final int SHOWN = 10;

    private PredicateText() {}

    static String of(FlowPredicate predicate) {
        if (predicate instanceof Constant constant) {
            return constant.value() ? "all" : "none";
        } else if (predicate instanceof Comparison comparison) {
            return comparison.field() + " " + comparison.op().symbol() + " " + comparison.value();
        } else if (predicate instanceof OneOf oneOf) {
            return oneOf.field() + " = " + values(oneOf.values());
        } else if (predicate instanceof InBlocks inBlocks) {
            return inBlocks.field() + " = " + values(inBlocks.blocks());
        } else if (predicate instanceof Present present) {
            return present.field() + " != -";
        } else if (predicate instanceof And and) {
            return joined(and.parts(), " and ");
        } else if (predicate instanceof Or or) {
            return joined(or.parts(), " or ");
        }
        return "not " + nested(((Not) predicate).part());
    }

    /** In an order that is the same every time, unlike that of a set. */
    private static String values(Collection<?> values) {
        String shown =
                values.stream().map(Object::toString).sorted().limit(SHOWN).collect(Collectors.joining(","));
        return values.size() > SHOWN ? shown + " and " + (values.size() - SHOWN) + " more" : shown;
    }

    private static String joined(List<FlowPredicate> parts, String word) {
        return parts.stream().map(PredicateText::nested).collect(Collectors.joining(word));
    }

    private static String nested(FlowPredicate part) {
        boolean several = part instanceof And || part instanceof Or;
        return several ? "(" + of(part) + ")" : of(part);
    }
}
