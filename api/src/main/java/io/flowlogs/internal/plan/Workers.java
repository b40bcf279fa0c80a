package io.flowlogs.internal.plan;

import io.flowlogs.record.FlowSourceException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The threads of a query: daemons, begun with it and over with it. */
final class Workers {
    private static final long STOP_NANOS = 1_000_000_000L;

    private Workers() {}

    static Thread start(int number, Runnable work) {
        Thread thread = new Thread(work, "flowlogs-scan-" + number);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /**
     * Interrupts the threads and waits for them, however often the caller is interrupted meanwhile; but not for ever, since a thread that reads
     * from standard input, or from a socket, cannot be interrupted. It ends as soon as something comes, and keeps no program from ending.
     */
    static void stop(List<Thread> threads) {
        threads.forEach(Thread::interrupt);
        long deadline = System.nanoTime() + STOP_NANOS;
        boolean interrupted = false;
        for (Thread thread : threads) {
            interrupted |= joined(thread, deadline);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean joined(Thread thread, long deadline) {
        boolean interrupted = false;
        long left = deadline - System.nanoTime();
        while (thread.isAlive() && left > 0) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(thread, left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            left = deadline - System.nanoTime();
        }
        return interrupted;
    }

    static FlowSourceException interrupted() {
        return new FlowSourceException("query", null, "interrupted before it was finished.", null);
    }
}
