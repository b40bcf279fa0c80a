package io.flowlogs.benchmarks.cloudwatch;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/**
 * Reads the events of a window with the AWS SDK and nothing else, by one thread, and makes bytes of their messages: what nobody who uses the SDK can
 * do without. <code>SdkReader URL GROUP FROM TO</code>, in milliseconds, half open.
 */
public final class SdkReader {
    private SdkReader() {}

    /**
     * Prints how many events there were, and how many bytes of messages.
     *
     * @param args where the server is, the log group, and the window
     */
    public static void main(String[] args) {
        long events = 0;
        long bytes = 0;
        try (SdkHttpClient http = UrlConnectionHttpClient.create();
                CloudWatchLogsClient client = CloudWatchLogsClient.builder()
                        .httpClient(http)
                        .endpointOverride(URI.create(args[0]))
                        .build()) {
            Iterable<FilterLogEventsResponse> pages =
                    client.filterLogEventsPaginator(request -> request.logGroupName(args[1])
                            .startTime(Long.parseLong(args[2]))
                            .endTime(Long.parseLong(args[3]) - 1));
            for (FilterLogEventsResponse page : pages) {
                for (FilteredLogEvent event : page.events()) {
                    events++;
                    bytes += event.message().getBytes(StandardCharsets.UTF_8).length;
                }
            }
        }
        System.out.println(events + " events, " + bytes + " bytes");
    }
}
