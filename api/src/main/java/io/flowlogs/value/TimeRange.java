package io.flowlogs.value;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A window of time: from an instant, included, to another, excluded. {@link Instant#MIN} and {@link Instant#MAX} as
 * bounds mean that the window is open on that side, so {@link #ALL} holds every instant and every second a record can
 * carry.
 *
 * @param from the first instant inside
 * @param to the first instant behind it, not before {@code from}; when equal, the window is empty
 */
public record TimeRange(Instant from, Instant to) {
    /** All of time. */
    public static final TimeRange ALL = new TimeRange(Instant.MIN, Instant.MAX);

    /**
     * Makes a window.
     *
     * @param from the first instant inside
     * @param to the first instant behind it, not before {@code from}
     * @throws IllegalArgumentException when it would end before it starts
     */
    public TimeRange {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "expected a window that ends at or after its start " + from + ", found the end " + to);
        }
    }

    /**
     * Makes the window that starts at an instant and never ends.
     *
     * @param from the first instant inside
     * @return the window
     */
    public static TimeRange since(Instant from) {
        return new TimeRange(from, Instant.MAX);
    }

    /**
     * Makes the window of all that lies before an instant.
     *
     * @param to the first instant outside
     * @return the window
     */
    public static TimeRange until(Instant to) {
        return new TimeRange(Instant.MIN, to);
    }

    /**
     * Makes the window of a length that ends now.
     *
     * @param length how long the window is, not negative
     * @param clock tells what now is
     * @return the window
     * @throws IllegalArgumentException when the length is negative
     * @throws java.time.DateTimeException when the window would start before the first instant there is
     */
    public static TimeRange last(Duration length, Clock clock) {
        Instant now = clock.instant();
        return new TimeRange(now.minus(length), now);
    }

    /**
     * Makes the window of one hour that ends now.
     *
     * @param clock tells what now is
     * @return the window
     */
    public static TimeRange lastHour(Clock clock) {
        return last(Duration.ofHours(1), clock);
    }

    /**
     * Tells whether an instant lies inside.
     *
     * @param instant any instant
     * @return whether it is not before {@code from} and before {@code to}
     */
    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && (instant.isBefore(to) || to.equals(Instant.MAX));
    }

    /**
     * Tells whether the start of a second lies inside.
     *
     * @param epochSecond any number of seconds since 1970-01-01T00:00:00Z, even one no {@link Instant} can hold
     * @return whether it lies in the window
     */
    public boolean containsSecond(long epochSecond) {
        return epochSecond >= fromEpochSecond() && (epochSecond < toEpochSecond() || to.equals(Instant.MAX));
    }

    /**
     * Tells whether this window and another have an instant in common.
     *
     * @param other any window
     * @return whether they overlap; an empty window overlaps none
     */
    public boolean intersects(TimeRange other) {
        return !isEmpty() && !other.isEmpty() && from.isBefore(other.to) && other.from.isBefore(to);
    }

    /**
     * Tells whether no instant lies inside.
     *
     * @return whether the window ends where it starts
     */
    public boolean isEmpty() {
        return from.equals(to);
    }

    /**
     * Returns the first whole second inside: {@code from} rounded up. With {@link #toEpochSecond}, a second {@code s}
     * lies inside exactly when {@code fromEpochSecond() <= s && s < toEpochSecond()}, for bounds within a second too.
     *
     * @return seconds since 1970-01-01T00:00:00Z; {@link Long#MIN_VALUE} for a window without a start
     */
    public long fromEpochSecond() {
        return from.equals(Instant.MIN) ? Long.MIN_VALUE : roundedUp(from);
    }

    /**
     * Returns the first whole second behind the window: {@code to} rounded up.
     *
     * @return seconds since 1970-01-01T00:00:00Z; {@link Long#MAX_VALUE} for a window without an end, where that
     *     second, too,
     *     lies inside
     */
    public long toEpochSecond() {
        return to.equals(Instant.MAX) ? Long.MAX_VALUE : roundedUp(to);
    }

    /**
     * Rounds up, because a second is inside when its start is: 12:00:00.5 excludes 12:00:00 and, as an end, includes
     * it.
     */
    private static long roundedUp(Instant instant) {
        return instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0);
    }

    /** Returns such as {@code [2024-05-01T00:00:00Z, 2024-05-02T00:00:00Z)}, with {@code ..} for an open side. */
    @Override
    public String toString() {
        return "[" + (from.equals(Instant.MIN) ? ".." : from) + ", " + (to.equals(Instant.MAX) ? ".." : to) + ")";
    }
}
