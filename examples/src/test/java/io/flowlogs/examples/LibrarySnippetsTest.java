package io.flowlogs.examples;

import static io.flowlogs.record.FlowFields.ACTION;
import static io.flowlogs.record.FlowFields.BYTES;
import static io.flowlogs.record.FlowFields.DSTADDR;
import static io.flowlogs.record.FlowFields.DSTPORT;
import static io.flowlogs.record.FlowFields.PACKETS;
import static io.flowlogs.record.FlowFields.SRCADDR;
import static io.flowlogs.record.FlowFields.VPC_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.FlowLogs;
import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.parse.ParseLimits;
import io.flowlogs.query.AddressSummary;
import io.flowlogs.query.Aggregation;
import io.flowlogs.query.FlowFilter;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowRecords;
import io.flowlogs.query.FlowSummary;
import io.flowlogs.query.FollowOptions;
import io.flowlogs.query.FollowedRecords;
import io.flowlogs.query.Measure;
import io.flowlogs.query.ScanObserver;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.query.SummaryRow;
import io.flowlogs.record.FieldState;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowParseException;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.report.FlowReports;
import io.flowlogs.report.Report;
import io.flowlogs.report.TalkerRow;
import io.flowlogs.value.CidrBlock;
import io.flowlogs.value.FlowAction;
import io.flowlogs.value.IpAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of docs/library.md. */
class LibrarySnippetsTest {
    private static final String SAMPLE = "samples/vpc-default-v2.log";

    @Test
    void linesInHand() throws Throwable {
        assertThat(Printed.by(() -> {
                    // region line
                    FlowRecord flow =
                            FlowRecord.fromMessage("2 123456789012 eni-0a1b2c3d4e5f60001 203.0.113.77 10.0.1.10"
                                    + " 51515 22 6 23 4210 1709634064 1709634112 ACCEPT OK");
                    System.out.println(flow.getSrcAddr() + " sent " + flow.getBytes() + " bytes");
                    System.out.println(flow.get(DSTPORT) + " " + flow.getProtocol() + " " + flow.getAction());
                    System.out.println(Duration.between(flow.getStart(), flow.getEnd()));
                    // endregion
                }))
                .containsExactly("203.0.113.77 sent 4210 bytes", "22 tcp ACCEPT", "PT48S");
    }

    @Test
    void threeStates() {
        // region states
        FlowLogFormat format = FlowLogFormat.parse("${srcaddr} ${bytes} ${packets} ${quantum-state}");
        FlowRecord flow = FlowRecord.fromMessage("10.0.1.10 0 - spin-up", format);
        FieldState[] states = {flow.state(BYTES), flow.state(PACKETS), flow.state(VPC_ID)};
        String added = flow.get(FlowField.text("quantum-state"));
        long packets = flow.getLong(PACKETS, 1);
        // endregion
        assertThat(states).containsExactly(FieldState.VALUE, FieldState.NO_DATA, FieldState.NOT_IN_FORMAT);
        assertThat(added).isEqualTo("spin-up");
        assertThat(packets).isOne();
    }

    @Test
    void queries() {
        try (FlowLogs logs = FlowLogs.open(SAMPLE)) {
            // region query
            FlowPredicate inside = FlowPredicate.in(SRCADDR, CidrBlock.parse("10.0.0.0/16"));
            FlowPredicate busy = FlowPredicate.gt(BYTES, 100_000L);
            FlowQuery question = logs.query()
                    .where(inside.negate().or(busy))
                    .between(Instant.parse("2024-03-05T10:00:00Z"), Instant.parse("2024-03-05T10:15:00Z"));

            ScanStatistics statistics = question.count();
            List<FlowRecord> firstTen = question.limit(10).collect(Collectors.toList());
            // endregion
            assertThat(statistics.matched()).isPositive();
            assertThat(firstTen).hasSize(10);
        }
    }

    @Test
    void recordsOneByOne() throws Throwable {
        assertThat(Printed.by(LibrarySnippetsTest::sumOfBytes)).containsExactly("2 intervals with losses");
    }

    private static void sumOfBytes() {
        try (FlowLogs logs = FlowLogs.open(SAMPLE)) {
            long bytes = 0;
            // region records
            try (FlowRecords records = logs.query().records()) {
                for (FlowRecord flow : records) {
                    bytes += flow.getLong(BYTES, 0);
                }
                System.out.println(records.statistics().skipData() + " intervals with losses");
            }
            // endregion
            assertThat(bytes).isEqualTo(2_973_909L);
        }
    }

    @Test
    void streams() throws Throwable {
        assertThat(Printed.by(LibrarySnippetsTest::largeFlows)).containsExactly("18 large flows");
    }

    private static void largeFlows() {
        try (FlowLogs logs = FlowLogs.open(SAMPLE)) {
            // region stream
            try (Stream<FlowRecord> flows = logs.query().stream()) {
                long large =
                        flows.filter(flow -> flow.getLong(BYTES, 0) > 50_000).count();
                System.out.println(large + " large flows");
            }
            // endregion
        }
    }

    @Test
    void namedQuestions() throws Throwable {
        assertThat(Printed.by(() -> {
                    try (FlowLogs logs = FlowLogs.open(SAMPLE)) {
                        // region reports
                        FlowQuery question = logs.query().where(FlowFilter.parse("not src net 10.0.0.0/8"));
                        Report<TalkerRow> talkers = FlowReports.of(question).topTalkers();
                        TalkerRow first = talkers.rows().get(0);
                        System.out.println(first.addr() + ": " + first.traffic().bytes() + " bytes");
                        System.out.println(talkers.statistics().skipData() + " intervals with losses");
                        // endregion
                    }
                }))
                .containsExactly("2001:db8:0:1::11: 412627 bytes", "2 intervals with losses");
    }

    @Test
    void groups() throws Throwable {
        assertThat(Printed.by(() -> {
                    try (FlowLogs logs = FlowLogs.open(SAMPLE)) {
                        // region aggregate
                        Measure bytes = Measure.sum(BYTES);
                        Aggregation pairs = Aggregation.by(SRCADDR, DSTADDR)
                                .measuring(bytes, Measure.avg(PACKETS), Measure.count())
                                .top(2);
                        FlowSummary summary = logs.query()
                                .where(FlowPredicate.eq(ACTION, FlowAction.ACCEPT))
                                .aggregate(pairs);
                        for (SummaryRow row : summary.rows()) {
                            System.out.println(
                                    row.get(SRCADDR) + " -> " + row.get(DSTADDR) + ": " + row.getLong(bytes));
                        }
                        // endregion
                    }
                }))
                .containsExactly("10.0.1.10 -> 10.0.2.20: 325142", "10.0.1.10 -> 198.51.100.16: 156117");
    }

    @Test
    void addressesOfTraffic() {
        try (FlowLogs logs = FlowLogs.open(SAMPLE)) {
            // region addresses
            AddressSummary seen = logs.query().addresses();
            List<IpAddress> strangers = seen.addresses().stream()
                    .filter(address -> !address.isPrivate())
                    .toList();
            // endregion
            assertThat(seen.addresses()).hasSize(57);
            assertThat(strangers).contains(IpAddress.parse("192.0.2.66"));
        }
    }

    @Test
    void failures(@TempDir Path directory) throws Throwable {
        Path damaged = Files.writeString(directory.resolve("damaged.log"), "srcaddr bytes\n10.0.0.1 many\n");
        String location = damaged.toString();
        assertThat(Printed.by(() -> {
                    // region errors
                    try (FlowLogs logs = FlowLogs.open(location)) {
                        logs.query().forEach(flow -> System.out.println(flow.getBytes()));
                    } catch (FlowParseException e) {
                        System.out.println(
                                "line " + e.position().line() + ", field " + e.field() + ": " + e.rawValue());
                    } catch (FlowSourceException e) {
                        System.out.println(e.split() + " cannot be read: " + e.getMessage());
                    } catch (FlowConfigurationException e) {
                        e.problems().forEach(System.out::println);
                    }
                    // endregion
                }))
                .containsExactly("line 2, field bytes: many");
    }

    @Test
    void goodLinesSurviveBesideBadOnes(@TempDir Path directory) throws Throwable {
        Path damaged =
                Files.writeString(directory.resolve("damaged.log"), "srcaddr bytes\n10.0.0.1 many\n10.0.0.1 7\n");
        String location = damaged.toString();
        assertThat(Printed.by(() -> {
                    // region report
                    ScanObserver observer = new ScanObserver() {
                        @Override
                        public void malformed(FlowParseException problem) {
                            System.out.println(problem.field() + " is malformed");
                        }
                    };
                    try (FlowLogs logs = FlowLogs.open(location)) {
                        ScanStatistics statistics = logs.query()
                                .onMalformed(MalformedRecordPolicy.REPORT)
                                .observedBy(observer)
                                .forEach(flow -> System.out.println(flow.getBytes()));
                        System.out.println(statistics.malformed() + " malformed, complete: " + statistics.isComplete());
                    }
                    // endregion
                }))
                .containsExactlyInAnyOrder("7", "bytes is malformed", "1 malformed, complete: true");
    }

    @Test
    void limitsAndThreads() {
        try (FlowLogs logs = FlowLogs.open(SAMPLE)) {
            // region limits
            FlowQuery careful = logs.query()
                    .parallelism(2)
                    .limits(ParseLimits.DEFAULT.withMaxLineLength(64 << 10).withMaxExpansion(100));
            // endregion
            assertThat(careful.count().records()).isEqualTo(296);
        }
    }

    @Test
    void following(@TempDir Path directory) throws Throwable {
        Path position = directory.resolve("position");
        try (FlowLogs logs = FlowLogs.open(SAMPLE)) {
            assertThat(Printed.by(() -> follow(logs.query().limit(2), position)))
                    .hasSize(2);
            assertThat(Files.readString(position)).startsWith("flowlogs checkpoint 1");
            assertThat(Printed.by(() -> follow(logs.query().limit(2), position)))
                    .hasSize(2);
        }
    }

    private static void follow(FlowQuery question, Path position) throws IOException {
        // region follow
        FollowOptions options = FollowOptions.from(Instant.parse("2024-03-05T10:00:00Z"));
        if (Files.exists(position)) {
            options = options.resumingAt(Files.readString(position));
        }
        try (FollowedRecords records = question.follow(options.every(Duration.ofSeconds(2)))) {
            List<FlowRecord> batch = records.nextBatch();
            while (batch != null) {
                batch.forEach(flow -> System.out.println(flow.getSrcAddr()));
                Files.writeString(position, records.checkpoint());
                batch = records.nextBatch();
            }
        }
        // endregion
    }
}
