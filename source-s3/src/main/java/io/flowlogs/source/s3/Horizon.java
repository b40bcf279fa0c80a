package io.flowlogs.source.s3;

import io.flowlogs.value.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Which folders and objects may hold a record of a window. A record is in the window when its start is. Immutable.
 *
 * <p>An object that AWS delivers under the time T has the records whose end lies in the five minutes from T, up to ten minutes after their
 * start and some more. Folders of times that others made, such as Firehose, name when something arrived, in whatever time zone: a record
 * is expected there at most a day after it began. And no object has a record that began after it was written.
 *
 * @param from the first second of AWS's times
 * @param to the second behind the last of AWS's times
 * @param arrivedFrom the first second of times of arrival
 * @param arrivedTo the second behind the last time of arrival
 * @param writtenFrom the first second at which an object may have been written
 */
record Horizon(long from, long to, long arrivedFrom, long arrivedTo, long writtenFrom) {
    private static final long SLOT = 300;
    private static final long LONGEST_INTERVAL = 660;
    private static final long LATEST_ARRIVAL = Duration.ofHours(24).toSeconds();

    /** Clocks on earth are up to 12 hours behind that of Greenwich, and up to 14 ahead. */
    private static final long ZONES_BEHIND = Duration.ofHours(12).toSeconds();

    private static final long ZONES_AHEAD = Duration.ofHours(14).toSeconds();

    /** Folders are named after years of this century only. */
    private static final long FIRST_YEAR = secondOf(LocalDate.of(2000, 1, 1));

    private static final long LAST_YEAR = secondOf(LocalDate.of(2100, 1, 1));

    static Horizon of(TimeRange window, Duration slack) {
        long first = window.fromEpochSecond();
        long behind = window.toEpochSecond();
        long late = slack.toSeconds();
        boolean open = first == Long.MIN_VALUE;
        boolean endless = behind == Long.MAX_VALUE;
        return new Horizon(
                open ? first : Math.floorDiv(first, SLOT) * SLOT - late,
                endless ? behind : behind + LONGEST_INTERVAL + late,
                open ? first : first - ZONES_BEHIND - late,
                endless ? behind : behind + LONGEST_INTERVAL + LATEST_ARRIVAL + ZONES_AHEAD + late,
                open ? first : first - late);
    }

    boolean hasName(long second) {
        return from <= second && second < to;
    }

    /** The times that AWS's names may have, for people. */
    TimeRange range() {
        return new TimeRange(instant(from, Long.MIN_VALUE, Instant.MIN), instant(to, Long.MAX_VALUE, Instant.MAX));
    }

    private static Instant instant(long second, long open, Instant opened) {
        boolean tooFar = second < Instant.MIN.getEpochSecond() || second > Instant.MAX.getEpochSecond();
        return second == open || tooFar ? opened : Instant.ofEpochSecond(second);
    }

    boolean hasWritten(StoredObject object) {
        return object.written() >= writtenFrom;
    }

    boolean isBounded() {
        return from != Long.MIN_VALUE && to != Long.MAX_VALUE;
    }

    /** Whether something below a folder may have a record of the window. Years and months that others than AWS made may mean anything. */
    boolean has(Place place) {
        Stamp stamp = place.stamp();
        if (stamp == null) {
            return true;
        } else if (place.byAws()) {
            return stamp.fromSecond() < to && from < stamp.toSecond();
        }
        return !stamp.isDayOrHour() || (stamp.fromSecond() < arrivedTo && arrivedFrom < stamp.toSecond());
    }

    /** Whether every time that a folder of AWS may name has to be looked at. */
    boolean hasAll(Stamp stamp) {
        return from <= stamp.fromSecond() && stamp.toSecond() <= to;
    }

    /** The days of AWS's times in a part of them, at most some more than are asked for; only if it is bounded. */
    List<LocalDate> days(Place place, int most) {
        long begin = Math.max(
                from, place.stamp() == null ? FIRST_YEAR : place.stamp().fromSecond());
        long end =
                Math.min(to, place.stamp() == null ? LAST_YEAR : place.stamp().toSecond());
        if (begin >= end) {
            return List.of();
        }
        List<LocalDate> days = new ArrayList<>();
        LocalDate day = LocalDateTime.ofEpochSecond(begin, 0, ZoneOffset.UTC).toLocalDate();
        while (secondOf(day) < end && days.size() <= most) {
            days.add(day);
            day = day.plusDays(1);
        }
        return days;
    }

    private static long secondOf(LocalDate day) {
        return day.toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC);
    }
}
