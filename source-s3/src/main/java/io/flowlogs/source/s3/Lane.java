package io.flowlogs.source.s3;

import io.flowlogs.source.s3.StretchReader.Group;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A stretch that is being listed, with the objects of it that are known. Used by one thread; lists in others. */
final class Lane {
    /** Lanes of which the next object is not known yet come first: it may be earlier than those of others. */
    static final Comparator<Lane> BY_NEXT = Comparator.comparingLong(Lane::time).thenComparing(Lane::text);

    private final Stretch stretch;
    private final StretchReader reader;
    private final DaemonPool pool;
    private final Deque<Found> ready = new ArrayDeque<>();
    private @Nullable Future<Group> pending;
    private long earliest;
    private boolean wasAwaited;
    private boolean isOver;

    Lane(Stretch stretch, StretchReader reader, DaemonPool pool) {
        this.stretch = stretch;
        this.reader = reader;
        this.pool = pool;
        this.earliest = stretch.earliest();
    }

    private long time() {
        Found next = ready.peek();
        if (stretch.isTimeless()) {
            return Stretch.NO_TIME;
        }
        return next == null ? earliest : next.time();
    }

    /** No key begins like a folder and is less than it. */
    private String text() {
        Found next = ready.peek();
        if (next != null) {
            return next.object().key();
        }
        return stretch.isTimeless() ? stretch.folder().prefix() : "";
    }

    boolean isReady() {
        return !ready.isEmpty();
    }

    boolean isOver() {
        return isOver;
    }

    boolean wasAwaited() {
        return wasAwaited;
    }

    boolean isUnderWay() {
        return pending != null;
    }

    /** Begins to list the next objects, if that was not begun. */
    void begin() {
        if (pending == null && !isOver) {
            pending = pool.submit(reader::next);
        }
    }

    /** Waits for the next objects. */
    void await() throws IOException {
        begin();
        wasAwaited = true;
        if (pending == null) {
            return;
        }
        Group group = DaemonPool.await(pending);
        pending = null;
        ready.addAll(group.objects());
        earliest = group.earliestNext();
        isOver = group.objects().isEmpty();
    }

    Found take() {
        return ready.remove();
    }
}
