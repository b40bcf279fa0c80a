package io.flowlogs.source.cloudwatch;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsServiceClientConfiguration;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** A log group in memory, for properties that ask many times. Pages are as short as is wanted, and every third one is empty. */
final class MemoryLogs implements CloudWatchLogsClient {
    private static final Comparator<FilteredLogEvent> ORDER =
            Comparator.comparing(FilteredLogEvent::timestamp).thenComparing(FilteredLogEvent::ingestionTime);

    private final List<FilteredLogEvent> events = new ArrayList<>();
    private final int pageSize;
    private int requests;

    MemoryLogs(int pageSize) {
        this.pageSize = pageSize;
    }

    void put(String stream, long time, String message) {
        events.add(FilteredLogEvent.builder()
                .eventId("event-" + events.size())
                .logStreamName(stream)
                .timestamp(time)
                .ingestionTime((long) events.size())
                .message(message)
                .build());
    }

    List<String> messages() {
        return events.stream().map(FilteredLogEvent::message).toList();
    }

    @Override
    public FilterLogEventsResponse filterLogEvents(FilterLogEventsRequest request) {
        long[] after = request.nextToken() == null
                ? new long[] {request.startTime(), -1}
                : Arrays.stream(request.nextToken().split("/", -1))
                        .mapToLong(Long::parseLong)
                        .toArray();
        boolean empty = ++requests % 3 == 0;
        List<FilteredLogEvent> rest = events.stream()
                .filter(event -> request.endTime() == null || event.timestamp() <= request.endTime())
                .filter(event ->
                        !request.hasLogStreamNames() || request.logStreamNames().contains(event.logStreamName()))
                .filter(event -> event.timestamp() > after[0]
                        || (event.timestamp() == after[0] && event.ingestionTime() > after[1]))
                .sorted(ORDER)
                .toList();
        List<FilteredLogEvent> page = rest.subList(0, empty ? 0 : Math.min(pageSize, rest.size()));
        Optional<FilteredLogEvent> last = page.isEmpty() ? Optional.empty() : Optional.of(page.get(page.size() - 1));
        String token = last.map(event -> event.timestamp() + "/" + event.ingestionTime())
                .orElse(after[0] + "/" + after[1]);
        return FilterLogEventsResponse.builder()
                .events(page)
                .nextToken(page.size() == rest.size() ? null : token)
                .build();
    }

    @Override
    public CloudWatchLogsServiceClientConfiguration serviceClientConfiguration() {
        return CloudWatchLogsServiceClientConfiguration.builder()
                .region(Region.EU_WEST_1)
                .endpointOverride(URI.create("http://in.memory.invalid"))
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
