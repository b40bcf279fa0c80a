package io.flowlogs.internal.plan;

import io.flowlogs.record.FlowSourceException;

/**
 * Ends a unit some lines of which were read before others showed that its columns cannot be told. Records can be discarded by whoever has
 * them; a summary has them mixed with all others, and fails.
 */
final class Misread extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final FlowSourceException problem;

    Misread(FlowSourceException problem) {
        super(null, null, false, false);
        this.problem = problem;
    }
}
