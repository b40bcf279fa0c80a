package io.flowlogs.source.cloudwatch;

import java.time.Instant;
import java.util.Locale;

/**
 * An event of a {@link FaultServer}: a record of the default format, told from others by its number of bytes.
 *
 * @param number its number, which is its id, too
 * @param millis its time
 */
record FaultEvent(int number, long millis) {
    /** Packets have headers, without which nobody takes a line for a record. */
    static final long LEAST_BYTES = 100;

    static final String STREAM = "eni-0123456789abcdef0-all";

    static FaultEvent at(int number, Instant time) {
        return new FaultEvent(number, time.toEpochMilli());
    }

    String id() {
        return String.format(Locale.ROOT, "%056d", number);
    }

    /** By which a record is told. */
    long bytes() {
        return LEAST_BYTES + number;
    }

    String message() {
        long start = millis / 1000;
        return "2 123456789012 eni-0123456789abcdef0 192.0.2.1 198.51.100.7 50000 443 6 1 " + bytes() + " " + start
                + " " + (start + 60) + " ACCEPT OK";
    }
}
