package io.flowlogs.examples;

import static io.flowlogs.record.FlowFields.ACTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.FlowLogs;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.source.s3.S3Source;
import io.flowlogs.testservers.MotoServer;
import io.flowlogs.testservers.NeedsMoto;
import io.flowlogs.value.FlowAction;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.S3Client;

/** The Java of docs/s3.md. */
@NeedsMoto
class S3SnippetsTest {
    @RegisterExtension
    final AwsProperties account = new AwsProperties();

    @BeforeEach
    void fill(MotoServer moto) throws IOException {
        account.pointTo(moto.endpoint());
        SampleBucket.fill(moto.endpoint());
    }

    @Test
    void aBucketIsALocation() throws Throwable {
        List<String> printed = Printed.by(() -> {
            // region location
            try (FlowLogs logs = FlowLogs.open("s3://my-flow-logs", Map.of("region", "us-east-1"))) {
                ScanStatistics read = logs.query()
                        .between(Instant.parse("2024-03-05T10:00:00Z"), Instant.parse("2024-03-05T10:30:00Z"))
                        .where(FlowPredicate.eq(ACTION, FlowAction.REJECT))
                        .forEach(flow -> System.out.println(flow.getSrcAddr() + " " + flow.getDstPort()));
                System.out.println(read.measures());
            }
            // endregion
        });
        assertThat(printed).hasSizeGreaterThan(2).first().asString().matches("\\S+ \\d+");
        assertThat(printed.get(printed.size() - 1)).contains("objects=12");
    }

    @Test
    void theClientMayBeOnesOwn(MotoServer moto) throws Throwable {
        try (S3Client s3 = SampleBucket.client(moto.endpoint())) {
            assertThat(Printed.by(() -> {
                        // region client
                        try (S3Source source = S3Source.builder("s3://my-flow-logs")
                                        .client(s3)
                                        .accounts(Set.of("210987654321"))
                                        .slack(Duration.ofHours(2))
                                        .build();
                                FlowLogs logs = FlowLogs.of(source)) {
                            long records =
                                    logs.query().between(TimeRange.ALL).count().matched();
                            System.out.println(records + " records");
                        }
                        // endregion
                    }))
                    .containsExactly("268 records");
        }
    }
}
