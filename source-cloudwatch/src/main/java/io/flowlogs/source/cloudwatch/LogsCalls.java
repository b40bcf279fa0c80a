package io.flowlogs.source.cloudwatch;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;

/**
 * The requests to CloudWatch Logs of one source: at the right pace, counted, and with failures that say what to do. Safe for use by several
 * threads.
 */
final class LogsCalls {
    private final Supplier<CloudWatchLogsClient> client;
    private final RequestPace pace;
    private final Effort effort;

    LogsCalls(Supplier<CloudWatchLogsClient> client, RequestPace pace, Effort effort) {
        this.client = client;
        this.pace = pace;
        this.effort = effort;
    }

    FilterAnswer filter(FilterLogEventsRequest request) throws IOException {
        pace.await();
        AtomicReference<@Nullable FilterAnswer> read = new AtomicReference<>();
        FilterLogEventsRequest counted = request.toBuilder()
                .overrideConfiguration(counted().toBuilder()
                        .putExecutionAttribute(AnswerReader.ANSWER, read)
                        .build())
                .build();
        FilterLogEventsResponse response =
                AwsFailures.call("logs:FilterLogEvents", () -> client.get().filterLogEvents(counted));
        FilterAnswer answer = read.get() == null ? FilterAnswer.of(response) : read.get();
        if (!answer.isPage()) {
            throw new IOException(
                    "expected a page of events or a token, found an answer with neither. Check whether something between here and"
                            + " AWS answers in its place, and ask again.");
        }
        return answer;
    }

    DescribeLogGroupsResponse groups(DescribeLogGroupsRequest request) throws IOException {
        DescribeLogGroupsRequest counted =
                request.toBuilder().overrideConfiguration(counted()).build();
        return AwsFailures.call("logs:DescribeLogGroups", () -> client.get().describeLogGroups(counted));
    }

    String startQuery(StartQueryRequest request) throws IOException {
        effort.queries.increment();
        StartQueryRequest counted =
                request.toBuilder().overrideConfiguration(counted()).build();
        return AwsFailures.call(
                "logs:StartQuery", () -> client.get().startQuery(counted).queryId());
    }

    GetQueryResultsResponse results(String query) throws IOException {
        return AwsFailures.call(
                "logs:GetQueryResults",
                () -> client.get()
                        .getQueryResults(request -> request.queryId(query).overrideConfiguration(counted())));
    }

    /** Ends a query that nobody waits for any more; whether that works does not matter. */
    void stopQuery(String query) throws IOException {
        AwsFailures.call("logs:StopQuery", () -> client.get().stopQuery(request -> request.queryId(query)));
    }

    private AwsRequestOverrideConfiguration counted() {
        return AwsRequestOverrideConfiguration.builder()
                .addMetricPublisher(effort)
                .build();
    }

    /** Counts a page by how many events it had, and those of them that are new. */
    void count(int events, int fresh) {
        effort.pages.increment();
        if (events == 0) {
            effort.emptyPages.increment();
        }
        effort.events.add(fresh);
        effort.duplicates.add(events - fresh);
    }

    void countRepeatedToken() {
        effort.repeatedTokens.increment();
    }

    Effort effort() {
        return effort;
    }
}
