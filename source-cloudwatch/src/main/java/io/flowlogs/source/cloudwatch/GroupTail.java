package io.flowlogs.source.cloudwatch;

import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.FollowRequest;
import io.flowlogs.source.LineSink;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/**
 * The end of one log group, looked at again and again. Events come late and out of order, so each look goes back over the overlap and leaves out what was
 * handed over. Used by one thread.
 */
final class GroupTail {
    private final LogGroup group;
    private final ReadingRules rules;
    private final FollowRequest request;
    private final LogsCalls calls;
    private final FormatLookup lookup;
    private final Clock clock;
    private final SeenEvents seen;
    private final Deque<EventPages> look = new ArrayDeque<>();
    private GroupFormats formats = GroupFormats.UNKNOWN;
    private long begin;

    /** Up to here everything was handed over, but for what comes late. */
    private long latest;

    /** How far the events of this look go. */
    private long furthest;

    /** Whether what is there already is to be passed over in silence. */
    private boolean silent;

    GroupTail(
            LogGroup group,
            ReadingRules rules,
            FollowRequest request,
            LogsCalls calls,
            FormatLookup lookup,
            Clock clock) {
        this(group, rules, request, calls, lookup, clock, SeenEvents.MOST);
    }

    GroupTail(
            LogGroup group,
            ReadingRules rules,
            FollowRequest request,
            LogsCalls calls,
            FormatLookup lookup,
            Clock clock,
            int mostSeen) {
        this.group = group;
        this.rules = rules;
        this.request = request;
        this.calls = calls;
        this.lookup = lookup;
        this.clock = clock;
        this.seen = new SeenEvents(mostSeen);
        this.silent = request.from().equals(Instant.MAX);
        this.begin = silent
                ? clock.instant().minus(rules.overlap()).toEpochMilli()
                : ReadingRules.ceilMillis(request.from());
        this.latest = begin;
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

    /**
     * Reads a page and hands over what is new in it.
     *
     * @return whether the look is over
     */
    boolean step(LineSink sink) throws IOException {
        if (look.isEmpty()) {
            beginLook(sink);
        }
        EventPages pages = look.getFirst();
        hand(pages.next(), sink);
        if (seen.isFull() && look.size() == 1) {
            forget();
        }
        if (!pages.hasNext()) {
            look.removeFirst();
        }
        if (look.isEmpty()) {
            endLook();
        }
        return look.isEmpty();
    }

    /** Breaks the look off; the next step begins another, which finds again what this one did not come to. */
    void breakOff() {
        look.clear();
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

    private void beginLook(LineSink sink) throws IOException {
        furthest = latest;
        FlowLogFormat given = request.format();
        formats = given == null ? known(sink) : GroupFormats.UNKNOWN;
        ScanRequest asked = new ScanRequest(request.filter(), TimeRange.ALL, Set.of(), OptionalLong.empty(), given);
        long from = Math.max(begin, latest - rules.overlap().toMillis());
        for (EventFilter filter : rules.filters(group, formats, asked, EventFilter.LARGEST_PAGE)) {
            look.add(new EventPages(calls, filter.open(from).build()));
        }
    }

    private void hand(EventPages.Page page, LineSink sink) throws IOException {
        FormatChooser chooser = formats.areSeveral() ? new FormatChooser(formats) : null;
        EventLines lines = new EventLines(sink, calls.effort(), null, formats.only(), chooser);
        for (FilteredLogEvent event : page.events()) {
            hand(event, lines);
        }
    }

    /** An event counts as seen when it was handed over, no sooner. */
    private void hand(FilteredLogEvent event, EventLines lines) throws IOException {
        long time = event.timestamp() == null ? latest : event.timestamp();
        String id = event.eventId();
        if (id != null && seen.contains(id)) {
            return;
        }
        if (!silent) {
            lines.add(event);
        }
        if (id != null) {
            seen.add(id, time);
        }
        reach(time);
    }

    /**
     * Events that are dated ahead do not mean that all before them were there. While other streams are still to be asked for the same time, nothing of it is
     * settled.
     */
    private void reach(long time) {
        long reached = Math.min(time, clock.millis());
        furthest = Math.max(furthest, reached);
        if (look.size() == 1) {
            latest = Math.max(latest, reached);
        }
    }

    private void endLook() {
        silent = false;
        latest = Math.max(latest, furthest);
        forget();
    }

    /** Forgets what no look will come upon again. */
    private void forget() {
        seen.forgetBefore(latest - rules.overlap().toMillis());
        long known = seen.shorten();
        if (known > begin) {
            calls.effort().shortenedOverlaps.increment();
            begin = known;
        }
    }
}
