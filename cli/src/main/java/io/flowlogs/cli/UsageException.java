package io.flowlogs.cli;

import java.util.List;

/** A command line that cannot be carried out. The message says what was expected, what was found, and what to do. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    UsageException(String message) {
        this(List.of(message));
    }

    /** A message of several lines, such as a filter and a caret below it. */
    UsageException(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    List<String> lines() {
        return lines;
    }
}
