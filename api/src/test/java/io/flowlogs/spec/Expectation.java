package io.flowlogs.spec;

import java.util.List;
import java.util.Map;

/** What reading one line has to give. */
public sealed interface Expectation {
    /**
     * A record.
     *
     * @param fields the text of every field, by name, in the order of the record; <code>-</code> where there is no data
     * @param typed what some fields decode to, by name, as the value prints itself; {@link #UNDECODABLE} where it fails
     * @param absent names of fields the record does not have
     */
    record Parsed(Map<String, String> fields, Map<String, String> typed, List<String> absent) implements Expectation {
        /** Stands for a value that cannot be decoded. */
        public static final String UNDECODABLE = "!";
    }

    /**
     * No record, and counted as malformed.
     *
     * @param reason too-few-fields or too-many-fields
     */
    record Malformed(String reason) implements Expectation {}

    /** No record, and not malformed either. */
    record Skipped() implements Expectation {}
}
