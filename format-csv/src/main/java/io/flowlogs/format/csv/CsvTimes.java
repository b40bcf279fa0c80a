package io.flowlogs.format.csv;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Times as CloudWatch Logs and Athena write them. */
final class CsvTimes {
    private static final int DATE_LENGTH = "2024-05-01".length();
    private static final int LONGEST = 40;

    private CsvTimes() {}

    /** Reads milliseconds since 1970, or a date and time of day; null when it is neither. */
    static @Nullable Instant parse(String text) {
        try {
            return isDate(text) ? ofDate(text) : Instant.ofEpochMilli(Long.parseLong(text));
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    /** Tells whether a text begins as <code>2024-05-01</code> does. */
    static boolean isDate(String text) {
        return text.length() > DATE_LENGTH
                && text.length() <= LONGEST
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && (text.charAt(DATE_LENGTH) == ' ' || text.charAt(DATE_LENGTH) == 'T');
    }

    private static Instant ofDate(String text) {
        String time = text.substring(DATE_LENGTH + 1).replace(" UTC", "Z");
        boolean zoned = time.endsWith("Z") || time.indexOf('+') >= 0 || time.indexOf('-') >= 0;
        return OffsetDateTime.parse(text.substring(0, DATE_LENGTH) + "T" + time + (zoned ? "" : "Z"))
                .toInstant();
    }
}
