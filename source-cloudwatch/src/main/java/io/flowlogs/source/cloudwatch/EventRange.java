package io.flowlogs.source.cloudwatch;

import io.flowlogs.source.LineSink;
import io.flowlogs.source.Split;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

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
     * Reads the first page, unless that was done before, so that the density is known.
     *
     * @return whether there are more pages
     */
    synchronized boolean look() throws IOException {
        if (!looked) {
            first = firstPage();
            looked = true;
            more = !first.page().isLast();
        }
        return more;
    }

    /** Forgets what was looked at. */
    synchronized void forget() {
        first = null;
    }

    /** The page that was looked at is there for the one who reads first. */
    private synchronized FirstPage takeFirst() throws IOException {
        look();
        FirstPage taken = first == null ? firstPage() : first;
        first = null;
        return taken;
    }

    private FirstPage firstPage() throws IOException {
        EventPages pages =
                new EventPages(reading.calls(), filter.request(from, to).build());
        EventPages.Page page = pages.next();
        measure(page);
        return new FirstPage(pages, page);
    }

    private void measure(EventPages.Page page) {
        List<FilteredLogEvent> events = page.events();
        if (page.isLast()) {
            density.enter(events.size(), to - from);
        } else if (!events.isEmpty()) {
            long last = events.get(events.size() - 1).timestamp();
            density.fullPage(events.size(), Math.max(Density.SECOND, last - from));
        }
    }

    @Override
    public void read(LineSink lines) throws IOException {
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
        long events = hand(begin.page(), lines);
        EventPages pages = begin.pages();
        while (pages.hasNext()) {
            events += hand(pages.next(), lines);
        }
        density.enter(events, to - from);
    }

    /** Tests the time once more: of what a server gives, nothing else may count. */
    private long hand(EventPages.Page page, EventLines lines) throws IOException {
        LongPredicate inside = time -> time >= from && time < to;
        for (FilteredLogEvent event : page.events()) {
            if (event.timestamp() == null || inside.test(event.timestamp())) {
                lines.add(event);
            }
        }
        return page.events().size();
    }
}
