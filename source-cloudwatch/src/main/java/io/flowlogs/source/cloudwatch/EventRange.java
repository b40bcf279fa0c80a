package io.flowlogs.source.cloudwatch;

import io.flowlogs.source.LineSink;
import io.flowlogs.source.SourceAccessException;
import io.flowlogs.source.Split;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The events of a range of time, in milliseconds, half open. The first page can be looked at beforehand, to see how much there is; the
 * one reader that comes next takes it over.
 */
final class EventRange implements Split.OfLines {
    private final GroupReading reading;
    private final EventFilter filter;
    private final long from;
    private final long to;
    private final Density density;

    /** Made once: every record that is made of an event has it. */
    private final String name;

    private @Nullable FirstPage first;
    private @Nullable SourceAccessException refusal;
    private boolean looked;
    private boolean more;

    EventRange(GroupReading reading, EventFilter filter, long from, long to, Density density) {
        this.reading = reading;
        this.filter = filter;
        this.from = from;
        this.to = to;
        this.density = density;
        this.name = reading.shown()
                + (filter.streams().isEmpty() ? "" : " " + filter.streams().size() + " streams") + " "
                + Shown.range(from, to);
    }

    long from() {
        return from;
    }

    long to() {
        return to;
    }

    /** A page that was read, and where to go on. */
    private record FirstPage(EventPages pages, EventPages.Page page) {}

    @Override
    public String name() {
        return name;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    /**
     * Reads the first page, so that the density is known; unless that was tried before. A refusal met here is the answer to whoever reads next: should the
     * service change its mind until then, what is not asked for because of it would be missing without a word.
     *
     * @return whether there are more pages
     */
    synchronized boolean look() throws IOException {
        if (looked) {
            return more;
        }
        looked = true;
        try {
            first = firstPage();
        } catch (SourceAccessException e) {
            refusal = e;
            throw e;
        }
        more = !first.page().isLast();
        return more;
    }

    /** Forgets what was looked at. */
    synchronized void forget() {
        first = null;
    }

    /** The page that was looked at is there for the one who reads first. */
    private synchronized FirstPage takeFirst() throws IOException {
        FirstPage taken = first;
        SourceAccessException told = refusal;
        first = null;
        refusal = null;
        looked = true;
        if (told != null) {
            throw told;
        }
        return taken == null ? firstPage() : taken;
    }

    /** A refusal is known before anybody who waits for this page goes on to make further ranges. */
    private FirstPage firstPage() throws IOException {
        EventPages pages =
                new EventPages(reading.calls(), filter.request(from, to).build());
        try {
            EventPages.Page page = pages.next();
            measure(page);
            return new FirstPage(pages, page);
        } catch (SourceAccessException e) {
            reading.refuse();
            throw e;
        }
    }

    private void measure(EventPages.Page page) {
        List<LogEvent> events = page.events();
        if (page.isLast()) {
            density.enter(density.load(page), to - from);
        } else if (!events.isEmpty()) {
            long last = events.get(events.size() - 1).millis(to);
            density.enter(density.load(page), last - from);
        }
    }

    @Override
    public void read(LineSink lines) throws IOException {
        try {
            readInSomeWay(lines);
        } catch (SourceAccessException e) {
            reading.refuse();
            throw new SourceAccessException(
                    e.reason(), e.getMessage() + " What comes after this time was not asked for.", e.getCause());
        }
    }

    private void readInSomeWay(LineSink lines) throws IOException {
        if (reading.isInfrequentAccess()) {
            reading.readByInsights(filter, from, to, lines);
            return;
        }
        FirstPage begin = takeFirstOrDiscover();
        if (begin == null) {
            reading.readByInsights(filter, from, to, lines);
        } else {
            readFrom(begin, reading.lines(lines));
        }
    }

    /** Returns null when the group turns out to be one that has to be read in another way. */
    private @Nullable FirstPage takeFirstOrDiscover() throws IOException {
        try {
            return takeFirst();
        } catch (IOException e) {
            if (reading.discoversInfrequentAccess(e)) {
                return null;
            }
            throw e;
        }
    }

    private void readFrom(FirstPage begin, EventLines lines) throws IOException {
        double load = density.load(begin.page());
        hand(begin.page(), lines);
        EventPages pages = begin.pages();
        while (pages.hasNext()) {
            EventPages.Page page = pages.next();
            load += density.load(page);
            hand(page, lines);
        }
        density.enter(load, to - from);
    }

    /** Tests the time once more: of what a server gives, nothing else may count. */
    private void hand(EventPages.Page page, EventLines lines) throws IOException {
        for (LogEvent event : page.events()) {
            long time = event.millis(from);
            if (time >= from && time < to) {
                lines.add(event);
            }
        }
    }
}
