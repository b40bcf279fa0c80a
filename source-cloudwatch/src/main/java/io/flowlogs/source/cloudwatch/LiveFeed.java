package io.flowlogs.source.cloudwatch;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.EventMetadata;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.source.FlowFeed;
import io.flowlogs.source.FollowRequest;
import io.flowlogs.source.LineSink;
import io.flowlogs.source.SourceAccessException;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionUpdate;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailRequest;

/**
 * Follows log groups by Live Tail: events arrive within a second or so, but AWS leaves some out when there are more than 500 in one, and those that come
 * while a session is made anew are missed. It says so when it happens. There are no event ids, hence no position to go on from.
 */
final class LiveFeed implements FlowFeed {
    /** As many groups as a session may have. */
    private static final int MOST_GROUPS = 10;

    private static final String SAMPLED = "updates of Live Tail from which AWS left out events";
    private static final int MOST_FAILURES = 10;

    private final String name;
    private final Map<String, GroupFormats> formats;
    private final FollowRequest request;
    private final StartLiveTailRequest session;
    private final Supplier<CloudWatchLogsAsyncClient> client;
    private final Effort effort;
    private final Pause pause;
    private @Nullable LiveSession current;
    private boolean closed;
    private int failures;
    private long sampled;
    private long sessions;

    private LiveFeed(
            String name,
            Map<String, GroupFormats> formats,
            FollowRequest request,
            StartLiveTailRequest session,
            Supplier<CloudWatchLogsAsyncClient> client,
            Effort effort,
            Pause pause) {
        this.name = name;
        this.formats = formats;
        this.request = request;
        this.session = session;
        this.client = client;
        this.effort = effort;
        this.pause = pause;
    }

    /** Prepares a feed; the first session begins with the first poll. */
    static LiveFeed open(
            ReadingRules rules,
            FollowRequest request,
            List<LogGroup> wanted,
            AwsAccess access,
            LogGroups groups,
            FormatLookup lookup,
            Effort effort,
            Pause pause)
            throws IOException {
        String name = rules.location().shown();
        Supplier<CloudWatchLogsAsyncClient> client = access.live();
        if (client == null || request.position() != null || wanted.size() > MOST_GROUPS) {
            throw new FlowConfigurationException(
                    name + ": live: expected a client for it, no position to go on from, and at" + " most "
                            + MOST_GROUPS + " log groups, found otherwise. Follow without live.");
        }
        Map<String, GroupFormats> formats = new LinkedHashMap<>();
        for (LogGroup group : wanted) {
            formats.put(groups.arn(group), request.format() == null ? lookup.of(group) : GroupFormats.UNKNOWN);
        }
        StartLiveTailRequest session = session(rules, formats);
        return new LiveFeed(name, formats, request, session, client, effort, pause);
    }

    private static StartLiveTailRequest session(ReadingRules rules, Map<String, GroupFormats> formats) {
        StartLiveTailRequest.Builder session = StartLiveTailRequest.builder()
                .logGroupIdentifiers(formats.keySet())
                .logEventFilterPattern(rules.pattern());
        String prefix = rules.location().streamPrefix();
        if (!rules.streams().isEmpty()) {
            session.logStreamNames(rules.streams());
        } else if (prefix != null) {
            session.logStreamNamePrefixes(prefix);
        }
        return session.build();
    }

    @Override
    public void poll(LineSink lines) throws IOException, InterruptedException {
        LiveSession.Item item = session().next(request.interval().toMillis(), TimeUnit.MILLISECONDS);
        if (item instanceof LiveSession.Update update) {
            failures = 0;
            hand(update.update(), lines);
        } else if (item instanceof LiveSession.End end) {
            forget();
            ended(end.failure(), lines);
        }
    }

    /** The session there is, or a new one; none after closing, which would go on for hours with nobody to end it. */
    private synchronized LiveSession session() throws IOException {
        if (closed) {
            throw new IOException(name + ": the feed is closed.");
        }
        if (current == null) {
            current = LiveSession.start(client.get(), session);
            sessions++;
        }
        return current;
    }

    private synchronized void forget() {
        current = null;
    }

    private void hand(LiveTailSessionUpdate update, LineSink lines) throws IOException {
        if (update.sessionMetadata() != null
                && Boolean.TRUE.equals(update.sessionMetadata().sampled())) {
            sampled++;
            lines.skipped(SAMPLED);
            lines.notice(name
                    + ": AWS leaves out events, since there are more than Live Tail shows. Follow without live to see"
                    + " all of them.");
        }
        String announced = null;
        for (LiveTailSessionLogEvent event : update.sessionResults()) {
            effort.events.increment();
            String group = String.valueOf(event.logGroupIdentifier());
            if (formats.size() > 1 && !group.equals(announced)) {
                lines.begin(Shown.shortened(group), -1, 0);
                announced = group;
            }
            lines(event, lines).add(event.message() == null ? "" : event.message(), metadata(event));
        }
    }

    private EventLines lines(LiveTailSessionLogEvent event, LineSink sink) throws IOException {
        GroupFormats known = formats(String.valueOf(event.logGroupIdentifier()));
        FormatChooser chooser = known.areSeveral() ? new FormatChooser(known) : null;
        return new EventLines(sink, effort, null, known.only(), chooser);
    }

    /** Events have their group's ARN, or its name, maybe behind its account. */
    private GroupFormats formats(String identifier) {
        String group = identifier.substring(identifier.lastIndexOf(':') + 1);
        GroupFormats known = formats.get(identifier);
        return known != null
                ? known
                : formats.entrySet().stream()
                        .filter(entry -> formats.size() == 1 || entry.getKey().endsWith(":" + group))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(GroupFormats.UNKNOWN);
    }

    private static EventMetadata metadata(LiveTailSessionLogEvent event) {
        return new EventMetadata(
                null, instant(event.timestamp()), instant(event.ingestionTime()), event.logStreamName());
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    /** A session ends after three hours, or when the connection breaks; the next poll makes another. */
    private void ended(@Nullable Throwable failure, LineSink lines) throws IOException, InterruptedException {
        if (failure == null) {
            return;
        }
        RuntimeException problem = failure instanceof RuntimeException known
                ? known
                : new IllegalStateException(failure.getMessage(), failure);
        IOException told = AwsFailures.translated("logs:StartLiveTail", problem);
        failures++;
        if (told instanceof SourceAccessException || failures > MOST_FAILURES) {
            throw told;
        }
        effort.failedLooks.increment();
        lines.notice(name + ": " + told.getMessage() + " Trying again; what came meanwhile is not shown.");
        pause.pause(request.interval());
    }

    @Override
    public String position() {
        return "live";
    }

    @Override
    public FlowPredicate residual() {
        return request.filter();
    }

    @Override
    public Map<String, Long> measures() {
        Map<String, Long> measures = new LinkedHashMap<>(effort.toMap());
        measures.put("live-sessions", sessions);
        measures.put("sampled-updates", sampled);
        return measures;
    }

    @Override
    public synchronized void close() {
        closed = true;
        LiveSession last = current;
        if (last != null) {
            last.close();
        }
    }
}
