package io.flowlogs.internal.plan;

import io.flowlogs.query.FollowOptions;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.FlowFeed;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.FollowRequest;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The sources that are followed: the feed of each, or why there is none. */
final class FollowedSources {
    private final QuerySpec spec;
    private final FollowOptions options;
    private final List<String> names;
    private final @Nullable String[] positions;
    private final FlowFeed[] feeds;
    private final FlowSourceException[] failures;

    private FollowedSources(QuerySpec spec, FollowOptions options) {
        int count = spec.sources().size();
        this.spec = spec;
        this.options = options;
        this.names = spec.sources().stream().map(FlowRecordSource::name).toList();
        this.positions = options.checkpoint() == null
                ? new String[count]
                : Checkpoint.parse(options.checkpoint()).positionsOf(names);
        this.feeds = new FlowFeed[count];
        this.failures = new FlowSourceException[count];
    }

    /**
     * Opens the feeds.
     *
     * @throws FlowConfigurationException when some sources cannot be followed; then none is
     */
    static FollowedSources open(QuerySpec spec, FollowOptions options) {
        FollowedSources sources = new FollowedSources(spec, options);
        try {
            sources.openAll();
        } catch (RuntimeException | Error e) {
            sources.close();
            throw e;
        }
        return sources;
    }

    private void openAll() {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < feeds.length; i++) {
            try {
                open(i);
            } catch (FlowConfigurationException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new FlowConfigurationException(problems);
        }
    }

    private void open(int source) {
        try {
            feeds[source] = spec.sources().get(source).follow(request(source));
        } catch (IOException e) {
            failures[source] = FeedReader.failure(names.get(source), e);
            if (spec.failsOnMalformed()) {
                throw failures[source];
            }
        }
    }

    private FollowRequest request(int source) {
        return new FollowRequest(spec.filter(), from(), positions[source], options.interval(), spec.format());
    }

    /** Records before the window of the query need not be handed over. */
    private Instant from() {
        Instant first = asked().from();
        return options.from().isBefore(first) ? first : options.from();
    }

    private TimeRange asked() {
        return spec.window() == null ? TimeRange.ALL : spec.window();
    }

    /** What comes from now on may have begun before, and so may what comes behind a position. */
    private TimeRange window(int source) {
        TimeRange asked = asked();
        boolean any = positions[source] != null || options.from().equals(Instant.MAX);
        if (any || from().isAfter(asked.to())) {
            return asked;
        }
        return new TimeRange(from(), asked.to());
    }

    int count() {
        return feeds.length;
    }

    /** How many can be followed. */
    int open() {
        return (int) Arrays.stream(feeds).filter(Objects::nonNull).count();
    }

    List<String> names() {
        return names;
    }

    @Nullable
    FlowSourceException failure(int source) {
        return failures[source];
    }

    /** Whether there is nothing to be caught up with. */
    boolean isCaughtUp(int source) {
        return feeds[source] == null || feeds[source].isCaughtUp();
    }

    /** Where the sources stand before anything is read. */
    @Nullable
    String[] positions() {
        @Nullable String[] begin = positions.clone();
        for (int i = 0; i < begin.length; i++) {
            if (feeds[i] != null) {
                begin[i] = feeds[i].position();
            }
        }
        return begin;
    }

    FeedReader reader(int source, FollowQueue queue, ScanTotals totals, ScanReporter reporter) {
        return new FeedReader(source, spec, names.get(source), feeds[source], window(source), queue, totals, reporter);
    }

    /** Closes all feeds. Nothing is read from them any more, so that a failure to close takes nothing from the answer. */
    void close() {
        for (FlowFeed feed : feeds) {
            closeQuietly(feed);
        }
    }

    private static void closeQuietly(@Nullable FlowFeed feed) {
        try {
            if (feed != null) {
                feed.close();
            }
        } catch (IOException e) {
            // See above.
        }
    }
}
