package io.flowlogs.internal.plan;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times in a line: seconds, or milliseconds from 10^11 on, as some flow logs of 2017 had them. */
final class RecordTime {
    /** Stands for a time that is not there. */
    static final long NONE = Long.MIN_VALUE;

    private static final long MILLISECONDS_FROM = 100_000_000_000L;

    private RecordTime() {}

    static long toMillis(long value) {
        return value < MILLISECONDS_FROM ? value * 1000 : value;
    }

    static long toSeconds(long value) {
        return value < MILLISECONDS_FROM ? value : value / 1000;
    }

    /** The first millisecond at or after an instant. */
    static long ceilMillis(Instant instant) {
        long floor = floorMillis(instant);
        boolean exact = floor == Long.MAX_VALUE || floor == Long.MIN_VALUE || isWholeMillis(instant);
        return exact ? floor : floor + 1;
    }

    /** The last millisecond at or before an instant; saturates. */
    static long floorMillis(Instant instant) {
        if (instant.getEpochSecond() >= Long.MAX_VALUE / 1000) {
            return Long.MAX_VALUE;
        }
        return instant.getEpochSecond() <= Long.MIN_VALUE / 1000 ? Long.MIN_VALUE : instant.toEpochMilli();
    }

    static boolean isWholeMillis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).equals(instant);
    }
}
