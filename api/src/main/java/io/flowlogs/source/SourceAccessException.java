package io.flowlogs.source;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A source that cannot be reached at all: its caller has no credentials, or the service refuses. Thrown by sources instead of a
 * plain {@link IOException}, so that whoever asked can tell this from data that is damaged. Immutable.
 */
public final class SourceAccessException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Who has to do something about it. */
    public enum Reason {
        /** The caller's own settings: no credentials, no region, a profile that does not exist. */
        CONFIGURATION,
        /** The service's answer: access denied, no such group or bucket, throttled for too long. */
        SERVICE
    }

    /** Why. */
    private final Reason reason;

    /**
     * Makes an exception.
     *
     * @param reason who has to do something about it
     * @param problem what was expected, what was found, and what to do; without secrets
     * @param cause the failure beneath, or null
     */
    public SourceAccessException(Reason reason, String problem, @Nullable Throwable cause) {
        super(problem, cause);
        this.reason = reason;
    }

    /**
     * Returns who has to do something about it.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
