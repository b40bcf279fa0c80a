package io.flowlogs.report;

import io.flowlogs.record.FlowConfigurationException;

/** Adds what is not negative. */
final class ExactSum {
    private ExactSum() {}

    static long of(String what, long left, long right) {
        long sum = left + right;
        if (sum < 0) {
            throw new FlowConfigurationException(
                    what
                            + ": expected a sum of at most 64 bits, found more. Narrow the question, or check the input for absurd numbers.");
        }
        return sum;
    }
}
