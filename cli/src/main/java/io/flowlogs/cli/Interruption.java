package io.flowlogs.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command finish what it is at when the process is asked to end, by Ctrl-C say: it is told to stop, and given a while. How the process
 * ends, and with which code, stays as it is.
 */
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 5;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "flowlogs-interruption");
    private Runnable stopping = () -> {};
    private boolean interrupted;

    private Interruption() {}

    /** Begins to watch; closing says that everything is finished. */
    static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Says what is to be done, which may be at once. */
    synchronized void then(Runnable stop) {
        stopping = stop;
        if (interrupted) {
            stop.run();
        }
    }

    private void stop() {
        synchronized (this) {
            interrupted = true;
            stopping.run();
        }
        try {
            if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return; // The end of the process does not wait for what hangs.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is running.
        }
    }
}
