package io.flowlogs.cli;

/** A command line that cannot be carried out. The message says what was expected, what was found, and what to do. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
