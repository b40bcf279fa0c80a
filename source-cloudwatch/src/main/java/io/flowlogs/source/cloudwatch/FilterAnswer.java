package io.flowlogs.source.cloudwatch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;

/**
 * What the service answers to FilterLogEvents.
 *
 * @param events the events of the page
 * @param nextToken where to go on, or null at the end
 * @param isPage whether there is anything that only such an answer has
 */
record FilterAnswer(List<LogEvent> events, @Nullable String nextToken, boolean isPage) {
    static FilterAnswer of(FilterLogEventsResponse response) {
        List<LogEvent> events = response.events().stream().map(LogEvent::of).toList();
        boolean isPage = response.hasEvents() || response.hasSearchedLogStreams() || response.nextToken() != null;
        return new FilterAnswer(events, response.nextToken(), isPage);
    }
}
