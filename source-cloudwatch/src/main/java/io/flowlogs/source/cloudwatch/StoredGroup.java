package io.flowlogs.source.cloudwatch;

import io.flowlogs.value.TimeRange;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What AWS says of a log group as a whole. Immutable.
 *
 * @param bytes the bytes it stores, as of some hours ago; null when not said
 * @param created when it was made, or null
 * @param retention how long events are kept, or null for ever
 * @param infrequentAccess whether only Logs Insights reads it
 */
record StoredGroup(
        @Nullable Long bytes,
        @Nullable Instant created,
        @Nullable Duration retention,
        boolean infrequentAccess) {
    /** How many of the bytes a window has if they came evenly since the group was made, or as long as they are kept; -1 when not known. */
    long evenShare(TimeRange window, Instant now) {
        if (bytes == null || created == null) {
            return -1;
        }
        Instant first = retention == null || created.isAfter(now.minus(retention)) ? created : now.minus(retention);
        Duration all = Duration.between(first, now);
        Instant from = window.from().isBefore(first) ? first : window.from();
        Instant to = window.to().isAfter(now) ? now : window.to();
        return all.toSeconds() <= 0 || !from.isBefore(to)
                ? 0
                : (long) ((double) bytes * Duration.between(from, to).toSeconds() / all.toSeconds());
    }
}
