package io.flowlogs.source.cloudwatch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;

/**
 * Which events of a log group to ask for, besides their time. Immutable.
 *
 * @param group the log group
 * @param streams names of streams, at most as many as one request may name; empty for all
 * @param streamPrefix what the names of streams begin with, or null
 * @param pattern a filter pattern, or null
 * @param pageSize how many events a page may have at most
 */
record EventFilter(
        LogGroup group,
        List<String> streams,
        @Nullable String streamPrefix,
        @Nullable String pattern,
        int pageSize) {
    /** As many as AWS gives at once. */
    static final int LARGEST_PAGE = 10_000;

    EventFilter {
        streams = List.copyOf(streams);
    }

    EventFilter withStreams(List<String> names) {
        return new EventFilter(group, names, null, pattern, pageSize);
    }

    /** Makes a request for the events of a time, in milliseconds, half open: AWS's own end is inclusive. */
    FilterLogEventsRequest.Builder request(long from, long to) {
        FilterLogEventsRequest.Builder request = open(from);
        return request.endTime(to - 1);
    }

    /**
     * Makes a request for the events from a time on, in milliseconds. AWS gives all streams in the order of time whatever is said of it; servers that stand in for AWS
     * want to be told.
     */
    @SuppressWarnings("deprecation")
    FilterLogEventsRequest.Builder open(long from) {
        FilterLogEventsRequest.Builder request = FilterLogEventsRequest.builder()
                .startTime(Math.max(0, from))
                .filterPattern(pattern)
                .limit(pageSize)
                .interleaved(true);
        if (!streams.isEmpty()) {
            request.logStreamNames(streams);
        } else if (streamPrefix != null) {
            request.logStreamNamePrefix(streamPrefix);
        }
        return group.isArn() ? request.logGroupIdentifier(group.id()) : request.logGroupName(group.id());
    }
}
