package io.flowlogs.cli;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Points in time as people type them: ISO 8601 with or without zone, time or seconds; epoch seconds or milliseconds; a length of
 * time before now; <code>now</code>, <code>today</code>, <code>yesterday</code>.
 */
final class TimeText {
    private static final long MILLISECONDS_FROM = 100_000_000_000L;
    private static final int FEWEST_EPOCH_DIGITS = 9;
    private static final int MOST_EPOCH_DIGITS = 15;

    private final Clock clock;
    private final ZoneId zone;

    /** The zone is that of times that do not name one. */
    TimeText(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    Instant parse(String option, String text) {
        Instant found = parseOrNull(text);
        if (found == null) {
            throw new UsageException(option + ": expected a time, found '" + text + "'. Write such as 2024-06-01,"
                    + " 2024-06-01T12:30, 2024-06-01T12:30:00Z, 1717200000, 15m, '2h ago', today or yesterday.");
        }
        return found;
    }

    @Nullable
    Instant parseOrNull(String text) {
        String trimmed = text.strip();
        Instant word = named(trimmed.toLowerCase(Locale.ROOT));
        if (word != null) {
            return word;
        }
        try {
            Instant ago = ago(trimmed);
            Instant epoch = ago == null ? epoch(trimmed) : ago;
            return epoch == null ? iso(trimmed) : epoch;
        } catch (DateTimeException | ArithmeticException outOfRange) {
            return null;
        }
    }

    private @Nullable Instant named(String word) {
        return switch (word) {
            case "now" -> clock.instant();
            case "today" -> today().atStartOfDay(zone).toInstant();
            case "yesterday" -> today().minusDays(1).atStartOfDay(zone).toInstant();
            case "tomorrow" -> today().plusDays(1).atStartOfDay(zone).toInstant();
            default -> null;
        };
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private @Nullable Instant ago(String text) {
        String bare = text.startsWith("-") ? text.substring(1) : text;
        String length = bare.toLowerCase(Locale.ROOT).endsWith("ago") ? bare.substring(0, bare.length() - 3) : bare;
        Duration before = DurationText.parse(length);
        return before == null ? null : clock.instant().minus(before);
    }

    /** Fewer digits than any flow log has in a time stamp are rather a date without hyphens. */
    private static @Nullable Instant epoch(String text) {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || text.length() < FEWEST_EPOCH_DIGITS || text.length() > MOST_EPOCH_DIGITS) {
            return null;
        }
        long number = Long.parseLong(text);
        return number < MILLISECONDS_FROM ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }

    private Instant iso(String text) {
        String dateTime =
                text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + "T" + text.substring(11) : text;
        String plain = dateTime.replace(" ", "");
        if (plain.length() <= 10) {
            return LocalDate.parse(plain).atStartOfDay(zone).toInstant();
        }
        int zoneAt = zoneAt(plain);
        if (zoneAt < 0) {
            return LocalDateTime.parse(plain).atZone(zone).toInstant();
        }
        return zoned(plain, zoneAt);
    }

    private static int zoneAt(String text) {
        for (int i = 11; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 'Z' || c == 'z' || c == '+' || c == '-') {
                return i;
            }
        }
        return -1;
    }

    private static Instant zoned(String text, int zoneAt) {
        if (text.endsWith("]")) {
            return ZonedDateTime.parse(text).toInstant();
        }
        String dateTime = text.substring(0, zoneAt);
        String offset = text.substring(zoneAt).toUpperCase(Locale.ROOT);
        return OffsetDateTime.of(LocalDateTime.parse(dateTime), ZoneOffset.of(offset))
                .toInstant();
    }
}
