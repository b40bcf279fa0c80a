package io.flowlogs.source.cloudwatch;

/**
 * How many events there are to a time, as seen of late, and how long a range should therefore be so that it makes about one page. Safe for use
 * by several threads.
 */
final class Density {
    /** Event times of flow logs are whole seconds. */
    static final long SECOND = 1000;

    /** How much of a page a range should fill: a little too long a range costs a second request. */
    private static final double FILL = 0.7;

    /** How much the latest range counts beside all before. */
    private static final double WEIGHT = 0.5;

    private double eventsPerMilli = -1;
    private int pageEvents;

    /** Starts with what a page can hold; a page of long events holds fewer. */
    Density(int pageEvents) {
        this.pageEvents = pageEvents;
    }

    /**
     * Enters a page that was cut off after its last event. Mostly since more did not fit; but a service may give less at any time, so that one
     * page does not say what all others can hold.
     */
    synchronized void cutPage(int events, long millis) {
        pageEvents = Math.max(events, pageEvents / 2);
        enter(events, millis);
    }

    /** Enters a page with all there is in a time. It shows how much fits into a page, at least. */
    synchronized void wholePage(int events, long millis) {
        pageEvents = Math.max(events, pageEvents);
        enter(events, millis);
    }

    /** Enters what lay in a time. */
    synchronized void enter(long events, long millis) {
        double latest = (double) events / Math.max(SECOND, millis);
        eventsPerMilli = eventsPerMilli < 0 ? latest : WEIGHT * latest + (1 - WEIGHT) * eventsPerMilli;
    }

    synchronized boolean isKnown() {
        return eventsPerMilli >= 0;
    }

    /** How long a range should be, in whole seconds; very long where hardly anything is to be expected. */
    synchronized long width() {
        double millis = FILL * pageEvents / Math.max(eventsPerMilli, 1e-15);
        return Math.max(1, (long) (Math.min(millis, 1e15) / SECOND)) * SECOND;
    }

    /** About how many pages there are in a time. */
    synchronized double pages(long millis) {
        return Math.max(0, eventsPerMilli) * millis / pageEvents;
    }
}
