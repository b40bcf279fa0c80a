package io.flowlogs.query;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * From when on sources are followed, and how often they are looked at. Immutable.
 *
 * @param from the start of the first records wanted; {@link Instant#MIN} means all there are, {@link Instant#MAX} only what comes
 *     from now on
 * @param interval how long to wait between two looks at a source that has nothing new; positive
 * @param checkpoint where to go on, as told by {@link FollowedRecords#checkpoint}; or null. Sources named in it go on there,
 *     whatever <code>from</code> says
 */
public record FollowOptions(
        Instant from, Duration interval, @Nullable String checkpoint) {
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(5);

    /**
     * Checks the interval.
     *
     * @param from the start of the first records wanted
     * @param interval how long to wait between two looks
     * @param checkpoint where to go on, or null
     * @throws IllegalArgumentException when the interval is not positive
     */
    public FollowOptions {
        Objects.requireNonNull(from, "from");
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("interval: expected a positive length of time, found " + interval + ".");
        }
    }

    /**
     * Asks for what comes from now on, looking every five seconds.
     *
     * @return the options
     */
    public static FollowOptions fromNow() {
        return from(Instant.MAX);
    }

    /**
     * Asks for records that start at or after a time, looking every five seconds.
     *
     * @param first the start of the first records wanted
     * @return the options
     */
    public static FollowOptions from(Instant first) {
        return new FollowOptions(first, USUAL_INTERVAL, null);
    }

    /**
     * Looks more or less often.
     *
     * @param length how long to wait between two looks at a source that has nothing new; positive
     * @return the changed options
     * @throws IllegalArgumentException when the length is not positive
     */
    public FollowOptions every(Duration length) {
        return new FollowOptions(from, length, checkpoint);
    }

    /**
     * Goes on where somebody else stopped.
     *
     * @param position what {@link FollowedRecords#checkpoint} returned there
     * @return the changed options
     */
    public FollowOptions resumingAt(String position) {
        return new FollowOptions(from, interval, position);
    }
}
