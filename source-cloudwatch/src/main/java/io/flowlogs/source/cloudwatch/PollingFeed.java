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
    private int current;
    private boolean rest;
    private int failures;
    private boolean everRead;
    private volatile boolean closed;

    PollingFeed(String name, List<GroupTail> tails, FollowRequest request, Effort effort, Pause pause) {
        this.name = name;
        this.tails = List.copyOf(tails);
        this.request = request;
        this.effort = effort;
        this.pause = pause;
        if (request.position() != null) {
            resume(TailPosition.parse(request.position(), name));
        }
    }

    private void resume(Map<LogGroup, TailPosition> positions) {
        for (GroupTail tail : tails) {
            TailPosition position = positions.get(tail.group());
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
        try {
            step(lines);
            failures = 0;
            everRead = true;
        } catch (InterruptedIOException e) {
            throw interrupted(e);
        } catch (IOException e) {
            waitOut(e, lines);
        }
    }

    /** One page of one group; after the last page of the last group there is a rest. */
    private void step(LineSink lines) throws IOException {
        if (isOver(tails.get(current), lines)) {
            current = (current + 1) % tails.size();
            rest = current == 0;
        }
    }

    /** A look that fails anywhere is broken off, so that what of its page was not handed over comes again. */
    private static boolean isOver(GroupTail tail, LineSink lines) throws IOException {
        try {
            return tail.step(lines);
        } catch (IOException | RuntimeException e) {
            tail.breakOff();
            throw e;
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
        lines.notice(name + ": " + problem.getMessage() + " Trying again.");
        Duration wait = request.interval().multipliedBy(1L << Math.min(failures, 10));
        pause.pause(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    private boolean passes(IOException problem) {
        if (problem instanceof AmbiguousFormatException) {
            return false;
        }
        if (!(problem instanceof SourceAccessException refusal)) {
            return everRead || AwsFailures.isTransient(problem.getCause());
        }
        boolean mayBeRenewed = refusal.reason() == Reason.CONFIGURATION && failures < MOST_FAILURES_OF_CREDENTIALS;
        return everRead && (mayBeRenewed || AwsFailures.isUnreachable(problem));
    }

    @Override
    public String position() {
        Map<LogGroup, TailPosition> positions = new LinkedHashMap<>();
        tails.forEach(tail -> positions.put(tail.group(), tail.position()));
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
