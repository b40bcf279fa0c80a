package io.flowlogs.internal.plan;

import io.flowlogs.internal.text.DecimalText;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** The time before a line of an export task: ISO 8601 with milliseconds, or 13 digits of epoch milliseconds. */
final class ExportPrefix {
    private static final int MILLIS_DIGITS = 13;

    private ExportPrefix() {}

    static boolean isTime(String word) {
        return millis(word) != RecordTime.NONE;
    }

    /** The time in milliseconds, or {@link RecordTime#NONE}. */
    static long millis(String word) {
        if (word.length() == MILLIS_DIGITS && word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Long.parseLong(word);
        }
        if (word.length() < 20 || word.charAt(10) != 'T' || !word.endsWith("Z")) {
            return RecordTime.NONE;
        }
        try {
            return Instant.parse(word).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException e) {
            return RecordTime.NONE;
        }
    }

    /** The same from afar: what is no time for certain, told without making an object. */
    static boolean looksLikeTime(byte[] buffer, int from, int to) {
        int length = to - from;
        if (length == MILLIS_DIGITS) {
            return DecimalText.parseUnsigned(buffer, from, to) >= 0;
        }
        return length >= 20 && buffer[from + 10] == 'T' && buffer[to - 1] == 'Z';
    }
}
