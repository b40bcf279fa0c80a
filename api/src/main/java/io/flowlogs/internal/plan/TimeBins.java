package io.flowlogs.internal.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;

/**
 * Internal: bins of time, aligned to the epoch as the clocks of a zone show it. Where clocks are put forward or back, a bin is shorter or longer.
 * Remembers the last bin, as neighbouring records are of the same. Belongs to one thread.
 */
public final class TimeBins {
    private final long width;
    private final ZoneId zone;
    private final boolean fixed;
    private final long fixedOffset;
    private long begin = 1;
    private long end;

    /**
     * Makes bins.
     *
     * @param width their width, whole seconds
     * @param zone the zone whose clocks they are aligned to
     */
    public TimeBins(Duration width, ZoneId zone) {
        this.width = width.toSeconds();
        this.zone = zone;
        this.fixed = zone.getRules().isFixedOffset();
        this.fixedOffset = fixed ? zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds() : 0;
    }

    /**
     * Returns the beginning of the bin of a second.
     *
     * @param second seconds since the epoch
     * @return seconds since the epoch
     */
    public long begin(long second) {
        find(second);
        return begin;
    }

    /**
     * Returns the end of the bin of a second, which is the beginning of the next.
     *
     * @param second seconds since the epoch
     * @return seconds since the epoch
     */
    public long end(long second) {
        find(second);
        return end;
    }

    private void find(long second) {
        if (second >= begin && second < end) {
            return;
        }
        if (fixed || !isInReach(second)) {
            long local = second + fixedOffset;
            begin = local - Math.floorMod(local, width) - fixedOffset;
            end = begin + width;
        } else {
            findByClock(second);
        }
    }

    /** What no clock can show is binned in UTC. */
    private static boolean isInReach(long second) {
        return second > Instant.MIN.getEpochSecond() / 2 && second < Instant.MAX.getEpochSecond() / 2;
    }

    /** Bins begin whenever clocks first show a multiple of the width, so that they follow one another without a gap. */
    private void findByClock(long second) {
        long local = second
                + zone.getRules().getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
        long localBegin = local - Math.floorMod(local, width);
        begin = atClock(localBegin);
        end = atClock(localBegin + width);
        while (end <= second) {
            localBegin += width;
            begin = end;
            end = atClock(localBegin + width);
        }
    }

    /** When clocks first show a time; when they leap over it, the moment of the leap. */
    private long atClock(long local) {
        LocalDateTime shown = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
        ZoneOffsetTransition leap = zone.getRules().getTransition(shown);
        return leap != null && leap.isGap()
                ? leap.toEpochSecond()
                : shown.atZone(zone).toEpochSecond();
    }
}
