package io.flowlogs.examples;

import static io.flowlogs.record.FlowFields.DSTADDR;
import static io.flowlogs.record.FlowFields.INTERFACE_ID;
import static io.flowlogs.record.FlowFields.PKT_DSTADDR;
import static io.flowlogs.record.FlowFields.SRCADDR;
import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.FlowLogs;
import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.query.Aggregation;
import io.flowlogs.query.FlowRecords;
import io.flowlogs.query.FlowSummary;
import io.flowlogs.query.Measure;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.testservers.MotoServer;
import io.flowlogs.testservers.NeedsMoto;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The Java of docs/migrating-from-python.md. */
class MigrationSnippetsTest {
    private static final String SAMPLE = "samples/vpc-default-v2.log";

    @RegisterExtension
    final AwsProperties account = new AwsProperties();

    @Test
    @NeedsMoto
    void aReaderIsAQuery(MotoServer moto) throws Throwable {
        account.pointTo(moto.endpoint());
        SampleGroup.fill(moto.endpoint());
        Instant end = Instant.now();
        Instant start = end.minus(Duration.ofHours(1));
        assertThat(Printed.by(() -> {
                    // region reader
                    try (FlowLogs logs = FlowLogs.open("cwl:/vpc/flow-logs", Map.of("region", "eu-central-1"));
                            FlowRecords records = logs.query()
                                    .between(start, end)
                                    .onMalformed(MalformedRecordPolicy.REPORT)
                                    .records()) {
                        for (FlowRecord flow : records) {
                            System.out.println(flow.getSrcAddr() + " " + flow.getDstAddr());
                        }
                        System.out.println(records.statistics().malformed() + " skipped");
                    }
                    // endregion
                }))
                .hasSize(297)
                .endsWith("0 skipped");
    }

    @Test
    void aRecordIsALineAndItsFormat() throws Throwable {
        assertThat(Printed.by(() -> {
                    // region record
                    String message = "2 123456789012 eni-0a1b2c3d4e5f60001 10.0.1.10 198.51.100.26 0 0 1 4 336"
                            + " 1709632818 1709632852 ACCEPT OK";
                    FlowRecord flow = FlowRecord.fromMessage(message);
                    System.out.println(flow.getStart() + " " + flow.getBytes() + " " + flow.getAction());
                    System.out.println(flow.toMap().get("log-status"));
                    System.out.println(flow.toMessage().equals(message));

                    FlowLogFormat format = FlowLogFormat.parse("srcaddr pkt-dstaddr tcp-flags");
                    FlowRecord custom = FlowRecord.fromMessage("10.0.1.10 198.51.100.26 0", format);
                    System.out.println(custom.get(PKT_DSTADDR) + " " + custom.getLong(FlowFields.TCP_FLAGS, -1));
                    // endregion
                }))
                .containsExactly("2024-03-05T10:00:18Z 336 ACCEPT", "OK", "true", "198.51.100.26 0");
    }

    @Test
    void recordsAreGroupedByTheQuery() throws IOException {
        // region aggregate
        FlowSummary flows;
        FlowSummary byInterface;
        try (FlowLogs logs = FlowLogs.open(SAMPLE)) {
            flows = logs.query().aggregate();
            byInterface = logs.query()
                    .aggregate(Aggregation.by(INTERFACE_ID, SRCADDR, DSTADDR)
                            .measuring(Measure.sum(FlowFields.BYTES), Measure.firstStart(), Measure.lastEnd())
                            .droppingMissingKeys());
        }
        // endregion
        assertThat(flows.aggregation().columnNames()).contains("srcport", "bytes", "start", "end");
        assertThat(byInterface.rows()).isNotEmpty();
        assertThat(List.of(flows.size(), byInterface.size())).doesNotContain(0);
    }
}
