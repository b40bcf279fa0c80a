package io.flowlogs.examples;

import static io.flowlogs.record.FlowFields.ACTION;
import static io.flowlogs.record.FlowFields.DSTADDR;
import static io.flowlogs.record.FlowFields.SRCADDR;
import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.FlowLogs;
import io.flowlogs.query.Aggregation;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowSummary;
import io.flowlogs.value.FlowAction;
import io.flowlogs.value.IpAddress;
import org.junit.jupiter.api.Test;

/** The Java of README.md. */
class ReadmeSnippetsTest {
    @Test
    void tenLinesOfJavaAnswerTwoQuestions() throws Throwable {
        assertThat(Printed.by(ReadmeSnippetsTest::tenLines))
                .startsWith("{srcaddr=192.0.2.66, dstaddr=10.0.1.10, records=26}")
                .endsWith(
                        "2024-03-05T10:21:04Z tcp 203.0.113.77:51515 -> 10.0.1.10:22 4210 bytes",
                        "2024-03-05T10:21:04Z tcp 10.0.1.10:22 -> 203.0.113.77:51515 3987 bytes");
    }

    private static void tenLines() {
        // region readme
        try (FlowLogs logs = FlowLogs.open("samples/vpc-default-v2.log")) {
            FlowPredicate rejected = FlowPredicate.eq(ACTION, FlowAction.REJECT);
            FlowSummary pairs = logs.query().where(rejected).aggregate(Aggregation.by(SRCADDR, DSTADDR));
            pairs.rows().forEach(row -> System.out.println(row));

            logs.query()
                    .involving(IpAddress.parse("203.0.113.77"))
                    .forEach(flow -> System.out.println(
                            flow.getStart() + " " + flow.getTuple() + " " + flow.getBytes() + " bytes"));
        }
        // endregion
    }
}
