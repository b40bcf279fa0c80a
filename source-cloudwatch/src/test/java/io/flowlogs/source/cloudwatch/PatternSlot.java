package io.flowlogs.source.cloudwatch;

/** A place in a pattern: a field and its condition, or the dots that stand for any number of fields. */
record PatternSlot(String label, PatternNode condition) {
    static final String DOTS = "...";

    boolean isDots() {
        return label.equals(DOTS);
    }
}
