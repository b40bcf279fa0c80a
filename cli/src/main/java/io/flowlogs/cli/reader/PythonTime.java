package io.flowlogs.cli.reader;

import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Times as the original understands them: seconds since 1970 or, above 2^31 - 1, milliseconds, so that what comes after 2038 is milliseconds
 * always. Here they are microseconds since 1970.
 */
final class PythonTime {
    /** No time. */
    static final long NONE = Long.MIN_VALUE;

    private static final long MOST_SECONDS = Integer.MAX_VALUE;
    private static final long FIRST = LocalDateTime.of(1, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    private static final long BEHIND = LocalDateTime.of(10_000, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    private static final long MICROS = 1_000_000;
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter FRACTION =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    private PythonTime() {}

    /** Returns the time of a number, or none where it is in no year from 1 to 9999. */
    static long of(BigInteger number) {
        return number.bitLength() < Long.SIZE ? of(number.longValue()) : NONE;
    }

    static long of(long number) {
        if (number <= MOST_SECONDS) {
            return number < FIRST ? NONE : number * MICROS;
        }
        // The division is one of floating point there, and rounded to microseconds.
        double seconds = number / 1000.0;
        double whole = Math.floor(seconds);
        return whole >= BEHIND ? NONE : ((long) whole) * MICROS + (long) Math.rint((seconds - whole) * MICROS);
    }

    static long seconds(long micros) {
        return Math.floorDiv(micros, MICROS);
    }

    /** As <code>str(datetime)</code>, or <code>-</code> for none. */
    static String text(long micros) {
        if (micros == NONE) {
            return "-";
        }
        int fraction = (int) Math.floorMod(micros, MICROS);
        LocalDateTime time = LocalDateTime.ofEpochSecond(seconds(micros), fraction * 1000, ZoneOffset.UTC);
        return (fraction == 0 ? SECONDS : FRACTION).format(time);
    }
}
