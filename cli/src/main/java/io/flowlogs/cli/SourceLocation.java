package io.flowlogs.cli;

import java.util.Map;

/**
 * A location with the options that hold for it alone.
 *
 * @param text what a user would type
 * @param options option name to text
 */
record SourceLocation(String text, Map<String, String> options) {
    SourceLocation {
        options = Map.copyOf(options);
    }

    /** Options may hold secrets. */
    @Override
    public String toString() {
        return text;
    }
}
