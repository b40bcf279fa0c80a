package io.flowlogs.source.s3;

import io.flowlogs.source.Split;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Function;

/**
 * The splits of objects. Small objects, for which the time to the first byte is most of the time, are fetched while those before them are
 * read, as far as the bytes in flight go. Large ones are read as they come by whoever opens them. Used by one thread.
 */
final class SplitsAhead implements Iterator<Split> {
    /** Objects up to this size are fetched ahead. */
    static final long SMALL = 1 << 20;

    /** So many splits are made before they are asked for. */
    private static final int AHEAD = 64;

    private final MergedObjects objects;
    private final Function<StoredObject, Split> splits;
    private final DaemonPool pool;
    private final InFlight inFlight;
    private final Deque<Split> ready = new ArrayDeque<>();

    SplitsAhead(MergedObjects objects, Function<StoredObject, Split> splits, DaemonPool pool, long mostInFlight) {
        this.objects = objects;
        this.splits = splits;
        this.pool = pool;
        this.inFlight = new InFlight(mostInFlight);
    }

    @Override
    public boolean hasNext() {
        return !ready.isEmpty() || objects.hasNext();
    }

    @Override
    public Split next() {
        if (ready.isEmpty()) {
            makeReady();
        }
        Split next = ready.remove();
        while (ready.size() < AHEAD && objects.isNextKnown() && makeReady()) {
            // Goes on as long as there is room.
        }
        return next;
    }

    /** Makes the next split; tells whether there is room for the one after it. */
    private boolean makeReady() {
        Split split = splits.apply(objects.next().object());
        ready.add(split);
        return !(split instanceof ObjectSplit object && isSmall(object)) || fetch(object);
    }

    /** Of Parquet, a question rarely needs all. */
    private static boolean isSmall(ObjectSplit split) {
        return split.bytes().object().size() <= SMALL
                && !split.bytes().object().key().endsWith(".parquet");
    }

    private boolean fetch(ObjectSplit split) {
        if (!inFlight.reserve(split.bytes().object().size())) {
            return false;
        }
        FetchedAhead content = new FetchedAhead(split.bytes(), inFlight);
        split.fetched(content);
        split.bytes().effort().ahead.increment();
        pool.run(content);
        return true;
    }
}
