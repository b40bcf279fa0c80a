package io.flowlogs.source.file;

import java.time.Duration;

/** Waits. Tests let something happen instead. */
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
