package io.flowlogs.source.cloudwatch;

import java.util.List;

/**
 * How many pages there are to a time, as seen of late, and how long a range should therefore be so that it makes about one. Safe for use by
 * several threads.
 */
final class Density {
    /** Event times of flow logs are whole seconds. */
    static final long SECOND = 1000;

    /** What a page holds at most, in bytes of messages and this much for each event. */
    private static final int PAGE_BYTES = 1 << 20;

    private static final int BYTES_BESIDES = 26;

    /** How much of a page a range should fill: a little too long a range costs a second request. */
    private static final double FILL = 0.7;

    /** How much the latest range counts beside all before. */
    private static final double WEIGHT = 0.5;

    private final int pageEvents;
    private double pagesPerMilli = -1;

    /** Starts with how many events a page has at most. */
    Density(int pageEvents) {
        this.pageEvents = pageEvents;
    }

    /** How much of a page these events make. Pages that are cut short, or empty, count for no more than what is in them. */
    double load(EventPages.Page page) {
        double events = (double) page.events().size() / pageEvents;
        return Math.min(1, Math.max(events, (double) bytes(page.events()) / PAGE_BYTES));
    }

    private static long bytes(List<LogEvent> events) {
        long sum = 0;
        for (LogEvent event : events) {
            sum += BYTES_BESIDES + event.line().length;
        }
        return sum;
    }

    /** Enters how many pages, or which part of one, lay in a time. */
    synchronized void enter(double pages, long millis) {
        double latest = pages / Math.max(SECOND, millis);
        pagesPerMilli = pagesPerMilli < 0 ? latest : WEIGHT * latest + (1 - WEIGHT) * pagesPerMilli;
    }

    synchronized boolean isKnown() {
        return pagesPerMilli >= 0;
    }

    /** How long a range should be, in whole seconds; very long where hardly anything is to be expected. */
    synchronized long width() {
        double millis = FILL / Math.max(pagesPerMilli, 1e-15);
        return Math.max(1, (long) (Math.min(millis, 1e15) / SECOND)) * SECOND;
    }

    /** About how many pages there are in a time. */
    synchronized double pages(long millis) {
        return Math.max(0, pagesPerMilli) * millis;
    }
}
