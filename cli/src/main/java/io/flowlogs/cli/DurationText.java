package io.flowlogs.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lengths of time as people type them: 90s, 15m, 2h30m, 1d, 2w, 3 hours, PT1H30M. */
final class DurationText {
    /** Two hundred years; more is a slip of the finger. */
    private static final Duration LONGEST = Duration.ofDays(73_000);

    private final String text;
    private int at;

    private DurationText(String text) {
        this.text = text;
    }

    /** Returns null for what is no length of time. */
    static @Nullable Duration parse(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        Duration length = lower.startsWith("p") ? iso(lower) : new DurationText(lower).sum();
        return length == null || length.isNegative() || length.compareTo(LONGEST) > 0 ? null : length;
    }

    private static @Nullable Duration iso(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException notIso) {
            return null;
        }
    }

    private @Nullable Duration sum() {
        Duration total = Duration.ZERO;
        do {
            Duration part = part();
            if (part == null) {
                return null;
            }
            total = total.plus(part);
            skipBlanks();
        } while (at < text.length());
        return total;
    }

    private @Nullable Duration part() {
        long number = number();
        skipBlanks();
        long seconds = secondsOf(word());
        return number < 0 || seconds == 0 ? null : Duration.ofSeconds(number * seconds);
    }

    /** Nine digits at most, so that nothing can overflow; -1 when there is no number. */
    private long number() {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at == from || at - from > 9 ? -1 : Long.parseLong(text.substring(from, at));
    }

    private String word() {
        int from = at;
        while (at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z') {
            at++;
        }
        return text.substring(from, at);
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private static long secondsOf(String unit) {
        return switch (unit) {
            case "s", "sec", "secs", "second", "seconds" -> 1;
            case "m", "min", "mins", "minute", "minutes" -> 60;
            case "h", "hr", "hrs", "hour", "hours" -> 3600;
            case "d", "day", "days" -> 86_400;
            case "w", "week", "weeks" -> 604_800;
            default -> 0;
        };
    }
}
