package io.flowlogs.testkit;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What became of a piece of work whose thread was interrupted before it began: nothing has to be waited for then, and whatever would
 * wait finds out at once.
 *
 * @param result what it returned, if it did
 * @param failure how it ended, if it failed
 * @param flagged whether the thread still said that it was interrupted
 * @param ended whether it ended at all
 */
record Interrupted<R>(@Nullable R result, @Nullable Throwable failure, boolean flagged, boolean ended) {
    /** Nothing here takes long; a machine may. */
    private static final long PATIENCE = TimeUnit.MINUTES.toMillis(2);

    static <R> Interrupted<R> run(Callable<R> work) throws InterruptedException {
        Task<R> task = new Task<>(work);
        Thread thread = new Thread(task, "interrupted reader");
        thread.setDaemon(true);
        thread.start();
        thread.join(PATIENCE);
        return task.outcome;
    }

    private static final class Task<R> implements Runnable {
        private final Callable<R> work;
        private volatile Interrupted<R> outcome = new Interrupted<>(null, null, false, false);

        Task(Callable<R> work) {
            this.work = work;
        }

        @Override
        public void run() {
            Thread.currentThread().interrupt();
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
