package io.flowlogs.source.cloudwatch;

import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.FollowRequest;
import io.flowlogs.source.LineSink;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/**
 * The end of one log group, or of some of its streams, looked at again and again. Events come late and out of order, so each look goes back over the overlap
 * and leaves out what was handed over. Used by one thread.
 */
final class GroupTail {
    private final String name;
    private final LogGroup group;
    private final ReadingRules rules;
    private final FollowRequest request;
    private final LogsCalls calls;
    private final FormatLookup lookup;
    private final Clock clock;
    private final SeenEvents seen;
    private GroupFormats formats = GroupFormats.UNKNOWN;
    private @Nullable EventPages look;
    private long begin;
    private long latest;

    /** Whether what is there already is to be passed over in silence. */
    private boolean silent;

    /**
     * Makes a tail.
     *
     * @param name tells the tail from others of the same feed
     * @param group the group
     * @param rules what to read of it; no more streams than one request may name
     */
    GroupTail(
            String name,
            LogGroup group,
            ReadingRules rules,
            FollowRequest request,
            LogsCalls calls,
            FormatLookup lookup,
            Clock clock,
            int mostSeen) {
        this.name = name;
        this.group = group;
        this.rules = rules;
        this.request = request;
        this.calls = calls;
        this.lookup = lookup;
        this.clock = clock;
        this.seen = new SeenEvents(mostSeen);
        this.silent = request.from().equals(Instant.MAX);
        this.begin = silent ? clock.millis() - rules.overlap().toMillis() : millis(request.from());
        this.latest = begin;
    }

    /** There are no events from before the epoch, and instants whose milliseconds are no number. */
    private static long millis(Instant from) {
        return from.isBefore(Instant.EPOCH) ? 0 : ReadingRules.ceilMillis(from);
    }

    String name() {
        return name;
    }

    LogGroup group() {
        return group;
    }

    /** Goes on where an earlier one stood. */
    void resume(TailPosition position) {
        begin = position.begin();
        latest = position.latest();
        seen.addEncoded(position.seen(), latest);
        silent = false;
    }

    TailPosition position() {
        return new TailPosition(begin, latest, seen.encoded());
    }

    /** Reads a page of the present look; begins one if there is none. */
    EventPages.Page read(LineSink sink) throws IOException {
        if (look == null) {
            look = newLook(sink);
        }
        return look.next();
    }

    /** Breaks the look off; the next page is the first of another, which finds again what this one did not come to. */
    void breakOff() {
        look = null;
    }

    /** Whether the last page that was read is not the last one of its look. */
    boolean isLooking() {
        return look != null;
    }

    /** What was known once still is when nobody answers for a while. */
    private GroupFormats known(LineSink sink) throws IOException {
        GroupFormats found = lookup.of(group);
        if (found.notice() == null) {
            return found;
        }
        boolean wasKnown = !formats.flowLogs().isEmpty();
        if (!wasKnown && !found.notice().equals(formats.notice())) {
            sink.notice(found.notice());
        }
        return wasKnown ? formats : found;
    }

    private EventPages newLook(LineSink sink) throws IOException {
        FlowLogFormat given = request.format();
        formats = given == null ? known(sink) : GroupFormats.UNKNOWN;
        long from = Math.max(begin, latest - rules.overlap().toMillis());
        TimeRange window = TimeRange.since(Instant.ofEpochMilli(from));
        ScanRequest asked = new ScanRequest(request.filter(), window, Set.of(), OptionalLong.empty(), given);
        EventFilter filter =
                rules.filters(group, formats, asked, EventFilter.LARGEST_PAGE).get(0);
        return new EventPages(calls, filter.open(from).build());
    }

    /**
     * Hands over what is new in a page.
     *
     * @return whether anything was
     */
    boolean hand(EventPages.Page page, LineSink sink) throws IOException {
        FormatChooser chooser = formats.areSeveral() ? new FormatChooser(formats) : null;
        EventLines lines = new EventLines(sink, calls.effort(), null, formats.only(), chooser);
        boolean handed = false;
        for (FilteredLogEvent event : page.events()) {
            if (!isSeen(event) && !silent) {
                lines.add(event);
                handed = true;
            }
            enter(event);
        }
        forget();
        if (page.isLast()) {
            look = null;
            silent = false;
        }
        return handed;
    }

    private boolean isSeen(FilteredLogEvent event) {
        return event.eventId() != null && seen.contains(event.eventId());
    }

    /** An event dated ahead is no reason to pass over those that come until then. */
    private void enter(FilteredLogEvent event) {
        long time = event.timestamp() == null ? latest : event.timestamp();
        latest = Math.max(latest, Math.min(time, clock.millis()));
        if (event.eventId() != null) {
            seen.add(event.eventId(), time);
        }
    }

    /** Pages come in the order of time, so that a look has no need of what lies before the overlap. */
    private void forget() {
        seen.forgetBefore(latest - rules.overlap().toMillis());
        long known = seen.shorten();
        if (known > begin) {
            calls.effort().shortenedOverlaps.increment();
            begin = known;
        }
    }
}
