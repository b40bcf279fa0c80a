package io.flowlogs.source.s3;

import com.github.benmanes.caffeine.cache.Ticker;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.ScanOutline;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.Split;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Reads the flow logs in a bucket of S3, or in a part of it. Made by {@link #builder}, or opened as a location <code>s3://BUCKET/PREFIX</code>.
 *
 * <p>How the objects are laid out is found out from their keys: AWS's own layouts by days or hours, with Hive keys or without, below any
 * prefix; what Firehose writes; export tasks of CloudWatch Logs; and any other tree of objects, which is read by key. Folders and objects
 * that by their names, or by the time they were written, cannot hold a record of the window are not asked for. Objects come in the order
 * of time across accounts and Regions, the same every time. A body that breaks is asked for again from the byte where it broke; an object
 * that cannot be read is a split that fails, and does not keep others from being read. Safe for use by several threads; to be closed.
 */
public final class S3Source implements FlowRecordSource {
    private static final int LEAST_THREADS = 8;
    private static final int LISTING = 16;
    private static final int FETCHING = 32;

    private final S3Location location;
    private final ReadingRules rules;
    private final S3Prices prices;
    private final S3Access access;
    private final Clock clock;
    private final Effort effort = new Effort();
    private final S3Calls calls;
    private final Listings listings;
    private final S3Target target;
    private final Nothing nothing;
    private final DaemonPool listers = new DaemonPool("flowlogs-s3-list", LISTING);
    private final DaemonPool fetchers = new DaemonPool("flowlogs-s3-get", FETCHING);
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Whether lists may be known from a question before. */
    private final AtomicBoolean asked = new AtomicBoolean();

    S3Source(S3Location location, ReadingRules rules, S3Prices prices, S3Access access, Clock clock, Ticker ticker) {
        this.location = location;
        this.rules = rules;
        this.prices = prices;
        this.access = access;
        this.clock = clock;
        this.calls = new S3Calls(access.s3(), location.bucket(), rules.payer(), effort);
        this.listings = new Listings(calls, ticker);
        this.target = new S3Target(location, calls, listings);
        this.nothing = new Nothing(location, listings);
    }

    /**
     * Begins to describe a source.
     *
     * @param location <code>s3://BUCKET</code>, maybe with a prefix or the key of one object; or the ARN of a bucket, an object or an
     *     access point
     * @return a builder
     * @throws io.flowlogs.record.FlowConfigurationException when it is none of these
     */
    public static Builder builder(String location) {
        return new Builder(S3Location.parse(location.startsWith("s3:") ? location.substring(3) : location));
    }

    @Override
    public String name() {
        return location.shown();
    }

    /**
     * Returns the last hour, as buckets of flow logs are filled for years; but all of time where the location is one object. To tell
     * whether it is may take a request.
     *
     * @return one hour that ends with the present second, or all of time
     */
    @Override
    public TimeRange defaultWindow() {
        try {
            if (target.object() != null) {
                return TimeRange.ALL;
            }
        } catch (IOException e) {
            // Planning meets the same trouble, and reports it.
        }
        return TimeRange.lastHour(Clock.tick(clock, Duration.ofSeconds(1)));
    }

    @Override
    public int usualThreads() {
        return Math.max(LEAST_THREADS, 2 * Runtime.getRuntime().availableProcessors());
    }

    @Override
    public ScanPlan plan(ScanRequest request) throws IOException {
        Map<String, Long> before = effortBefore();
        StoredObject only = target.object();
        return only == null ? treePlan(request, before).plan() : planOf(only, request, before);
    }

    /** What is not to be counted for the question that is asked now: finding out what the location is counts for the first. */
    private Map<String, Long> effortBefore() {
        return asked.getAndSet(true) ? effort.toMap() : Map.of();
    }

    private ScanPlan planOf(StoredObject only, ScanRequest request, Map<String, Long> before) {
        return ScanPlan.of(List.of(split(only)), request.filter()).withMeasures(() -> effort.since(before));
    }

    @Override
    public ScanOutline outline(ScanRequest request) throws IOException {
        Map<String, Long> before = effortBefore();
        long listsBefore = before.getOrDefault("list-requests", 0L);
        StoredObject only = target.object();
        TreePlan tree = only == null ? treePlan(request, before) : null;
        Iterable<Found> objects =
                tree == null ? List.of(Found.of(Objects.requireNonNull(only))) : tree.splits()::objects;
        S3Outline outline = new S3Outline(objects, prices, () -> effort.lists.sum() - listsBefore, before.isEmpty());
        return tree == null
                ? outline.of(planOf(Objects.requireNonNull(only), request, before), () -> "", List.of())
                : outline.of(tree.plan(), tree.survey()::owners, tree.sieve().reasons());
    }

    /**
     * The plan of a tree, and what it is made of.
     *
     * @param plan the plan
     * @param splits its splits
     * @param survey what was found out of the tree
     * @param sieve what is left out of it
     */
    private record TreePlan(ScanPlan plan, TreeSplits splits, TreeSurvey survey, Sieve sieve) {}

    private TreePlan treePlan(ScanRequest request, Map<String, Long> before) throws IOException {
        Horizon horizon = Horizon.of(request.window(), rules.slack());
        Sieve sieve = new Sieve(rules, horizon, RegionCondition.of(request.filter()));
        TreeSurvey survey = new TreeSurvey(listings, listers, sieve);
        survey.look(new Folder(location.folder(), place(), 0));
        long ahead = request.limit().isPresent() ? 0 : rules.inFlight();
        TreeSplits splits = new TreeSplits(survey, sieve, this, ahead);
        ScanPlan plan = ScanPlan.of(splits, request.filter())
                .withSkipped(splits::skipped)
                .withMeasures(() -> effort.since(before));
        ScanPlan told = isEmpty(survey, sieve)
                ? plan.withNotices(List.of(nothing.inWindow(request.window().toString(), rules, survey)))
                : plan;
        return new TreePlan(told, splits, survey, sieve);
    }

    /** Who names a folder of another service wants what is in it. */
    private Place place() {
        Place named = Place.ROOT.at(location.folder());
        return named.is(Place.Level.OTHER_SERVICE) ? Place.ROOT : named;
    }

    /** Tells whether no object is to be read; fails when that has nothing to do with the window. */
    private boolean isEmpty(TreeSurvey survey, Sieve sieve) throws IOException {
        try {
            if (merged(survey.stretches(), sieve, new SkipCounts()).hasNext()) {
                return false;
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        nothing.requireSome();
        nothing.requireWanted(survey);
        return true;
    }

    MergedObjects merged(List<Stretch> stretches, Sieve sieve, SkipCounts counts) {
        return new MergedObjects(stretches, listings, sieve, counts, listers);
    }

    DaemonPool fetchers() {
        return fetchers;
    }

    Split split(StoredObject object) {
        String name = location.shown(object.key());
        return object.isArchived()
                ? new ArchivedSplit(name, object)
                : new ObjectSplit(name, new ObjectBytes(calls, object));
    }

    @Override
    public void close() throws IOException {
        if (closed.getAndSet(true)) {
            return;
        }
        listers.close();
        fetchers.close();
        try {
            access.owned().close();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(name() + ": cannot be closed: " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return name();
    }

    /** Describes a source, step by step. Not safe for use by several threads. */
    public static final class Builder {
        private final S3Location location;
        private AwsSettings settings;
        private ReadingRules rules = ReadingRules.DEFAULT;
        private @Nullable S3Client client;
        private Clock clock = Clock.systemUTC();
        private Ticker ticker = Ticker.systemTicker();
        private S3Prices prices = S3Prices.DEFAULT;

        private Builder(S3Location location) {
            this.location = location;
            this.settings =
                    location.region() == null ? AwsSettings.DEFAULT : AwsSettings.DEFAULT.withRegion(location.region());
        }

        /**
         * Uses the caller's client, which is never closed; its Region, credentials and endpoint hold.
         *
         * @param own the client
         * @return this
         */
        public Builder client(S3Client own) {
            this.client = own;
            return this;
        }

        /**
         * Chooses the Region that the source's own client asks first.
         *
         * @param region such as <code>eu-central-1</code>; otherwise that of the environment
         * @return this
         */
        public Builder region(String region) {
            settings = settings.withRegion(region);
            return this;
        }

        /**
         * Chooses the profile of the source's own client, which goes before the environment.
         *
         * @param profile its name in <code>~/.aws/config</code>
         * @return this
         */
        public Builder profile(String profile) {
            settings = settings.withProfile(profile);
            return this;
        }

        /**
         * Has the source's own client assume a role, for every request; its credentials are renewed as long as the source is open.
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
         * Sends the requests of the source's own client elsewhere than to AWS, with the bucket in the path.
         *
         * @param endpoint such as <code>http://127.0.0.1:5000</code>
         * @return this
         */
        public Builder endpoint(URI endpoint) {
            settings = settings.withEndpoint(endpoint);
            return this;
        }

        /**
         * Reads only what the flow logs of these accounts wrote, as their keys say; these may record interfaces of others.
         *
         * @param accounts numbers of 12 digits; none means all
         * @return this
         */
        public Builder accounts(Set<String> accounts) {
            rules = rules.withAccounts(accounts);
            return this;
        }

        /**
         * Reads only what the flow logs of these Regions wrote, as their keys say.
         *
         * @param regions such as <code>eu-west-1</code>; none means all
         * @return this
         */
        public Builder regions(Set<String> regions) {
            rules = rules.withRegions(regions);
            return this;
        }

        /**
         * Reads only what these flow logs wrote, as their keys say.
         *
         * @param flowLogs such as <code>fl-0123456789abcdef0</code>; none means all
         * @return this
         */
        public Builder flowLogs(Set<String> flowLogs) {
            rules = rules.withFlowLogs(flowLogs);
            return this;
        }

        /**
         * Allows for records that are delivered late.
         *
         * @param slack how late they may be and still be found by a window; half an hour unless given
         * @return this
         */
        public Builder slack(Duration slack) {
            rules = rules.withSlack(slack);
            return this;
        }

        /**
         * Pays for requests and transfer, where the bucket's owner wants that.
         *
         * @return this
         */
        public Builder requestPayer() {
            rules = rules.withPayer();
            return this;
        }

        /**
         * Bounds how much is fetched ahead.
         *
         * @param bytes how many bytes of small objects at most; 64 MiB unless given, 0 for none
         * @return this
         */
        public Builder inFlight(long bytes) {
            rules = rules.withInFlight(bytes);
            return this;
        }

        /**
         * Uses another clock, to tell what the last hour is.
         *
         * @param other the clock
         * @return this
         */
        public Builder clock(Clock other) {
            this.clock = other;
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

        Builder prices(S3Prices other) {
            this.prices = other;
            return this;
        }

        Builder ticker(Ticker other) {
            this.ticker = other;
            return this;
        }

        /**
         * Makes the source. No request is sent yet.
         *
         * @return the source, to be closed by the caller
         * @throws io.flowlogs.source.SourceAccessException when there is no Region
         * @throws IOException when a client cannot be made
         */
        public S3Source build() throws IOException {
            S3Access access = client == null ? S3Access.by(settings) : S3Access.of(client);
            return new S3Source(location, rules, prices, access, clock, ticker);
        }
    }
}
