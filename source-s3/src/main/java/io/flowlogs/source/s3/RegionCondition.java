package io.flowlogs.source.s3;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowPredicate.And;
import io.flowlogs.query.FlowPredicate.Comparison;
import io.flowlogs.query.FlowPredicate.OneOf;
import io.flowlogs.query.FlowPredicate.Op;
import io.flowlogs.record.FlowFields;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Regions in which records that pass a filter may be.
 *
 * <p>A flow log records interfaces and gateways of its own Region, so that the Region in a path is that of each record below which has one.
 * This does not hold for accounts: a path has the account that made the flow log, a record that of the interface, and in a shared
 * network they differ. So no condition on accounts is used.
 */
final class RegionCondition {
    private RegionCondition() {}

    /** Returns the Regions, or null when the filter does not restrict them. */
    static @Nullable Set<String> of(FlowPredicate filter) {
        if (filter instanceof And and) {
            return ofAll(and);
        } else if (filter instanceof Comparison comparison
                && comparison.field().equals(FlowFields.REGION)
                && comparison.op() == Op.EQ) {
            return Set.of((String) comparison.value());
        } else if (filter instanceof OneOf oneOf && oneOf.field().equals(FlowFields.REGION)) {
            Set<String> values = new HashSet<>();
            oneOf.values().forEach(value -> values.add((String) value));
            return values;
        }
        return null;
    }

    private static @Nullable Set<String> ofAll(And and) {
        Set<String> common = null;
        for (FlowPredicate part : and.parts()) {
            Set<String> allowed = of(part);
            if (common == null) {
                common = allowed;
            } else if (allowed != null) {
                common = new HashSet<>(common);
                common.retainAll(allowed);
            }
        }
        return common;
    }
}
