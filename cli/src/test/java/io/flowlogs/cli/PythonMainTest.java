package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The original's own tests of its command, MainTestCase: each method bears the name of the one it answers. */
@DisplayName("MainTestCase")
@ResourceLock("io.flowlogs.testservers.MotoServer")
class PythonMainTest {
    static final String FORMAT = "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport}"
            + " ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}";
    static final String REST = " -".repeat(33);
    static final List<String> SAMPLES = List.of(
            "2 123456789010 eni-102010ab 198.51.100.1 192.0.2.1 443 49152 6 10 840 1439387263 1439387264 ACCEPT OK",
            "2 123456789010 eni-102010ab 192.0.2.1 198.51.100.1 49152 443 6 20 1680 1439387264 1439387265 ACCEPT OK",
            "2 123456789010 eni-102010ab 192.0.2.1 198.51.100.2 49152 443 6 20 1680 1439387265 1439387266 REJECT OK",
            "2 123456789010 eni-1a2b3c4d - - - - - - - 1431280876 1431280934 - NODATA",
            "2 123456789010 eni-4b118871 - - - - - - - 1431280876 1431280934 - SKIPDATA");

    /** InProcess's clock stands at noon. */
    private static final long NOON = Instant.parse("2024-06-02T12:00:00Z").toEpochMilli();

    private static final long HOUR = 3_600_000;

    private ScriptedAws aws;
    private LegacyAccount account;

    @BeforeEach
    void open() throws IOException {
        aws = new ScriptedAws(FORMAT);
        account = LegacyAccount.at(aws.endpoint());
        for (int at = 0; at < SAMPLES.size(); at++) {
            aws.event(NOON - HOUR + at, SAMPLES.get(at));
        }
    }

    @AfterEach
    void close() {
        account.close();
        aws.close();
    }

    private static Call reader(String... words) {
        return InProcess.callAs("flowlogs_reader", words);
    }

    private ScriptedAws.Asked asked(String... words) {
        aws.asked.clear();
        Call call = reader(words);
        assertThat(call.code()).as(call.err()).isZero();
        return aws.asked("FilterLogEvents").get(0);
    }

    private static List<String> printed(int... samples) {
        List<String> lines = new ArrayList<>();
        for (int sample : samples) {
            lines.add(SAMPLES.get(sample) + REST);
        }
        return lines;
    }

    /** The window is seen in the first question that is asked; the end is asked for by the engine's own steps. */
    @Test
    @DisplayName("test_main")
    void testMain() {
        assertThat(asked("mygroup").body()).contains("\"logGroupName\":\"mygroup\"");
        assertThat(asked("mygroup").number("startTime")).isEqualTo(NOON - HOUR);
        assertThat(asked("-s", "2024-06-02 11:20:00", "mygroup").number("startTime"))
                .isEqualTo(NOON - 40 * 60_000);
        assertThat(asked("--end-time", "2024-06-02 11:20:00", "mygroup").number("endTime"))
                .isBetween(NOON - HOUR, NOON - 40 * 60_000);
        assertThat(asked("--time-format", "%Y-%m-%d", "--start-time", "2024-06-01", "mygroup")
                        .number("startTime"))
                .isEqualTo(Instant.parse("2024-06-01T00:00:00Z").toEpochMilli());
        assertThat(asked("--region", "us-west-1", "mygroup").region()).isEqualTo("us-west-1");
        assertThat(asked("--filter-pattern", "REJECT", "mygroup").body()).contains("\"filterPattern\":\"REJECT\"");
        assertThat(asked("--thread-count", "2", "mygroup").body()).contains("mygroup");
        assertThat(reader("--fields", "${start} ${end} ${srcaddr}", "mygroup", "print", "1")
                        .code())
                .isZero();
    }

    /** In the original, this option ends with a TypeError. */
    @Test
    @DisplayName("test_main: --profile")
    void testMainProfile(@TempDir Path directory) throws IOException {
        Path credentials = directory.resolve("credentials");
        Files.writeString(credentials, "[my-profile]\naws_access_key_id=AKIAPROFILE\naws_secret_access_key=x\n");
        Path config = directory.resolve("config");
        Files.writeString(config, "[profile my-profile]\nregion=ap-south-1\n");
        System.setProperty("aws.sharedCredentialsFile", credentials.toString());
        System.setProperty("aws.configFile", config.toString());
        System.clearProperty("aws.region");
        try {
            ScriptedAws.Asked asked = asked("--profile", "my-profile", "mygroup");
            assertThat(asked.key()).isEqualTo("AKIAPROFILE");
            assertThat(asked.region()).isEqualTo("ap-south-1");
        } finally {
            System.clearProperty("aws.sharedCredentialsFile");
            System.clearProperty("aws.configFile");
        }
    }

    @Test
    @DisplayName("test_main_print")
    void testMainPrint() {
        assertThat(reader("mygroup").out().lines()).containsExactlyElementsOf(printed(0, 1, 2, 3, 4));
    }

    /** Differs: what the original raises is an error of ours, and ends with 2. */
    @Test
    @DisplayName("test_main_print_count")
    void testMainPrintCount() {
        assertThat(reader("mygroup", "print", "two").code()).isEqualTo(ExitCode.USAGE);
        assertThat(reader("mygroup", "print", "2", "3").code()).isEqualTo(ExitCode.USAGE);
        assertThat(aws.asked).isEmpty();
        assertThat(reader("mygroup", "print", "2").out().lines()).containsExactlyElementsOf(printed(0, 1));
    }

    @Test
    @DisplayName("test_main_ipset")
    void testMainIpset() {
        assertThat(reader("mygroup", "ipset").out()).isEqualTo("192.0.2.1\n198.51.100.1\n198.51.100.2\n");
    }

    @Test
    @DisplayName("test_main_findip")
    void testMainFindip() {
        assertThat(reader("mygroup", "findip", "198.51.100.2").out().lines()).containsExactlyElementsOf(printed(2));
    }

    /** Differs: it ends with 2, not with 0. */
    @Test
    @DisplayName("test_main_bad_action")
    void testMainBadAction() {
        assertThat(reader("mygroup", "__")).isEqualTo(new Call(ExitCode.USAGE, "", """
                        flowlogs_reader: unknown action: __
                        flowlogs_reader: known actions: print, ipset, findip, aggregate
                        """));
    }

    /** Differs: it is said on standard error, and ends with 2. */
    @Test
    @DisplayName("test_main_missing_arn")
    void testMainMissingArn() {
        Call call = reader("mygroup", "--external-id", "uuid-string");
        assertThat(call.code()).isEqualTo(ExitCode.USAGE);
        assertThat(call.out()).isEmpty();
        assertThat(call.err()).contains("--external-id: expected together with --role-arn");
        assertThat(aws.asked).isEmpty();
    }

    /** Differs: the Region is the one that was asked for, and the role asks for the format, too. */
    @Test
    @DisplayName("test_main_assume_role")
    void testMainAssumeRole() {
        Call call = reader(
                "--role-arn=arn:aws:iam::123456789012:role/reader",
                "--external-id",
                "uuid-string",
                "--region=us-west-2",
                "mygroup",
                "print",
                "1");
        assertThat(call.code()).as(call.err()).isZero();
        assertThat(aws.asked("AssumeRole"))
                .isNotEmpty()
                .allSatisfy(asked -> assertThat(asked.body()).contains("ExternalId=uuid-string"));
        for (String operation : List.of("FilterLogEvents", "DescribeFlowLogs")) {
            assertThat(aws.asked(operation)).as(operation).isNotEmpty().allSatisfy(asked -> {
                assertThat(asked.key()).isEqualTo(ScriptedAws.ROLE_KEY);
                assertThat(asked.region()).isEqualTo("us-west-2");
            });
        }
    }

    @Test
    @DisplayName("test_main_assume_role_s3")
    void testMainAssumeRoleS3() {
        putSamples("123456789012", "us-east-1");
        Call call = reader(
                "mybucket",
                "--location-type=s3",
                "--role-arn",
                "arn:aws:iam::123456789012:role/reader",
                "--ext=uuid-string",
                "print",
                "1");
        assertThat(call.code()).as(call.err()).isZero();
        assertThat(call.out().lines()).containsExactlyElementsOf(printed(0));
        assertThat(aws.asked("GetObject"))
                .isNotEmpty()
                .allSatisfy(asked -> assertThat(asked.key()).isEqualTo(ScriptedAws.ROLE_KEY));
    }

    @Test
    @DisplayName("test_main_aggregate")
    void testMainAggregate() {
        aws.event(NOON - HOUR + 10, SAMPLES.get(0));
        assertThat(reader("mygroup", "aggregate").out().lines())
                .startsWith(
                        "bytes\tdstaddr\tdstport\tend\tpackets\tprotocol\tsrcaddr\tsrcport\tstart",
                        "1680\t192.0.2.1\t49152\t2015-08-12 13:47:44\t20\t6\t198.51.100.1\t443\t2015-08-12 13:47:43")
                .hasSize(4);
    }

    @Test
    @DisplayName("test_s3_destination")
    void testS3Destination() {
        putSamples("123456789012", "us-east-1");
        putSamples("123456789012", "eu-west-1");
        putSamples("210987654321", "us-east-1");
        putSamples("999999999999", "us-east-1");
        Call call = reader(
                "--location-type",
                "s3",
                "--include-accounts",
                "123456789012, 210987654321",
                "--include-regions",
                "us-east-1,us-east-2",
                "mybucket");
        assertThat(call.code()).as(call.err()).isZero();
        assertThat(call.out().lines())
                .hasSize(10)
                .startsWith(printed(0, 1, 2, 3, 4).toArray(new String[0]));
    }

    private void putSamples(String owner, String region) {
        String text = FORMAT.replaceAll("[${}]", "") + "\n" + String.join("\n", SAMPLES) + "\n";
        aws.object(
                "AWSLogs/" + owner + "/vpcflowlogs/" + region + "/2024/06/02/" + owner + "_vpcflowlogs_" + region
                        + "_fl-1_20240602T1130Z_0a1b.log.gz",
                LegacyAccount.gzip(text));
    }
}
