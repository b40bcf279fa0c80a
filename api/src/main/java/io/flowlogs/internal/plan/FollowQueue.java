package io.flowlogs.internal.plan;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Between the threads that look at sources and the one that takes their records. Bounded for each source. */
final class FollowQueue {
    private static final int AHEAD = 2;

    private final Deque<HandOver> waiting = new ArrayDeque<>();
    private final int[] ahead;
    private int open;
    private boolean closed;

    /**
     * Makes an empty queue.
     *
     * @param sources how many sources there are
     * @param open how many of them can be followed
     */
    FollowQueue(int sources, int open) {
        this.ahead = new int[sources];
        this.open = open;
    }

    /** Waits until there is room. */
    synchronized void put(HandOver next) throws InterruptedException {
        while (!closed && ahead[next.source()] >= AHEAD) {
            wait();
        }
        if (closed) {
            throw new ScanCancelled();
        }
        ahead[next.source()]++;
        waiting.addLast(next);
        notifyAll();
    }

    /** Waits for the next; null when it was closed, or all sources are at their end. */
    synchronized @Nullable HandOver take() throws InterruptedException {
        while (!closed && open > 0 && waiting.isEmpty()) {
            wait();
        }
        HandOver first = closed ? null : waiting.pollFirst();
        if (first != null) {
            ahead[first.source()]--;
            open -= first.ended() ? 1 : 0;
            notifyAll();
        }
        return first;
    }

    synchronized void close() {
        closed = true;
        waiting.clear();
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }
}
