package io.flowlogs.gen;

import java.util.OptionalLong;

/** The first and the last time of a field, if the format has the field. */
final class TimeBounds {
    private final boolean isShown;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    TimeBounds(boolean isShown) {
        this.isShown = isShown;
    }

    void add(long time) {
        if (time < first) first = time;
        if (time > last) last = time;
    }

    long shown(long time) {
        return isShown ? time : 0;
    }

    OptionalLong first() {
        return isShown && first <= last ? OptionalLong.of(first) : OptionalLong.empty();
    }

    OptionalLong last() {
        return isShown && first <= last ? OptionalLong.of(last) : OptionalLong.empty();
    }
}
