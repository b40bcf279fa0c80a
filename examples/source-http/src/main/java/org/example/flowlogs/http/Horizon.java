package org.example.flowlogs.http;

import io.flowlogs.value.TimeRange;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which folders and files may hold a record of a window. A record is in the window when its start is; a file that AWS names T has
 * those that end in the five minutes from T, up to ten minutes after their start and some more. What is not named by AWS may hold
 * anything.
 *
 * @param from the earliest second that a name may have
 * @param to the second after the latest
 */
record Horizon(long from, long to) {
    private static final long SLOT = 300;
    private static final long LONGEST_INTERVAL = 660;

    private static final Pattern FILE = Pattern.compile(
            "(?:.*/)?\\d{12}_vpcflowlogs_[a-z0-9-]+_fl-[0-9a-f]+_(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)Z_[0-9A-Za-z]+\\.log"
                    + "(?:\\.gz|\\.parquet)?");

    private static final Pattern FOLDER =
            Pattern.compile("(?:.*/)?(?:vpcflowlogs/[a-z0-9-]+|aws-service=vpcflowlogs/aws-region=[a-z0-9-]+)"
                    + "/(?:year=)?(\\d{4})(?:/(?:month=)?(\\d\\d)(?:/(?:day=)?(\\d\\d)(?:/(?:hour=)?(\\d\\d))?)?)?/");

    static Horizon of(TimeRange window, Duration slack) {
        long first = window.fromEpochSecond();
        long behind = window.toEpochSecond();
        return new Horizon(
                first == Long.MIN_VALUE ? first : Math.floorDiv(first, SLOT) * SLOT - slack.toSeconds(),
                behind == Long.MAX_VALUE ? behind : behind + LONGEST_INTERVAL + slack.toSeconds());
    }

    boolean hasFile(String path) {
        OptionalLong second = second(path);
        return second.isEmpty() || (from <= second.getAsLong() && second.getAsLong() < to);
    }

    boolean hasFolder(String path) {
        Matcher time = FOLDER.matcher(UrlText.decoded(path));
        if (!time.matches()) {
            return true;
        }
        try {
            LocalDateTime begin =
                    LocalDateTime.of(number(time, 1, 0), number(time, 2, 1), number(time, 3, 1), number(time, 4, 0), 0);
            LocalDateTime end = begin.plus(1, unit(time));
            return begin.toEpochSecond(ZoneOffset.UTC) < to && from < end.toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return true; // Such as the 31st of February.
        }
    }

    private static int number(Matcher time, int group, int otherwise) {
        String digits = time.group(group);
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    private static ChronoUnit unit(Matcher time) {
        if (time.group(4) != null) {
            return ChronoUnit.HOURS;
        } else if (time.group(3) != null) {
            return ChronoUnit.DAYS;
        }
        return time.group(2) != null ? ChronoUnit.MONTHS : ChronoUnit.YEARS;
    }

    /** The second in a name of AWS's. */
    static OptionalLong second(String path) {
        LocalDateTime time = time(path);
        return time == null ? OptionalLong.empty() : OptionalLong.of(time.toEpochSecond(ZoneOffset.UTC));
    }

    static @Nullable LocalDate day(String path) {
        LocalDateTime time = time(path);
        return time == null ? null : time.toLocalDate();
    }

    private static @Nullable LocalDateTime time(String path) {
        Matcher time = FILE.matcher(path);
        if (!time.matches()) {
            return null;
        }
        try {
            return LocalDateTime.of(
                    number(time, 1, 0), number(time, 2, 0), number(time, 3, 0), number(time, 4, 0), number(time, 5, 0));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
