package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.FlowLogs;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.testservers.MotoServer;
import io.flowlogs.testservers.NeedsMoto;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsRequest;

/** Clients of a program that has its own. */
@NeedsMoto
class OwnClientsTest {
    private static final String GROUP = "/vpc/flow-logs";
    private static final Instant MINUTE = MotoAccount.recent(ChronoUnit.MINUTES, Duration.ofHours(2));

    private MotoAccount account;

    @BeforeEach
    void begin(MotoServer server) {
        account = MotoAccount.at(server);
        account.makeGroup(GROUP);
        account.put(GROUP, "eni-0-all", FlowLine.event(MINUTE, 1));
    }

    @AfterEach
    void end() {
        account.close();
    }

    private static FlowQuery question(CloudWatchSource source) {
        return FlowLogs.of(source).query().between(MINUTE, MINUTE.plusSeconds(60));
    }

    @Test
    void areUsedAndNeverClosed() throws IOException {
        CountedCalls calls = new CountedCalls();
        try (CloudWatchLogsClient logs = account.logsClient(calls);
                Ec2Client ec2 = account.ec2Client(calls)) {
            for (int time = 1; time <= 2; time++) {
                CloudWatchSource source = CloudWatchSource.builder(GROUP)
                        .client(logs)
                        .ec2Client(ec2)
                        .build();
                assertThat(question(source).count().records()).isEqualTo(1);
                source.close();
                source.close();
                assertThat(calls.of(FilterLogEventsRequest.class)).hasSizeGreaterThanOrEqualTo(time);
                assertThat(calls.of(DescribeFlowLogsRequest.class)).hasSize(time);
            }
            assertThat(logs.describeLogGroups().logGroups()).hasSize(1);
            assertThat(ec2.describeFlowLogs().flowLogs()).isEmpty();
        }
    }

    @Test
    void withoutOneForEc2NobodyIsAskedForFormats() throws IOException {
        account.makeFlowLog(GROUP, "${dstaddr} ${srcaddr}");
        try (CloudWatchSource source =
                CloudWatchSource.builder(GROUP).client(account.logs()).build()) {
            assertThat(question(source).count().records()).isEqualTo(1);
        }
    }

    @Test
    void aSourcesOwnAreClosedWithIt() {
        AwsClients clients = new AwsClients(new AwsSettings(
                MotoAccount.REGION, null, URI.create(account.options().get("endpoint-url")), null, null, null));
        CloudWatchLogsAsyncClient made = clients.live();
        assertThat(made.describeLogGroups().join().logGroups()).hasSize(1);
        clients.close();
        clients.close();
        assertThatThrownBy(() -> made.describeLogGroups().join()).isNotNull();
    }
}
