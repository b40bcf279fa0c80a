package io.flowlogs.record;

import org.jspecify.annotations.Nullable;

/**
 * Whatever goes wrong in reading flow logs. Messages read <em>where: what was expected, what was found. What to do.</em>
 */
public abstract sealed class FlowLogException extends RuntimeException
        permits FlowParseException, FlowSourceException, FlowConfigurationException, FilterSyntaxException {
    private static final long serialVersionUID = 1L;

    FlowLogException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
