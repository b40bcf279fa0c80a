package io.flowlogs.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * What became of a piece of work whose thread was interrupted, before it began or while it waited.
 *
 * @param result what it returned, if it did
 * @param failure how it ended, if it failed
 * @param flagged whether the thread still said that it was interrupted
 * @param ended whether it ended at all
 */
record Interrupted<R>(@Nullable R result, @Nullable Throwable failure, boolean flagged, boolean ended) {
    /** Nothing here takes long; a machine may. */
    static volatile Duration patience = Duration.ofMinutes(2);

    /** Does work on a thread that is interrupted already. */
    static <R> Interrupted<R> run(Callable<R> work) throws InterruptedException {
        Task<R> task = new Task<>(() -> {
            Thread.currentThread().interrupt();
            return work.call();
        });
        return task.run(thread -> {});
    }

    /**
     * Does work that will come to wait for something that never comes, and interrupts it then.
     *
     * @param waiting counted down as soon as it waits
     */
    static <R> Interrupted<R> whileWaiting(CountDownLatch waiting, Callable<R> work) throws InterruptedException {
        Task<R> task = new Task<>(() -> {
            try {
                return work.call();
            } finally {
                // Whoever ends without having waited must not be waited for.
                waiting.countDown();
            }
        });
        return task.run(thread -> {
            waiting.await();
            thread.interrupt();
        });
    }

    /** What is done to a thread while it works. */
    @FunctionalInterface
    private interface Interruption {
        void of(Thread thread) throws InterruptedException;
    }

    private static final class Task<R> implements Runnable {
        private final Callable<R> work;
        private volatile Interrupted<R> outcome = new Interrupted<>(null, null, false, false);

        Task(Callable<R> work) {
            this.work = work;
        }

        Interrupted<R> run(Interruption interruption) throws InterruptedException {
            Thread thread = new Thread(this, "interrupted reader");
            thread.setDaemon(true);
            thread.start();
            interruption.of(thread);
            thread.join(patience.toMillis());
            return outcome;
        }

        @Override
        public void run() {
            R result = null;
            Throwable failure = null;
            try {
                result = work.call();
            } catch (Exception | Error e) {
                failure = e;
            }
            outcome = new Interrupted<>(result, failure, Thread.currentThread().isInterrupted(), true);
        }
    }
}
