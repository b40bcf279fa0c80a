package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The original's own tests of buckets, S3FlowLogsReaderTestCase: each method bears the name of the one it answers. The numbers of bytes that
 * the original counts are nothing that its command shows; {@code PythonConformanceTest} has them.
 */
@DisplayName("S3FlowLogsReaderTestCase")
@ResourceLock("io.flowlogs.testservers.MotoServer")
class PythonS3FlowLogsReaderTest {
    private static final String FOLDER = "AWSLogs/123456789010/vpcflowlogs/us-east-1/2015/08/12/";
    private static final String NAME = "123456789010_vpcflowlogs_us-east-1_fl-102010_";
    private static final String V3 = """
            account-id action az-id bytes dstaddr dstport end instance-id interface-id log-status packets pkt-dstaddr pkt-srcaddr \
            protocol srcaddr srcport start subnet-id tcp-flags type version vpc-id
            123456789010 REJECT use2-az1 45 10.0.0.5 10002 1502560461 i-0a eni-0b OK 1 10.0.0.5 192.0.2.156 6 192.0.2.156 50318 \
            1502560409 subnet-0c 2 IPv4 3 vpc-0d
            123456789010 REJECT use2-az1 40 10.0.0.5 2580 1502560480 i-0a eni-0b OK 1 10.0.0.5 192.0.2.156 6 192.0.2.156 53259 \
            1502560448 subnet-0c 2 IPv4 3 vpc-0d
            """;
    private static final String V3_PRINTED = """
            3 123456789010 eni-0b 192.0.2.156 10.0.0.5 50318 10002 6 1 45 1502560409 1502560461 REJECT OK vpc-0d subnet-0c i-0a 2 \
            IPv4 192.0.2.156 10.0.0.5 - use2-az1 - - - - - - - - - - - - - - - - - - - - - - - -
            3 123456789010 eni-0b 192.0.2.156 10.0.0.5 53259 2580 6 1 40 1502560448 1502560480 REJECT OK vpc-0d subnet-0c i-0a 2 \
            IPv4 192.0.2.156 10.0.0.5 - use2-az1 - - - - - - - - - - - - - - - - - - - - - - - -
            """;

    private ScriptedAws aws;
    private LegacyAccount account;

    @BeforeEach
    void open() throws IOException {
        aws = new ScriptedAws(PythonMainTest.FORMAT);
        account = LegacyAccount.at(aws.endpoint());
    }

    @AfterEach
    void close() {
        account.close();
        aws.close();
    }

    /** Of all of these, the one of 12:00 is read: the others are of another account, Region or time, or have none. */
    private void put(String text) {
        byte[] stored = LegacyAccount.gzip(text);
        byte[] other = LegacyAccount.gzip(V3.replace("10.0.0.5", "10.9.9.9"));
        aws.object(FOLDER + NAME + "20150812T1155Z_h45h.log.gz", other)
                .object(FOLDER + NAME + "20150812T1200Z_h45h.log.gz", stored)
                .object(FOLDER + NAME + "20150812T1300Z_h45h.log.gz", other)
                .object(FOLDER + "test_file.log.gz", other)
                .object(FOLDER.replace("us-east-1", "us-west-2") + NAME + "20150812T1200Z_h45h.log.gz", other)
                .object(FOLDER.replace("123456789010", "210987654321") + NAME + "20150812T1200Z_h45h.log.gz", other);
    }

    private static Call reader(String... words) {
        List<String> all = new ArrayList<>(List.of(
                "mybucket",
                "--location-type",
                "s3",
                "--start-time",
                "2015-08-12 12:00:00",
                "--end-time",
                "2015-08-12 13:00:00",
                "--include-accounts",
                "123456789010",
                "--include-regions",
                "us-east-1"));
        all.addAll(List.of(words));
        Call call = InProcess.callAs("flowlogs_reader", all.toArray(new String[0]));
        assertThat(call.code()).as(call.err()).isZero();
        return call;
    }

    @Test
    @DisplayName("test_serial")
    void testSerial() {
        put(V3);
        assertThat(reader().out()).isEqualTo(V3_PRINTED);
    }

    @Test
    @DisplayName("test_serial_v4")
    void testSerialV4() {
        put("""
                start end region az-id sublocation-type sublocation-id
                1439387263 1439387264 us-east-1 use1-az1 wavelength wlz-1
                1439387263 1439387264 us-east-1 use1-az1 outpost op-1
                """);
        assertThat(reader().out().lines())
                .allSatisfy(line -> assertThat(line.split(" ")).hasSize(47))
                .satisfiesExactly(
                        line -> assertThat(line).contains(" us-east-1 use1-az1 wavelength wlz-1 - "),
                        line -> assertThat(line).contains(" us-east-1 use1-az1 outpost op-1 - "));
    }

    /** Differs: the line that is no record is told. */
    @Test
    @DisplayName("test_serial_v5")
    void testSerialV5() {
        put("""
                version start end pkt-src-aws-service pkt-dst-aws-service flow-direction traffic-path
                5 1439387263 1439387264 S3 - egress 8
                bogus line
                5 1439387263 1439387264 - AMAZON ingress -
                """);
        Call call = reader();
        assertThat(call.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains(" S3 - egress 8 - "),
                        line -> assertThat(line).contains(" - AMAZON ingress - - "));
        assertThat(call.err()).contains("malformed", "bogus line");
    }

    /** Records without times are printed, where the original breaks off; their addresses are there in both. */
    @Test
    @DisplayName("test_serial_v6")
    void testSerialV6() {
        put("""
                resource-type tgw-id srcaddr dstaddr packets-lost-no-route packets-lost-blackhole
                TransitGateway tgw-1 10.0.0.1 10.0.0.2 13 0
                """);
        assertThat(reader("ipset").out()).isEqualTo("10.0.0.1\n10.0.0.2\n");
        assertThat(reader().out())
                .isEqualTo("- - - 10.0.0.1 10.0.0.2" + " -".repeat(24) + " TransitGateway tgw-1" + " -".repeat(12)
                        + " 13 - - -\n");
    }

    @Test
    @DisplayName("test_serial_parquet")
    void testSerialParquet() throws IOException {
        Path samples = Path.of(System.getProperty("user.dir")).getParent().resolve("samples");
        aws.object(
                FOLDER + NAME + "20150812T1200Z_h45h.log.parquet",
                Files.readAllBytes(samples.resolve("vpc-default-v2.parquet")));
        List<String> lines = reader().out().lines().toList();
        assertThat(lines)
                .hasSize(296)
                .allSatisfy(line -> assertThat(line.split(" ")).hasSize(47));
        assertThat(lines).anyMatch(line -> line.endsWith("NODATA" + PythonMainTest.REST));
        assertThat(reader("findip", "203.0.113.77").out())
                .startsWith("2 123456789012 eni-0a1b2c3d4e5f60001 203.0.113.77 10.0.1.10 51515 22 6 23 4210 1709634064"
                        + " 1709634112 ACCEPT OK" + PythonMainTest.REST + "\n");
    }

    @Test
    @DisplayName("test_threads")
    void testThreads() {
        put(V3);
        assertThat(reader("--thread-count", "2").out()).isEqualTo(V3_PRINTED);
    }

    // ---- and what it has no tests of
    // -------------------------------------------------------------------------------------

    /** In the original, an empty object ends everything, and such layouts are not seen. */
    @Test
    void emptyObjectsAndHiveLayoutsAreRead() {
        put(V3);
        aws.object(FOLDER + NAME + "20150812T1205Z_h45h.log.gz", LegacyAccount.gzip(""))
                .object(
                        "AWSLogs/aws-account-id=123456789010/aws-service=vpcflowlogs/aws-region=us-east-1/year=2015/month=08"
                                + "/day=12/hour=12/" + NAME + "20150812T1210Z_h45h.log.gz",
                        LegacyAccount.gzip(V3));
        assertThat(reader().out()).isEqualTo(V3_PRINTED + V3_PRINTED);
    }

    /** The names decide, not the records: with our own window, these of 2017 are not in it. */
    @Test
    void theWindowIsOneOfNames() {
        put(V3);
        assertThat(reader("--no-compat").out()).isEmpty();
    }
}
