package io.flowlogs.cli;

import java.util.List;
import java.util.Map;

/**
 * A table of the file of settings that gives a name to sources.
 *
 * @param name what stands behind the @
 * @param line where it begins
 * @param lacksLocation whether nobody said where it is
 * @param locations the locations; none where there was something wrong with them
 * @param settings all other keys, in their order
 */
record NamedSource(String name, int line, boolean lacksLocation, List<Value> locations, Map<String, Value> settings) {
    static final String LOCATION = "location";
    static final String SINCE = "since";
    static final String FORMAT = "format";

    NamedSource {
        locations = List.copyOf(locations);
    }

    /**
     * A value as a word of the command line would have it.
     *
     * @param line where it stands
     * @param text what it says
     * @param isBoolean whether it was true or false without quotes
     */
    record Value(int line, String text, boolean isBoolean) {
        /** A value may be a secret. */
        @Override
        public String toString() {
            return "line " + line;
        }
    }

    /** Returns a setting that is no option of a source. */
    String text(String key, String fallback) {
        Value value = settings.get(key);
        return value == null ? fallback : value.text();
    }

    static boolean isOption(String key) {
        return !key.equals(SINCE) && !key.equals(FORMAT);
    }
}
