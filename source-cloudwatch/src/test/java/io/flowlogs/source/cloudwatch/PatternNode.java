package io.flowlogs.source.cloudwatch;

import java.util.List;

/** The condition of one field of a pattern. */
interface PatternNode {
    /** What is not documented of numbers, read in two ways. */
    enum Reading {
        /** Equality is of texts; order is of exact numbers. */
        AS_TEXT,
        /** What looks like numbers is compared as floating-point numbers, quoted or not. */
        AS_NUMBERS
    }

    boolean matches(String value, Reading reading);

    /** All hold. */
    record All(List<PatternNode> parts) implements PatternNode {
        @Override
        public boolean matches(String value, Reading reading) {
            return parts.stream().allMatch(part -> part.matches(value, reading));
        }
    }

    /** One holds. */
    record Any(List<PatternNode> parts) implements PatternNode {
        @Override
        public boolean matches(String value, Reading reading) {
            return parts.stream().anyMatch(part -> part.matches(value, reading));
        }
    }
}
