package io.flowlogs.source.cloudwatch;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.source.FlowFeed;
import io.flowlogs.source.FollowRequest;
import io.flowlogs.source.LineSink;
import io.flowlogs.source.SourceAccessException;
import io.flowlogs.source.SourceAccessException.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows log groups by asking again and again. What passes, such as throttling, a cut connection or credentials that expired and are being renewed, is
 * waited out, longer every time; what does not pass by waiting ends the feed.
 */
final class PollingFeed implements FlowFeed {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** With the longest wait between them, about a quarter of an hour. */
    private static final int MOST_FAILURES_OF_CREDENTIALS = 20;

    private final String name;
    private final List<GroupTail> tails;
    private final FollowRequest request;
    private final Effort effort;
    private final Pause pause;
    private final long groups;
    private @Nullable LogGroup announced;
    private int current;
    private boolean rest;
    private int failures;
    private boolean everRead;
    private volatile boolean closed;

    PollingFeed(String name, List<GroupTail> tails, FollowRequest request, Effort effort, Pause pause) {
        this.name = name;
        this.tails = List.copyOf(tails);
        this.groups = tails.stream().map(GroupTail::group).distinct().count();
        this.request = request;
        this.effort = effort;
        this.pause = pause;
        if (request.position() != null) {
            resume(TailPosition.parse(request.position(), name));
        }
    }

    private void resume(Map<String, TailPosition> positions) {
        for (GroupTail tail : tails) {
            TailPosition position = positions.get(tail.name());
            if (position != null) {
                tail.resume(position);
            }
        }
    }

    @Override
    public void poll(LineSink lines) throws IOException, InterruptedException {
        if (closed) {
            throw new IOException(name + ": the feed is closed.");
        }
        if (rest) {
            rest = false;
            pause.pause(request.interval());
        }
        announced = null;
        EventPages.Page page = read(lines);
        while (page != null && !hand(page, lines) && !rest && !closed) {
            page = read(lines);
        }
    }

    /** Reads a page of one group; returns null when that failed and may succeed later. */
    private EventPages.@Nullable Page read(LineSink lines) throws IOException, InterruptedException {
        try {
            EventPages.Page page = tails.get(current).read(lines);
            failures = 0;
            everRead = true;
            return page;
        } catch (InterruptedIOException e) {
            throw interrupted(e);
        } catch (IOException e) {
            waitOut(e, lines);
            return null;
        }
    }

    /** Hands over what is new in a page. After the last page of the last group there is a rest. */
    private boolean hand(EventPages.Page page, LineSink lines) throws IOException {
        GroupTail tail = tails.get(current);
        announce(tail.group(), lines);
        boolean handed = handWhole(tail, page, lines);
        if (!tail.isLooking()) {
            current = (current + 1) % tails.size();
            rest = current == 0;
        }
        return handed;
    }

    /** A look that fails anywhere is broken off, so that what of its page was not handed over comes again. */
    private static boolean handWhole(GroupTail tail, EventPages.Page page, LineSink lines) throws IOException {
        try {
            return tail.hand(page, lines);
        } catch (IOException | RuntimeException e) {
            tail.breakOff();
            throw e;
        }
    }

    /** What is known of the format of one group's lines does not hold for those of another. */
    private void announce(LogGroup group, LineSink lines) throws IOException {
        if (groups > 1 && !group.equals(announced)) {
            lines.begin(group.shown(), -1, 0);
            announced = group;
        }
    }

    private static InterruptedException interrupted(InterruptedIOException cause) {
        Thread.interrupted(); // The exception says so from here on.
        InterruptedException interruption = new InterruptedException(cause.getMessage());
        interruption.initCause(cause);
        return interruption;
    }

    private void waitOut(IOException problem, LineSink lines) throws IOException, InterruptedException {
        if (!passes(problem)) {
            throw problem;
        }
        failures++;
        effort.failedLooks.increment();
        tails.get(current).breakOff();
        lines.notice(name + ": " + problem.getMessage() + " Trying again.");
        Duration wait = request.interval().multipliedBy(1L << Math.min(failures, 10));
        pause.pause(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    private boolean passes(IOException problem) {
        if (!(problem instanceof SourceAccessException refusal)) {
            return everRead || AwsFailures.isTransient(problem.getCause());
        }
        boolean mayBeRenewed = refusal.reason() == Reason.CONFIGURATION && failures < MOST_FAILURES_OF_CREDENTIALS;
        return everRead && (mayBeRenewed || AwsFailures.isUnreachable(problem));
    }

    @Override
    public String position() {
        Map<String, TailPosition> positions = new LinkedHashMap<>();
        tails.forEach(tail -> positions.put(tail.name(), tail.position()));
        return TailPosition.encode(positions);
    }

    @Override
    public FlowPredicate residual() {
        return request.filter();
    }

    @Override
    public Map<String, Long> measures() {
        return effort.toMap();
    }

    @Override
    public void close() {
        closed = true;
    }
}
