package io.flowlogs.source.cloudwatch;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Keeps requests below the number a second that AWS grants an account in a Region, as a bucket of tokens that fills at that rate. What
 * other programs of the account use up is told by throttling, to which the SDK adapts. Safe for use by several threads.
 */
final class RequestPace {
    /** Regions whose quota of FilterLogEvents differs from the usual one, from AWS's table of quotas. */
    private static final Set<String> SLOW =
            Set.of("ap-northeast-3", "ap-southeast-3", "ca-west-1", "eu-central-1", "il-central-1");

    private static final String FAST = "us-east-1";
    private static final int FAST_RATE = 25;
    private static final int USUAL_RATE = 10;
    private static final int SLOW_RATE = 5;
    private static final int UNLIMITED = 0;
    private static final long MILLIS = 1000;

    private final int perSecond;
    private final LongSupplier nanos;
    private final Pause pause;
    private final Effort effort;

    private final long begin;

    /** When the next request may be sent, had requests been spread evenly; in milliseconds since the beginning. */
    private long nextMillis = -MILLIS;

    private RequestPace(int perSecond, LongSupplier nanos, Pause pause, Effort effort) {
        this.perSecond = perSecond;
        this.nanos = nanos;
        this.pause = pause;
        this.effort = effort;
        this.begin = nanos.getAsLong();
    }

    /**
     * The pace AWS allows in a Region.
     *
     * @param nanos tells how time passes, in nanoseconds from any beginning; the time of day would not do, as it is put back now and then
     */
    static RequestPace of(String region, LongSupplier nanos, Pause pause, Effort effort) {
        return new RequestPace(quota(region), nanos, pause, effort);
    }

    /** No pace: for servers that are not AWS's. */
    static RequestPace unlimited(Effort effort) {
        return new RequestPace(UNLIMITED, System::nanoTime, Pause.REAL, effort);
    }

    static int quota(String region) {
        if (region.equals(FAST)) {
            return FAST_RATE;
        }
        return SLOW.contains(region) ? SLOW_RATE : USUAL_RATE;
    }

    /** Waits until a request may be sent. */
    void await() throws InterruptedIOException {
        long wait = perSecond == UNLIMITED ? 0 : reserve();
        if (wait <= 0) {
            return;
        }
        Duration time = Duration.ofMillis(wait);
        effort.waited(time);
        try {
            pause.pause(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting to send a request.");
        }
    }

    /** Takes a token, maybe one that is yet to come, and tells in how many milliseconds it comes. A second's worth may be saved up. */
    private synchronized long reserve() {
        long now = TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - begin);
        long earliest = Math.max(nextMillis, now - MILLIS);
        nextMillis = earliest + MILLIS / perSecond;
        return nextMillis - now;
    }
}
