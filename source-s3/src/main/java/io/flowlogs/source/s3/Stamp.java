package io.flowlogs.source.s3;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A year, month, day or hour that folders are named after. Immutable.
 *
 * @param begin when it begins
 * @param unit how long it is
 */
record Stamp(LocalDateTime begin, ChronoUnit unit) {
    long fromSecond() {
        return begin.toEpochSecond(ZoneOffset.UTC);
    }

    long toSecond() {
        return begin.plus(1, unit).toEpochSecond(ZoneOffset.UTC);
    }

    boolean isDayOrHour() {
        return unit == ChronoUnit.DAYS || unit == ChronoUnit.HOURS;
    }
}
