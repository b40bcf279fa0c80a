package io.flowlogs.source.cloudwatch;

import io.flowlogs.source.Split;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a window into ranges that make about a page each, as far as can be known: the first is short, and before one is made that is much longer
 * than those before, its first page is looked at. A window without much traffic thus takes few requests, and one with much is read by
 * many threads at once. Used by one thread at a time.
 */
final class RangeSplits implements Iterator<Split> {
    /** The first range is this part of the window. */
    private static final int FIRST_PART = 32;

    /** How much longer than the range before a range may be. */
    private static final int GROWTH = 4;

    /** A range that would take more pages than this is cut again. */
    private static final double MOST_PAGES = 3;

    private final GroupReading reading;
    private final EventFilter filter;
    private final long end;
    private final long firstWidth;
    private final Density density;
    private long next;
    private long lastWidth;
    private @Nullable EventRange previous;

    RangeSplits(GroupReading reading, EventFilter filter, long from, long to) {
        this.reading = reading;
        this.filter = filter;
        this.next = from;
        this.end = to;
        this.density = new Density(filter.pageSize());
        this.firstWidth = firstWidth(from, to);
        this.lastWidth = wholeSeconds(firstWidth / GROWTH);
    }

    /** How many ranges a window has at least, which is when hardly anything is in it. */
    static long fewest(EventFilter filter, long from, long to) {
        long first = firstWidth(from, to);
        long last = wholeSeconds(first / GROWTH);
        long ranges = 0;
        long at = from;
        while (at < to) {
            long end = endOf(at, filter.pattern() == null ? GROWTH * last : first, to);
            last = Math.max(Density.SECOND, end - at);
            at = end;
            ranges++;
        }
        return ranges;
    }

    private static long firstWidth(long from, long to) {
        return wholeSeconds((to - from) / FIRST_PART);
    }

    private static long endOf(long from, long width, long to) {
        return to - from <= width + Density.SECOND ? to : wholeSeconds(from + width);
    }

    @Override
    public boolean hasNext() {
        learnFromFirst();
        return next < end && !reading.isRefused();
    }

    @Override
    public Split next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more ranges");
        }
        EventRange range = range(width());
        if (isMuchLonger(range) && isTooFull(range)) {
            range.forget();
            range = range(width());
        }
        lastWidth = Math.max(Density.SECOND, range.to() - range.from());
        next = range.to();
        previous = range;
        return range;
    }

    /** By now somebody reads the first range; what its first page says is worth waiting for. */
    private void learnFromFirst() {
        if (previous != null && !density.isKnown() && !reading.isRefused() && !reading.isInfrequentAccess()) {
            isTooFull(previous);
        }
    }

    /** A search for what is rare gives many empty pages for a range, so that long ones would leave it to few threads. */
    private long width() {
        long longest = filter.pattern() == null ? GROWTH * lastWidth : firstWidth;
        return density.isKnown() ? Math.min(density.width(), longest) : longest;
    }

    private EventRange range(long width) {
        return new EventRange(reading, filter, next, endOf(next, width, end), density);
    }

    private static long wholeSeconds(long millis) {
        return Math.max(1, millis / Density.SECOND) * Density.SECOND;
    }

    private boolean isMuchLonger(EventRange range) {
        return previous != null && range.to() - range.from() > 2 * lastWidth;
    }

    /** A failure here is told by whoever reads the range; when the group cannot be read at all, there is no use in making more. */
    private boolean isTooFull(EventRange range) {
        try {
            return range.look() && density.pages(range.to() - range.from()) > MOST_PAGES;
        } catch (IOException e) {
            reading.discoversInfrequentAccess(e);
            return false;
        }
    }
}
