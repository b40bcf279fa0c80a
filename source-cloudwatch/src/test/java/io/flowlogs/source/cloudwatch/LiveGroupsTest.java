package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.FlowFeed;
import io.flowlogs.source.FollowRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponseHandler;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponseStream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.FlowLog;

/** Live Tail of several groups, of which moto always gives the last. */
class LiveGroupsTest {
    private static final String ARN = "arn:aws:logs:eu-west-1:123456789012:log-group:";

    /** Each group's flow log has the field that the group is called after. */
    private static final class FlowLogs implements Ec2Client {
        @Override
        public DescribeFlowLogsResponse describeFlowLogs(DescribeFlowLogsRequest request) {
            String group = request.filter().get(0).values().get(0);
            FlowLog flowLog = FlowLog.builder()
                    .flowLogId("fl-" + group)
                    .logGroupName(group)
                    .logFormat("${" + group + "} ${start}")
                    .build();
            return DescribeFlowLogsResponse.builder().flowLogs(flowLog).build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    /** Shows one update with an event of each group. */
    private static final class OneUpdate implements CloudWatchLogsAsyncClient {
        private final List<String> asked = new ArrayList<>();
        private final LiveTailSessionLogEvent[] events;

        OneUpdate(String... groups) {
            this.events = Arrays.stream(groups)
                    .map(group -> LiveTailSessionLogEvent.builder()
                            .logGroupIdentifier(group)
                            .message("10.0.0.1 1717200000")
                            .build())
                    .toArray(LiveTailSessionLogEvent[]::new);
        }

        @Override
        public CompletableFuture<Void> startLiveTail(
                StartLiveTailRequest request, StartLiveTailResponseHandler handler) {
            asked.addAll(request.logGroupIdentifiers());
            StartLiveTailResponseStream update = StartLiveTailResponseStream.sessionUpdateBuilder()
                    .sessionResults(events)
                    .build();
            handler.onEventStream(SdkPublisher.fromIterable(List.of(update)));
            return new CompletableFuture<>();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private static Gathered poll(OneUpdate client, String... groups) throws IOException, InterruptedException {
        Effort effort = new Effort();
        LogsCalls none = new LogsCalls(() -> new MemoryLogs(1), RequestPace.unlimited(effort), effort);
        AwsAccess access =
                new AwsAccess(() -> new MemoryLogs(1), () -> client, FlowLogs::new, () -> null, null, false, () -> {});
        Gathered gathered = new Gathered();
        try (FlowFeed feed = LiveFeed.open(
                ReadingRules.of(GroupLocation.parse("flows")),
                new FollowRequest(FlowPredicate.all(), Instant.MAX, null, Duration.ofSeconds(10), null),
                Arrays.stream(groups).map(LogGroup::new).toList(),
                access,
                new LogGroups(none),
                new FormatLookup(FlowLogs::new, () -> "123456789012", System::nanoTime),
                effort,
                Pause.REAL)) {
            feed.poll(gathered);
        }
        return gathered;
    }

    @ParameterizedTest
    @CsvSource({ARN + ", " + ARN, "123456789012:, 123456789012:", "'', ''"})
    void everyEventHasTheFormatOfItsGroupHoweverThatIsNamed(String first, String second) throws Exception {
        OneUpdate client = new OneUpdate(first + "dstaddr", second + "srcaddr");
        Gathered gathered = poll(client, ARN + "srcaddr", ARN + "dstaddr");
        assertThat(client.asked).containsExactly(ARN + "srcaddr", ARN + "dstaddr");
        assertThat(gathered.carriers).containsExactly(first + "dstaddr", second + "srcaddr");
        assertThat(gathered.formats)
                .containsExactly(
                        FlowLogFormat.parse("${dstaddr} ${start}"), FlowLogFormat.parse("${srcaddr} ${start}"));
    }

    @Test
    void anEventThatNamesNoGroupIsOfTheOnlyOneThereIs() throws Exception {
        Gathered gathered = poll(new OneUpdate((String) null), ARN + "srcaddr");
        assertThat(gathered.formats).containsExactly(FlowLogFormat.parse("${srcaddr} ${start}"));
    }
}
