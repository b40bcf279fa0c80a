package io.flowlogs.source.cloudwatch;

import io.flowlogs.source.cloudwatch.PatternNode.Reading;
import java.util.List;

/**
 * Says what a filter pattern for space-delimited events matches, as AWS documents it. It shares nothing with what writes patterns,
 * and understands more than is ever written.
 */
final class PatternOracle {
    private final List<PatternSlot> slots;
    private final Reading reading;

    private PatternOracle(List<PatternSlot> slots, Reading reading) {
        this.slots = slots;
        this.reading = reading;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException when it is none
     */
    static PatternOracle of(String pattern, Reading reading) {
        return new PatternOracle(new PatternParser(pattern).parse(), reading);
    }

    boolean matches(String message) {
        EventFields fields = new EventFields(message);
        int dots = dots();
        return dots < 0 ? matchesFromStart(fields) : matchesAroundDots(fields, dots);
    }

    private int dots() {
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).isDots()) {
                return i;
            }
        }
        return -1;
    }

    /** The last place takes what is left of the message. */
    private boolean matchesFromStart(EventFields fields) {
        int last = slots.size() - 1;
        return fields.count() >= slots.size() && matches(0, last, fields, 0) && matches(last, fields.rest(last));
    }

    private boolean matchesAroundDots(EventFields fields, int dots) {
        int behind = slots.size() - dots - 1;
        return fields.count() >= dots + behind
                && matches(0, dots, fields, 0)
                && matches(dots + 1, slots.size(), fields, fields.count() - behind - dots - 1);
    }

    private boolean matches(int from, int to, EventFields fields, int shift) {
        for (int i = from; i < to; i++) {
            if (!matches(i, fields.field(i + shift))) {
                return false;
            }
        }
        return true;
    }

    private boolean matches(int slot, String value) {
        return slots.get(slot).condition().matches(value, reading);
    }
}
