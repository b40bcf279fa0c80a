package io.flowlogs.source.file;

import io.flowlogs.value.TimeRange;
import java.time.Duration;

/**
 * The times that the name of a file may have to hold a record of a window. A file named T has the records whose end lies in the
 * five minutes from T, while a record is in the window when its start is, up to ten minutes earlier and some more.
 */
record NameWindow(long from, long to) {
    static final NameWindow ALL = new NameWindow(Long.MIN_VALUE, Long.MAX_VALUE);

    private static final long SLOT = 300;
    private static final long LONGEST_INTERVAL = 660;

    static NameWindow of(TimeRange window, Duration slack) {
        long first = window.fromEpochSecond();
        long behind = window.toEpochSecond();
        return new NameWindow(
                first == Long.MIN_VALUE ? first : Math.floorDiv(first, SLOT) * SLOT - slack.toSeconds(),
                behind == Long.MAX_VALUE ? behind : behind + LONGEST_INTERVAL + slack.toSeconds());
    }

    boolean contains(long nameSecond) {
        return from <= nameSecond && nameSecond < to;
    }
}
