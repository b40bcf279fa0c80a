package io.flowlogs.source.cloudwatch;

import io.flowlogs.query.FlowPredicate.Op;
import io.flowlogs.record.FlowField;
import io.flowlogs.source.cloudwatch.Condition.Strength;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Conditions on numbers, in AWS's notation. */
final class NumberConditions {
    /** One less than where a floating-point number no longer tells neighbours apart, should numbers be read as such. */
    private static final long GREATEST = (1L << 53) - 1;

    /** Whether <code>= 22</code> finds <code>022</code> is not documented; few numbers begin with a zero. */
    private static final String LEADING_ZERO = "= 0*";

    private NumberConditions() {}

    static @Nullable Condition oneOf(FlowField<?> field, List<Long> numbers) {
        if (numbers.isEmpty() || !numbers.stream().allMatch(NumberConditions::isPlain)) {
            return null;
        }
        Stream<String> terms = Stream.concat(numbers.stream().map(number -> "= " + number), Stream.of(LEADING_ZERO));
        return Condition.any(field, Strength.EQUALITY, terms.toList());
    }

    /** A number that cannot be excluded is passed over: that excludes less. */
    static @Nullable Condition noneOf(FlowField<?> field, List<Long> numbers) {
        List<String> terms = numbers.stream()
                .filter(NumberConditions::isPlain)
                .map(number -> "!= " + number)
                .toList();
        return terms.isEmpty() ? null : Condition.all(field, Strength.EXCLUSION, terms);
    }

    static @Nullable Condition bound(FlowField<?> field, Op op, long number) {
        return isPlain(number) ? Condition.all(field, Strength.BOUND, List.of(op.symbol() + " " + number)) : null;
    }

    /** No field holds a negative number, and signs are documented for JSON only. */
    private static boolean isPlain(long number) {
        return number >= 0 && number <= GREATEST;
    }
}
