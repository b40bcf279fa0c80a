package io.flowlogs.source.cloudwatch;

import java.time.Duration;

/** Waits. Tests have time pass in their own way. */
@FunctionalInterface
interface Pause {
    /** The usual way. */
    Pause REAL = time -> Thread.sleep(time.toMillis());

    /**
     * Waits for a length of time.
     *
     * @throws InterruptedException when the thread was interrupted
     */
    void pause(Duration time) throws InterruptedException;
}
