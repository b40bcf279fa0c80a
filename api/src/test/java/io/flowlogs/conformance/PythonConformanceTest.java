package io.flowlogs.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.FlowLogs;
import io.flowlogs.engine.MemoryBytes;
import io.flowlogs.engine.MemorySource;
import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.query.Aggregation;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowRecords;
import io.flowlogs.query.FlowSummary;
import io.flowlogs.query.Measure;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.query.SummaryRow;
import io.flowlogs.record.FieldState;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.value.FlowAction;
import io.flowlogs.value.FlowDirection;
import io.flowlogs.value.IpAddress;
import io.flowlogs.value.IpProtocol;
import io.flowlogs.value.LogStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * The behaviour that the original, flowlogs_reader for Python, holds by its own tests, as far as a library without AWS can show it: each
 * method bears the name of the test it answers. Where we differ on purpose, the method says how and why. The tests of log groups and
 * buckets are answered where those sources are, those of the command line by the tests of the command line.
 */
class PythonConformanceTest {
    private static final String ACCEPTED = "2 123456789010 eni-102010ab 198.51.100.1 192.0.2.1 443 49152 6 10 840"
            + " 1439387263 1439387264 ACCEPT OK";
    private static final String REJECTED = "2 123456789010 eni-102010ab 192.0.2.1 198.51.100.1 49152 443 6 20 1680"
            + " 1439387264 1439387265 REJECT OK";
    private static final String PING =
            "2 123456789010 eni-202010ab 198.51.100.1 192.0.2.1 0 0 1 10 840 1439387265" + " 1439387266 ACCEPT OK";
    private static final String NO_DATA = "2 123456789010 eni-1a2b3c4d - - - - - - - 1439387263 1439387266 - NODATA";
    private static final String SKIPPED =
            "2 123456789010 eni-4b118871 - - - - - - - 1512564058000 1512564059000 - SKIPDATA";

    private static FlowQuery over(String name, byte[] content) {
        return FlowLogs.of(MemorySource.of(MemoryBytes.file(name, content))).query();
    }

    private static FlowQuery lines(String... lines) {
        return over("lines.log", (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static List<FlowRecord> records(FlowQuery query) {
        List<FlowRecord> records = new ArrayList<>();
        query.forEach(records::add);
        return records;
    }

    // ---- FlowRecordTestCase
    // -------------------------------------------------------------------------------------------

    /** The original gives addresses as text and the action as text; here they have types, whose text is the same. */
    @Test
    void testParse() {
        FlowRecord flow = FlowRecord.fromMessage(ACCEPTED);
        assertThat(flow.getVersion()).isEqualTo(2);
        assertThat(flow.getAccountId()).isEqualTo("123456789010");
        assertThat(flow.getInterfaceId()).isEqualTo("eni-102010ab");
        assertThat(flow.getSrcAddr()).hasToString("198.51.100.1");
        assertThat(flow.getDstAddr()).hasToString("192.0.2.1");
        assertThat(flow.getSrcPort()).isEqualTo(443);
        assertThat(flow.getDstPort()).isEqualTo(49152);
        assertThat(flow.getProtocol()).isEqualTo(IpProtocol.of(6));
        assertThat(flow.getPackets()).isEqualTo(10);
        assertThat(flow.getBytes()).isEqualTo(840);
        assertThat(flow.getStart()).isEqualTo("2015-08-12T13:47:43Z");
        assertThat(flow.getEnd()).isEqualTo("2015-08-12T13:47:44Z");
        assertThat(flow.getAction()).isEqualTo(FlowAction.ACCEPT);
        assertThat(flow.getLogStatus()).isEqualTo(LogStatus.OK);
    }

    @Test
    void testEq() {
        FlowRecord flow = FlowRecord.fromMessage(ACCEPTED);
        assertThat(flow).isEqualTo(FlowRecord.fromMessage(ACCEPTED));
        assertThat(flow).isNotEqualTo(FlowRecord.fromMessage(REJECTED));
        assertThat(flow).isNotEqualTo("...");
    }

    @Test
    void testHash() {
        Set<FlowRecord> distinct = new HashSet<>();
        for (String line : List.of(ACCEPTED, ACCEPTED, ACCEPTED, REJECTED, REJECTED, NO_DATA)) {
            distinct.add(FlowRecord.fromMessage(line));
        }
        assertThat(distinct).hasSize(3);
    }

    /** Differs: AWS's names have hyphens, and a time prints in ISO 8601. All fields that have a value are told, in order. */
    @Test
    void testStr() {
        String text = FlowRecord.fromMessage(ACCEPTED).toString();
        assertThat(text)
                .containsSubsequence(
                        "version",
                        "2",
                        "account-id",
                        "123456789010",
                        "srcaddr",
                        "198.51.100.1",
                        "start",
                        "log-status",
                        "OK");
    }

    /** Differs: fields without data are in the map too, as null, so that no data and no such field stay apart. */
    @Test
    void testToDict() {
        Map<String, ?> map = FlowRecord.fromMessage(REJECTED).toMap();
        assertThat(map.keySet())
                .containsExactlyElementsOf(FlowLogFormat.DEFAULT.fields().stream()
                        .map(FlowField::name)
                        .toList());
        assertThat(map.get("action")).isEqualTo(FlowAction.REJECT);
        assertThat(map.get("bytes")).isEqualTo(1680L);
        assertThat(map.get("end")).isEqualTo(Instant.parse("2015-08-12T13:47:45Z"));
        assertThat(FlowRecord.fromMessage(NO_DATA).toMap().get("srcaddr")).isNull();
    }

    /** Differs: milliseconds begin at 10^11, not at 2^31, so that seconds after 2038 stay seconds. */
    @Test
    void testMillisecondTimestamp() {
        FlowRecord flow = FlowRecord.fromMessage(SKIPPED);
        assertThat(flow.getStart()).isEqualTo("2017-12-06T12:40:58Z");
        assertThat(flow.getEnd()).isEqualTo("2017-12-06T12:40:59Z");
        String after2038 = REJECTED.replace("1439387264", "2147483648").replace("1439387265", "2147483649");
        assertThat(FlowRecord.fromMessage(after2038).getStart()).isEqualTo("2038-01-19T03:14:08Z");
    }

    @Test
    void testMissingTimestamps() {
        FlowRecord flow = FlowRecord.fromMessage("192.0.2.1 10", FlowLogFormat.parse("srcaddr bytes"));
        assertThat(flow.getStart()).isNull();
        assertThat(flow.getEnd()).isNull();
        assertThat(flow.state(FlowFields.START)).isEqualTo(FieldState.NOT_IN_FORMAT);
        assertThat(flow.toMap()).doesNotContainKeys("start", "end");
        assertThat(flow.toMessage()).isEqualTo("192.0.2.1 10");
    }

    // ---- FlowLogsReaderTestCase
    // ---------------------------------------------------------------------------------------

    /** Of the iteration, what holds for any source: the bad line is passed over and counted, and its bytes count too. */
    @Test
    void testIteration() {
        FlowQuery query =
                lines(ACCEPTED, REJECTED, PING, NO_DATA, "bogus!", SKIPPED).onMalformed(MalformedRecordPolicy.REPORT);
        try (FlowRecords records = query.records()) {
            var iterator = records.iterator();
            assertThat(iterator.next()).isEqualTo(FlowRecord.fromMessage(ACCEPTED));
            List<FlowRecord> rest = new ArrayList<>();
            iterator.forEachRemaining(rest::add);
            assertThat(rest).extracting(FlowRecord::toMessage).containsExactly(REJECTED, PING, NO_DATA, SKIPPED);
            ScanStatistics statistics = records.statistics();
            assertThat(statistics.malformed()).isEqualTo(1);
            assertThat(statistics.bytesDecoded())
                    .isEqualTo(String.join("\n", ACCEPTED, REJECTED, PING, NO_DATA, "bogus!", SKIPPED, "")
                            .length());
        }
    }

    // ---- S3FlowLogsReaderTestCase: the content of the objects
    // ---------------------------------------------------------

    private static final String V3_HEADER = "account-id action az-id bytes dstaddr dstport end instance-id interface-id"
            + " log-status packets pkt-dstaddr pkt-srcaddr protocol srcaddr srcport start subnet-id tcp-flags type"
            + " version vpc-id\n";
    private static final String V3_LINES = "123456789010 REJECT use1-az2 40 172.18.160.93 6379 1566848933 i-0a eni-0b"
            + " OK 1 172.18.160.93 192.0.2.7 6 192.0.2.7 47777 1566848875 subnet-0c 2 IPv4 3 vpc-0d\n"
            + "123456789010 REJECT use1-az2 40 172.18.160.94 6379 1566848933 i-0a eni-0b"
            + " OK 1 172.18.160.94 192.0.2.8 6 192.0.2.8 47778 1566848875 subnet-0c 2 IPv4 3 vpc-0d\n";

    @Test
    void testSerial() throws IOException {
        byte[] stored = gzip(V3_HEADER + V3_LINES);
        FlowQuery query = over("123456789010_vpcflowlogs_us-east-1_fl-0_20190826T2000Z_0a.log.gz", stored);
        List<FlowRecord> records = records(query);
        assertThat(records).hasSize(2);
        FlowRecord first = records.get(0);
        assertThat(first.getVersion()).isEqualTo(3);
        assertThat(first.get(FlowFields.PKT_SRCADDR)).isEqualTo(IpAddress.parse("192.0.2.7"));
        assertThat(first.get(FlowFields.VPC_ID)).isEqualTo("vpc-0d");
        assertThat(first.getLong(FlowFields.TCP_FLAGS, -1)).isEqualTo(2);
        assertThat(first.getStart()).isEqualTo("2019-08-26T19:47:55Z");
        ScanStatistics statistics = query.count();
        assertThat(statistics.bytesDecoded()).isEqualTo((V3_HEADER + V3_LINES).length());
        assertThat(statistics.bytesRead()).isEqualTo(stored.length);
    }

    @Test
    void testSerialV4() throws IOException {
        String text = """
                region az-id sublocation-type sublocation-id srcaddr
                us-east-1 use1-az1 wavelength use1-wl1-bos-wlz1 192.0.2.1
                us-east-1 use1-az1 outpost op-0123456789abcdef0 192.0.2.2
                """;
        List<FlowRecord> records = records(over("v4.log.gz", gzip(text)));
        assertThat(records)
                .extracting(flow -> flow.get(FlowFields.SUBLOCATION_TYPE) + " " + flow.get(FlowFields.SUBLOCATION_ID))
                .containsExactly("wavelength use1-wl1-bos-wlz1", "outpost op-0123456789abcdef0");
    }

    /** Differs: a row that is no record is passed over only where one asks for that; the library's default is to fail. */
    @Test
    void testSerialV5() throws IOException {
        String text = """
                version srcaddr pkt-src-aws-service pkt-dst-aws-service flow-direction traffic-path
                5 192.0.2.1 S3 - egress 8
                bogus line
                5 192.0.2.2 - AMAZON ingress -
                """;
        FlowQuery query = over("v5.log.gz", gzip(text)).onMalformed(MalformedRecordPolicy.REPORT);
        List<FlowRecord> records = records(query);
        assertThat(records).hasSize(2);
        assertThat(records.get(0).get(FlowFields.PKT_SRC_AWS_SERVICE)).isEqualTo("S3");
        assertThat(records.get(0).get(FlowFields.PKT_DST_AWS_SERVICE)).isNull();
        assertThat(records.get(0).get(FlowFields.FLOW_DIRECTION)).isEqualTo(FlowDirection.EGRESS);
        assertThat(records.get(0).getLong(FlowFields.TRAFFIC_PATH, -1)).isEqualTo(8);
        assertThat(records.get(1).get(FlowFields.TRAFFIC_PATH)).isNull();
        ScanStatistics statistics = query.count();
        assertThat(statistics.malformed()).isEqualTo(1);
        assertThat(statistics.bytesDecoded()).isEqualTo(text.length());
    }

    @Test
    void testSerialV6() throws IOException {
        String text = """
                resource-type tgw-id tgw-attachment-id srcaddr packets-lost-no-route packets-lost-blackhole
                TransitGateway tgw-0a tgw-attach-0b 192.0.2.1 0 3
                """;
        List<FlowRecord> records = records(over("tgw.log.gz", gzip(text)));
        assertThat(records).singleElement().satisfies(flow -> {
            assertThat(flow.get(FlowFields.TGW_ID)).isEqualTo("tgw-0a");
            assertThat(flow.getLong(FlowFields.PACKETS_LOST_NO_ROUTE, -1)).isZero();
            assertThat(flow.getLong(FlowFields.PACKETS_LOST_BLACKHOLE, -1)).isEqualTo(3);
            assertThat(flow.getStart()).isNull();
        });
    }

    @Test
    void testThreads() throws IOException {
        byte[] stored = gzip(V3_HEADER + V3_LINES);
        assertThat(records(over("v3.log.gz", stored).parallelism(2)))
                .isEqualTo(records(over("v3.log.gz", stored).parallelism(1)));
    }

    // ---- AggregationTestCase
    // ------------------------------------------------------------------------------------------

    /** Differs: the groups come in an order of their own, by bytes, not in that of their first record. */
    @Test
    void testAggregatedRecords() {
        FlowSummary summary =
                lines(ACCEPTED, REJECTED, PING, ACCEPTED, NO_DATA, SKIPPED).aggregate();
        assertThat(summary.size()).isEqualTo(3);
        SummaryRow row = summary.rows().stream()
                .filter(one -> Objects.equals(one.get(FlowFields.DSTPORT), 49152))
                .findFirst()
                .orElseThrow();
        assertThat(row.get(FlowFields.SRCADDR)).hasToString("198.51.100.1");
        assertThat(row.getLong(Measure.sum(FlowFields.PACKETS))).isEqualTo(20);
        assertThat(row.getLong(Measure.sum(FlowFields.BYTES))).isEqualTo(1680);
        assertThat(row.getLong(Measure.firstStart())).isEqualTo(1_439_387_263);
        assertThat(row.getLong(Measure.lastEnd())).isEqualTo(1_439_387_264);
        assertThat(summary.rows())
                .as("port 0 is a port")
                .anySatisfy(one -> assertThat(one.get(FlowFields.SRCPORT)).isZero());
    }

    /** Differs: records without traffic never fail it, where the original stumbles over their missing numbers. */
    @Test
    void testAggregatedRecordsCustom() {
        Aggregation byInterface = Aggregation.traffic(
                List.of(FlowFields.INTERFACE_ID, FlowFields.SRCADDR, FlowFields.DSTADDR, FlowFields.DSTPORT));
        FlowSummary summary = lines(ACCEPTED, PING, REJECTED, ACCEPTED, NO_DATA).aggregate(byInterface);
        assertThat(summary.rows())
                .extracting(row -> row.get(FlowFields.INTERFACE_ID) + " " + row.getLong(Measure.sum(FlowFields.BYTES)))
                .containsExactly("eni-102010ab 1680", "eni-102010ab 1680", "eni-202010ab 840");
        FlowSummary silent =
                lines(ACCEPTED, NO_DATA, SKIPPED).aggregate(Aggregation.traffic(List.of(FlowFields.INTERFACE_ID)));
        assertThat(silent.size()).isEqualTo(1);
    }

    // ---- MainTestCase: what the commands ask of the library
    // -----------------------------------------------------------

    /** Differs: a line is printed as it was delivered, not in 47 columns, and a 0 stays a 0. */
    @Test
    void testMainPrint() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        lines(ACCEPTED, REJECTED, PING, NO_DATA, SKIPPED).writeTo(out, (flow, target) -> {
            flow.writeMessage(target);
            target.write('\n');
        });
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(ACCEPTED, REJECTED, PING, NO_DATA, SKIPPED);
    }

    @Test
    void testMainPrintCount() {
        assertThat(records(lines(ACCEPTED, REJECTED, PING).limit(2)))
                .extracting(FlowRecord::toMessage)
                .containsExactly(ACCEPTED, REJECTED);
    }

    /** Differs: in the order of the addresses, where the original has none. */
    @Test
    void testMainIpset() {
        assertThat(lines(ACCEPTED, REJECTED, PING, NO_DATA, SKIPPED).addresses().addresses())
                .extracting(IpAddress::toString)
                .containsExactly("192.0.2.1", "198.51.100.1");
    }

    /** Differs: addresses compare as numbers, and those on packet level are looked at too. */
    @Test
    void testMainFindip() {
        String other = ACCEPTED.replace("192.0.2.1", "192.0.2.111");
        FlowQuery found = lines(ACCEPTED, other, NO_DATA).involving(IpAddress.parse("192.0.2.111"));
        assertThat(records(found)).extracting(FlowRecord::toMessage).containsExactly(other);
        FlowPredicate source = FlowPredicate.eq(FlowFields.SRCADDR, IpAddress.parse("198.51.100.1"));
        assertThat(lines(ACCEPTED, other, NO_DATA).where(source).count().matched())
                .isEqualTo(2);
    }

    /** Differs: our columns are keys, then measures, under AWS's names, and times are in epoch seconds. */
    @Test
    void testMainAggregate() {
        FlowSummary summary = lines(ACCEPTED, ACCEPTED).aggregate();
        assertThat(summary.aggregation().columnNames())
                .containsExactly(
                        "srcaddr",
                        "dstaddr",
                        "srcport",
                        "dstport",
                        "protocol",
                        "packets",
                        "bytes",
                        "start",
                        "end",
                        "records");
        assertThat(summary.rows().get(0).getLong(Measure.sum(FlowFields.BYTES))).isEqualTo(1680);
        assertThat(summary.rows().get(0).getLong(Measure.sum(FlowFields.PACKETS)))
                .isEqualTo(20);
    }
}
