package io.flowlogs.internal.plan;

import io.flowlogs.record.FlowSourceException;
import java.util.List;

/** The threads of a query: daemons, begun with it and over with it. */
final class Workers {
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

    /** Interrupts the threads and waits for them, however often the caller is interrupted meanwhile. */
    static void stop(List<Thread> threads) {
        threads.forEach(Thread::interrupt);
        boolean interrupted = false;
        for (Thread thread : threads) {
            interrupted |= joined(thread);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean joined(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        return interrupted;
    }

    static FlowSourceException interrupted() {
        return new FlowSourceException("query", null, "interrupted before it was finished.", null);
    }
}
