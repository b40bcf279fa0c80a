package io.flowlogs.source.cloudwatch;

import io.flowlogs.query.FlowPredicate.Op;
import io.flowlogs.record.FlowField;
import io.flowlogs.source.cloudwatch.Condition.Strength;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bounds on time stamps, which records give in whole seconds. Now and then they give milliseconds: those are greater numbers than
 * any second asked for, so that they pass a lower bound anyway and have to be let past an upper one.
 */
final class TimeConditions {
    /** From here on, a number is taken as milliseconds; see {@link io.flowlogs.record.FieldKind#TIMESTAMP}. */
    private static final long MILLISECONDS_FROM = 100_000_000_000L;

    private TimeConditions() {}

    static @Nullable Condition bound(FlowField<?> field, Op op, Instant time) {
        long second = time.getEpochSecond();
        if (second < 0 || second >= MILLISECONDS_FROM) {
            return null;
        }
        String term = onWholeSeconds(op, time).symbol() + " " + second;
        return op == Op.LT || op == Op.LE
                ? Condition.any(field, Strength.BOUND, List.of(term, ">= " + MILLISECONDS_FROM))
                : Condition.all(field, Strength.BOUND, List.of(term));
    }

    /** Within a second, the second itself is before, and the next one after. */
    private static Op onWholeSeconds(Op op, Instant time) {
        if (time.equals(time.truncatedTo(ChronoUnit.SECONDS))) {
            return op;
        }
        return op == Op.LT || op == Op.LE ? Op.LE : Op.GT;
    }
}
