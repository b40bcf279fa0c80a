package io.flowlogs.source.cloudwatch;

import com.github.benmanes.caffeine.cache.Ticker;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.FlowFeed;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.FollowRequest;
import io.flowlogs.source.ScanOutline;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.Split;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * Reads the flow records of log groups of CloudWatch Logs. Made by {@link #builder}, or opened as a location <code>cwl:GROUP</code>.
 *
 * <p>Every event of the window is read once. The window is half open and goes by the time of the event, which for flow logs is
 * the start of the record; or by the time of ingestion where that was asked for. It is cut into ranges of about a page each, read by as
 * many threads as the query has, at the pace AWS allows. Safe for use by several threads; to be closed.
 */
public final class CloudWatchSource implements FlowRecordSource {
    /** Before this there were no events: CloudWatch Logs began in July of 2014. */
    private static final long FIRST_EVENT = 1_404_172_800_000L;

    /** Events may be dated ahead by this much. */
    private static final Duration AHEAD = Duration.ofHours(2);

    private static final int USUAL_THREADS = 8;

    /** For a few records there is no need of whole pages. */
    private static final int SMALLEST_PAGE = 100;

    private final ReadingRules rules;
    private final AwsAccess access;
    private final Clock clock;
    private final Pause pause;
    private final Effort effort = new Effort();
    private final LogsCalls calls;
    private final LogGroups groups;
    private final Insights insights;
    private final FormatLookup lookup;
    private final AtomicBoolean closed = new AtomicBoolean();

    CloudWatchSource(ReadingRules rules, AwsAccess access, Clock clock, Pause pause) {
        this.rules = rules;
        this.access = access;
        this.clock = clock;
        this.pause = pause;
        this.calls = new LogsCalls(access.logs(), access.pace(effort), effort);
        this.groups = new LogGroups(calls);
        this.insights = new Insights(calls, pause);
        this.lookup = new FormatLookup(access.ec2(), access.account(), Ticker.systemTicker());
    }

    /**
     * Begins to describe a source.
     *
     * @param location a log group, <code>GROUP[:STREAM-PREFIX]</code>, maybe with <code>*</code> and <code>?</code>; or the ARN of one
     * @return a builder
     * @throws io.flowlogs.record.FlowConfigurationException when it is neither
     */
    public static Builder builder(String location) {
        return new Builder(GroupLocation.parse(location));
    }

    @Override
    public String name() {
        return rules.location().shown();
    }

    /**
     * Returns the last hour.
     *
     * @return one hour that ends with the present second
     */
    @Override
    public TimeRange defaultWindow() {
        return TimeRange.lastHour(Clock.tick(clock, Duration.ofSeconds(1)));
    }

    @Override
    public int usualThreads() {
        return Math.max(USUAL_THREADS, Runtime.getRuntime().availableProcessors());
    }

    @Override
    public ScanPlan plan(ScanRequest request) throws IOException {
        return plan(groups(), request, effort.toMap());
    }

    private ScanPlan plan(List<LogGroup> groups, ScanRequest request, Map<String, Long> before) throws IOException {
        List<Iterable<Split>> parts = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        for (LogGroup group : groups) {
            GroupFormats formats = formats(group, request.format());
            if (formats.notice() != null) {
                notices.add(formats.notice());
            }
            parts.addAll(ranges(group, formats, request));
        }
        ScanPlan plan = ScanPlan.of(joined(parts), request.filter())
                .withMeasures(() -> effort.since(before))
                .withNotices(notices);
        return rules.goesByIngestion() ? plan.withWindow(TimeRange.ALL) : plan;
    }

    /** To list the splits would be to ask for events. */
    @Override
    public ScanOutline outline(ScanRequest request) throws IOException {
        Map<String, Long> before = effort.toMap();
        List<LogGroup> groups = groups();
        Map<String, StoredGroup> stored = this.groups.stored(rules.location());
        GroupsOutline outline = new GroupsOutline(request, clock.instant(), access.isAws() ? access.region() : null);
        for (LogGroup group : groups) {
            outline.add(asked(group, request), stored.get(group.id()));
        }
        return outline.of(plan(groups, request, before), rules.goesByIngestion());
    }

    private AskedGroup asked(LogGroup group, ScanRequest request) throws IOException {
        GroupFormats formats = formats(group, request.format());
        List<EventFilter> filters = rules.filters(group, formats, request, pageSize(request));
        boolean certain = rules.certainFormat(formats, request) != null;
        return new AskedGroup(group, formats, certain, filters, fewestRanges(filters, request));
    }

    private long fewestRanges(List<EventFilter> filters, ScanRequest request) {
        long from = rules.firstEvent(request.window(), FIRST_EVENT);
        long to = lastEvent(request.window());
        return filters.stream()
                .mapToLong(filter -> RangeSplits.fewest(filter, from, to))
                .sum();
    }

    private List<LogGroup> groups() throws IOException {
        GroupLocation location = rules.location();
        return location.isPattern() ? groups.matching(location.group()) : List.of(new LogGroup(location.group()));
    }

    /** Where the user says the format, nobody need be asked, and the engine knows it. */
    private GroupFormats formats(LogGroup group, @Nullable FlowLogFormat given) throws IOException {
        return given == null ? lookup.of(group) : GroupFormats.UNKNOWN;
    }

    private List<Iterable<Split>> ranges(LogGroup group, GroupFormats formats, ScanRequest request) {
        long from = rules.firstEvent(request.window(), FIRST_EVENT);
        long to = lastEvent(request.window());
        List<Iterable<Split>> parts = new ArrayList<>();
        for (EventFilter filter : rules.filters(group, formats, request, pageSize(request))) {
            parts.add(() -> new RangeSplits(reading(group, formats, request), filter, from, to));
        }
        return parts;
    }

    /** One for each time that splits are listed, as a group that was refused may be allowed by then. */
    private GroupReading reading(LogGroup group, GroupFormats formats, ScanRequest request) {
        TimeRange ingested = rules.goesByIngestion() ? request.window() : null;
        return new GroupReading(group, calls, groups, insights, formats, ingested, rules.pattern() != null);
    }

    private long lastEvent(TimeRange window) {
        long latest = clock.instant().plus(AHEAD).toEpochMilli();
        return window.to().isAfter(clock.instant().plus(AHEAD)) ? latest : ReadingRules.ceilMillis(window.to());
    }

    private static int pageSize(ScanRequest request) {
        long wanted = request.limit().orElse(EventFilter.LARGEST_PAGE);
        boolean everyRecordCounts = request.filter().equals(FlowPredicate.all());
        return everyRecordCounts
                ? (int) Math.max(SMALLEST_PAGE, Math.min(wanted, EventFilter.LARGEST_PAGE))
                : EventFilter.LARGEST_PAGE;
    }

    private static Iterable<Split> joined(List<Iterable<Split>> parts) {
        return () -> {
            Iterator<Iterable<Split>> rest = parts.iterator();
            return new JoinedSplits(rest);
        };
    }

    @Override
    public FlowFeed follow(FollowRequest request) throws IOException {
        if (rules.live()) {
            return LiveFeed.open(rules, request, groups(), access, groups, lookup, effort, pause);
        }
        List<GroupTail> tails = new ArrayList<>();
        for (LogGroup group : groups()) {
            tails.addAll(tails(group, request));
        }
        return new PollingFeed(name(), tails, request, effort, pause);
    }

    private List<GroupTail> tails(LogGroup group, FollowRequest request) {
        List<GroupTail> tails = new ArrayList<>();
        for (ReadingRules part : rules.parts()) {
            String tail = tails.isEmpty() ? group.id() : group.id() + "|" + tails.size();
            tails.add(new GroupTail(tail, group, part, request, calls, lookup, clock, SeenEvents.MOST));
        }
        return tails;
    }

    @Override
    public void close() throws IOException {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            access.owned().close();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(name() + ": cannot be closed: " + e.getMessage(), e);
        }
    }

    /** Describes a source, step by step. Not safe for use by several threads. */
    public static final class Builder {
        private AwsSettings settings = AwsSettings.DEFAULT;
        private ReadingRules rules;
        private @Nullable CloudWatchLogsClient logs;
        private @Nullable CloudWatchLogsAsyncClient live;
        private @Nullable Ec2Client ec2;
        private Clock clock = Clock.systemUTC();
        private Pause pause = Pause.REAL;

        private Builder(GroupLocation location) {
            this.rules = ReadingRules.of(location);
        }

        /**
         * Uses the caller's client, which is never closed; its Region, credentials and endpoint hold.
         *
         * @param client the client
         * @return this
         */
        public Builder client(CloudWatchLogsClient client) {
            this.logs = client;
            return this;
        }

        /**
         * Uses the caller's client to ask for the formats of flow logs; it is never closed. Without it, a source with the caller's
         * {@link #client} does not ask.
         *
         * @param client the client
         * @return this
         */
        public Builder ec2Client(Ec2Client client) {
            this.ec2 = client;
            return this;
        }

        /**
         * Uses the caller's client for Live Tail; it is never closed. Without it, a source with the caller's {@link #client} has no Live
         * Tail.
         *
         * @param client the client
         * @return this
         */
        public Builder liveClient(CloudWatchLogsAsyncClient client) {
            this.live = client;
            return this;
        }

        /**
         * Chooses the Region of the clients that the source makes.
         *
         * @param region such as <code>eu-central-1</code>; otherwise that of the environment
         * @return this
         */
        public Builder region(String region) {
            settings = settings.withRegion(region);
            return this;
        }

        /**
         * Chooses the profile of the clients that the source makes, which goes before the environment.
         *
         * @param profile its name in <code>~/.aws/config</code>
         * @return this
         */
        public Builder profile(String profile) {
            settings = settings.withProfile(profile);
            return this;
        }

        /**
         * Has the clients that the source makes assume a role, for every request; its credentials are renewed as long as the source is open.
         *
         * @param arn the role
         * @param externalId the external id that it asks for, a secret; or null
         * @return this
         */
        public Builder role(String arn, @Nullable String externalId) {
            settings = settings.withRole(arn, externalId);
            return this;
        }

        /**
         * Sends requests elsewhere than to AWS.
         *
         * @param endpoint such as <code>http://127.0.0.1:5000</code>
         * @return this
         */
        public Builder endpoint(URI endpoint) {
            settings = settings.withEndpoint(endpoint);
            return this;
        }

        /**
         * Reads these streams only.
         *
         * @param names their names
         * @return this
         */
        public Builder streams(List<String> names) {
            rules = rules.withStreams(names);
            return this;
        }

        /**
         * Sends this filter pattern instead of one made of the query's conditions.
         *
         * @param pattern a filter pattern of CloudWatch Logs
         * @return this
         */
        public Builder filterPattern(String pattern) {
            rules = rules.withPattern(pattern);
            return this;
        }

        /**
         * Has the window be one of the time of ingestion instead of that of the event.
         *
         * @param lag how long before its ingestion an event may have begun
         * @return this
         */
        public Builder byIngestion(Duration lag) {
            rules = rules.byIngestion(lag);
            return this;
        }

        /**
         * Says how late an event may come and still be seen when the source is followed.
         *
         * @param overlap how far each look goes back; 20 minutes unless given
         * @return this
         */
        public Builder overlap(Duration overlap) {
            rules = rules.following(overlap, rules.live());
            return this;
        }

        /**
         * Has the source be followed by Live Tail: at once, but AWS leaves events out when there are many.
         *
         * @return this
         */
        public Builder live() {
            rules = rules.following(rules.overlap(), true);
            return this;
        }

        /**
         * Uses another clock, to tell what the last hour is.
         *
         * @param clock the clock
         * @return this
         */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        Builder settings(AwsSettings other) {
            this.settings = other;
            return this;
        }

        Builder rules(ReadingRules other) {
            this.rules = other;
            return this;
        }

        Builder pause(Pause other) {
            this.pause = other;
            return this;
        }

        /**
         * Makes the source. No request is sent yet.
         *
         * @return the source, to be closed by the caller
         * @throws io.flowlogs.source.SourceAccessException when there is no Region
         * @throws IOException when clients cannot be made
         */
        public CloudWatchSource build() throws IOException {
            AwsAccess access = logs == null ? AwsAccess.by(settings) : AwsAccess.of(logs, live, ec2);
            return new CloudWatchSource(rules, access, clock, pause);
        }
    }
}
