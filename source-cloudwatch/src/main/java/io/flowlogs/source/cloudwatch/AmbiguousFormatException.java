package io.flowlogs.source.cloudwatch;

import java.io.IOException;

/** A line that several formats fit. Asking again does not help; only the user knows. */
final class AmbiguousFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    AmbiguousFormatException(String problem) {
        super(problem);
    }
}
