package io.flowlogs.source.cloudwatch;

import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.SourceOptions;
import io.flowlogs.source.cloudwatch.CloudWatchOptions.StreamNames;
import io.flowlogs.source.cloudwatch.CloudWatchOptions.WindowTime;
import io.flowlogs.value.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be read of a log group, and how. Immutable.
 *
 * @param location which groups
 * @param streams names of streams; empty for all
 * @param pattern a filter pattern that the user wrote, or null
 * @param lag where the window is one of ingestion times, how much earlier an event may have begun; else null
 * @param overlap when following, how late an event may come
 * @param live whether to follow by Live Tail
 */
record ReadingRules(
        GroupLocation location,
        List<String> streams,
        @Nullable String pattern,
        @Nullable Duration lag,
        Duration overlap,
        boolean live) {
    /** As many streams as a request may name. */
    private static final int STREAMS_A_REQUEST = 100;

    private static final Instant LATEST = Instant.ofEpochMilli(Long.MAX_VALUE);
    private static final Duration USUAL_LAG = Duration.ofHours(1);
    private static final Duration USUAL_OVERLAP = Duration.ofMinutes(20);

    ReadingRules {
        streams = streams.stream().distinct().toList();
        if (!streams.isEmpty() && location.streamPrefix() != null) {
            throw new FlowConfigurationException(location.shown()
                    + ": expected streams or a prefix of their names, found both. Leave one of them out.");
        }
    }

    static ReadingRules of(GroupLocation location) {
        return new ReadingRules(location, List.of(), null, null, USUAL_OVERLAP, false);
    }

    static ReadingRules of(GroupLocation location, SourceOptions options) {
        String prefix = options.get(CloudWatchOptions.STREAM_PREFIX, "");
        GroupLocation narrowed =
                prefix.isEmpty() ? location : new GroupLocation(location.group(), prefix, location.region());
        StreamNames names = options.get(CloudWatchOptions.STREAMS);
        boolean byIngestion = options.get(CloudWatchOptions.BY, WindowTime.EVENT) == WindowTime.INGESTION;
        return new ReadingRules(
                narrowed,
                names == null ? List.of() : names.names(),
                options.get(CloudWatchOptions.FILTER_PATTERN),
                byIngestion ? options.get(CloudWatchOptions.LAG, USUAL_LAG) : null,
                options.get(CloudWatchOptions.OVERLAP, USUAL_OVERLAP),
                options.get(CloudWatchOptions.LIVE, false));
    }

    ReadingRules withStreams(List<String> names) {
        return new ReadingRules(location, names, pattern, lag, overlap, live);
    }

    ReadingRules withPattern(String other) {
        return new ReadingRules(location, streams, other, lag, overlap, live);
    }

    ReadingRules byIngestion(Duration longest) {
        return new ReadingRules(location, streams, pattern, longest, overlap, live);
    }

    /** The same for fewer streams each, so that one request may name them all. */
    List<ReadingRules> parts() {
        List<ReadingRules> parts = new ArrayList<>();
        for (int at = 0; at < streams.size(); at += STREAMS_A_REQUEST) {
            parts.add(withStreams(streams.subList(at, Math.min(streams.size(), at + STREAMS_A_REQUEST))));
        }
        return parts.isEmpty() ? List.of(this) : parts;
    }

    ReadingRules following(Duration late, boolean byLiveTail) {
        return new ReadingRules(location, streams, pattern, lag, late, byLiveTail);
    }

    boolean goesByIngestion() {
        return lag != null;
    }

    /** The time of the first event that a window may hold, in milliseconds. */
    long firstEvent(TimeRange window, long earliest) {
        if (window.from().isBefore(Instant.ofEpochMilli(earliest))) {
            return earliest;
        }
        Duration before = lag == null ? Duration.ZERO : lag;
        return Math.max(earliest, ceilMillis(window.from().minus(before)));
    }

    /** Bounds that no event can have, such as those of a window that is open, become the nearest ones that can be asked for. */
    static long ceilMillis(Instant instant) {
        if (instant.isBefore(Instant.EPOCH)) {
            return 0;
        } else if (instant.isAfter(LATEST)) {
            return LATEST.toEpochMilli();
        }
        long millis = instant.toEpochMilli();
        return Instant.ofEpochMilli(millis).isBefore(instant) ? millis + 1 : millis;
    }

    /** What to ask a group for: usually one question, more where more streams are named than fit into one. */
    List<EventFilter> filters(LogGroup group, GroupFormats formats, ScanRequest request, int pageSize) {
        String pushed = pattern == null ? pushedPattern(formats, request) : pattern;
        String prefix = streams.isEmpty() ? prefix(formats, request) : null;
        return parts().stream()
                .map(part -> new EventFilter(group, part.streams, prefix, pushed, pageSize))
                .toList();
    }

    /** A pattern fits one format; where there may be several, it would lose the records of the others. */
    private @Nullable String pushedPattern(GroupFormats formats, ScanRequest request) {
        FlowLogFormat only = certainFormat(formats, request);
        return only == null ? null : FilterPattern.of(request.filter(), only);
    }

    /** The format that all events of a window have, or null when there may be others. */
    @Nullable
    FlowLogFormat certainFormat(GroupFormats formats, ScanRequest request) {
        Instant first = Instant.ofEpochMilli(firstEvent(request.window(), 0));
        return request.format() == null ? formats.onlySince(first) : request.format();
    }

    /** Streams are named after interfaces where AWS delivers flow logs; a group that others fill may have streams of any name. */
    private @Nullable String prefix(GroupFormats formats, ScanRequest request) {
        boolean filledByAws = !formats.flowLogs().isEmpty();
        return location.streamPrefix() != null || !filledByAws
                ? location.streamPrefix()
                : StreamPrefix.of(request.filter());
    }
}
