package io.flowlogs.source.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * The objects of all stretches in the order of their times, and of keys where times are equal or unknown. The order does not depend on how
 * long listing takes. Used by one thread.
 */
final class MergedObjects implements Iterator<Found> {
    /** So many stretches are listed at the same time, of those whose turn is to come. */
    private static final int AHEAD = 16;

    private final PriorityQueue<Lane> lanes = new PriorityQueue<>(Lane.BY_NEXT);
    private final Iterator<Lane> toBegin;
    private final boolean few;
    private int begun;

    MergedObjects(List<Stretch> stretches, Listings listings, Sieve sieve, SkipCounts counts, DaemonPool pool) {
        List<Lane> inOrder = stretches.stream()
                .sorted(Comparator.comparingLong(Stretch::earliest)
                        .thenComparing(stretch -> stretch.folder().prefix()))
                .map(stretch -> new Lane(stretch, new StretchReader(stretch, listings, sieve, counts), pool))
                .toList();
        lanes.addAll(inOrder);
        toBegin = inOrder.iterator();
        few = inOrder.size() <= AHEAD;
    }

    @Override
    public boolean hasNext() {
        try {
            while (!lanes.isEmpty() && !lanes.element().isReady()) {
                Lane first = lanes.remove();
                advance(first);
            }
            return !lanes.isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void advance(Lane lane) throws IOException {
        beginSome();
        boolean wasAhead = !lane.wasAwaited() && lane.isUnderWay();
        lane.await();
        begun -= wasAhead ? 1 : 0;
        if (!lane.isOver()) {
            beginNext(lane);
            lanes.add(lane);
        }
    }

    /** Stretches that come later are begun in their order, so that they are listed when their turn comes. */
    private void beginSome() {
        while (begun < AHEAD && toBegin.hasNext()) {
            Lane next = toBegin.next();
            if (!next.wasAwaited()) {
                next.begin();
                begun++;
            }
        }
    }

    /** Of few stretches the objects after the next are listed already, too; of many that would be too much to keep. */
    private void beginNext(Lane lane) {
        if (few) {
            lane.begin();
        }
    }

    /** Tells whether the next object is known, so that nobody has to wait for it. */
    boolean isNextKnown() {
        return !lanes.isEmpty() && lanes.element().isReady();
    }

    @Override
    public Found next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Lane first = lanes.remove();
        Found found = first.take();
        if (!first.isReady()) {
            first.begin();
        }
        lanes.add(first);
        return found;
    }
}
