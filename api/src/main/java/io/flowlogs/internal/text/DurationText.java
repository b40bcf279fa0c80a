package io.flowlogs.internal.text;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Internal: durations as people write them: <code>30m</code>, <code>2h30m</code>, <code>1d</code>, <code>90s</code>, <code>0</code>. */
public final class DurationText {
    private static final Pattern WHOLE = Pattern.compile("0|(?:\\d{1,6}[dhms])+");
    private static final Pattern PART = Pattern.compile("(\\d+)([dhms])");
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private DurationText() {}

    /**
     * Reads a duration.
     *
     * @param text what somebody typed
     * @return the duration, not negative, at most a hundred years
     * @throws IllegalArgumentException when it is none; says what was expected
     */
    public static Duration parse(String text) {
        if (text.length() > 64 || !WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("expected a duration such as 30m, 2h30m or 1d");
        }
        Duration sum = Duration.ZERO;
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            sum = sum.plus(part(Long.parseLong(parts.group(1)), parts.group(2)));
        }
        if (sum.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("expected at most " + LONGEST.toDays() + "d");
        }
        return sum;
    }

    private static Duration part(long number, String unit) {
        return switch (unit) {
            case "d" -> Duration.ofDays(number);
            case "h" -> Duration.ofHours(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofSeconds(number);
        };
    }
}
