package io.flowlogs.examples;

import static io.flowlogs.record.FlowFields.ACTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.FlowLogs;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.source.cloudwatch.CloudWatchSource;
import io.flowlogs.testservers.MotoServer;
import io.flowlogs.testservers.NeedsMoto;
import io.flowlogs.value.FlowAction;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The Java of docs/cloudwatch.md. */
@NeedsMoto
class CloudWatchSnippetsTest {
    @RegisterExtension
    final AwsProperties account = new AwsProperties();

    @BeforeEach
    void fill(MotoServer moto) throws IOException {
        account.pointTo(moto.endpoint());
        SampleGroup.fill(moto.endpoint());
    }

    @Test
    void aGroupIsALocation() throws Throwable {
        List<String> printed = Printed.by(() -> {
            // region location
            try (FlowLogs logs = FlowLogs.open("cwl:/vpc/flow-logs", Map.of("region", "eu-central-1"))) {
                ScanStatistics read = logs.query()
                        .where(FlowPredicate.eq(ACTION, FlowAction.REJECT))
                        .forEach(flow -> System.out.println(flow.getSrcAddr() + " " + flow.event()));
                System.out.println(read.measures());
            }
            // endregion
        });
        assertThat(printed).hasSizeGreaterThan(2).first().asString().contains("EventMetadata[id=");
        assertThat(printed.get(printed.size() - 1)).contains("events=296");
    }

    @Test
    void clientsMayBeOnesOwn(MotoServer moto) throws Throwable {
        try (CloudWatchLogsClient cloudWatchLogs = SampleGroup.logs(moto.endpoint());
                Ec2Client ec2 = SampleGroup.ec2(moto.endpoint())) {
            assertThat(Printed.by(() -> {
                        // region clients
                        try (CloudWatchSource source = CloudWatchSource.builder("/vpc/flow-logs")
                                        .client(cloudWatchLogs)
                                        .ec2Client(ec2)
                                        .build();
                                FlowLogs logs = FlowLogs.of(source)) {
                            long records = logs.query().parallelism(16).count().matched();
                            System.out.println(records + " records in the last hour");
                        }
                        // endregion
                    }))
                    .containsExactly("296 records in the last hour");
        }
    }
}
