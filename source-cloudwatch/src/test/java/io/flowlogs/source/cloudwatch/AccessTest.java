package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flowlogs.FlowLogs;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.SourceAccessException;
import io.flowlogs.source.SourceAccessException.Reason;
import io.flowlogs.source.cloudwatch.Relay.Received;
import io.flowlogs.testservers.MotoServer;
import io.flowlogs.testservers.NeedsMoto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Who asks, where, and what is said when that does not work. */
@NeedsMoto
class AccessTest {
    private static final String GROUP = "/vpc/flow-logs";
    private static final Instant MINUTE = MotoAccount.recent(ChronoUnit.MINUTES, Duration.ofHours(2));
    private static final String LINE = FlowLine.at(MINUTE, 1);
    private static final String ROLE = "arn:aws:iam::222222222222:role/reader";
    private static final String SECRET = "not-for-the-eyes-of-others";
    private static final String FORMAT = "${dstaddr} ${srcaddr} ${start}";

    @TempDir
    private Path home;

    private MotoServer server;
    private MotoAccount account;
    private Relay relay;

    @BeforeEach
    void begin(MotoServer moto) throws IOException {
        server = moto;
        account = MotoAccount.at(moto);
        relay = Relay.before(moto.endpoint());
    }

    @AfterEach
    void end() {
        relay.close();
        account.close();
    }

    private static List<String> read(String location, Map<String, String> options) {
        try (FlowLogs flowLogs = FlowLogs.open(location, options);
                Stream<FlowRecord> records = flowLogs.query().between(MINUTE, MINUTE.plusSeconds(60)).stream()) {
            return records.map(flowRecord -> flowRecord.getSrcAddr() + " " + flowRecord.toMessage())
                    .toList();
        }
    }

    private static FlowSourceException failure(String location, Map<String, String> options) {
        return catchThrowableOfType(FlowSourceException.class, () -> read(location, options));
    }

    private Map<String, String> throughRelay(String... more) {
        Map<String, String> options = new TreeMap<>();
        options.put("endpoint-url", relay.endpoint().toString());
        for (int i = 0; i < more.length; i += 2) {
            options.put(more[i], more[i + 1]);
        }
        return options;
    }

    private Map<String, String> inRole() {
        return throughRelay("region", MotoAccount.REGION, "role-arn", ROLE, "external-id", SECRET);
    }

    /** To moto, whoever has assumed a role of an account acts in that account. */
    private MotoAccount accountOfRole() {
        try (StsClient sts = StsClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(server.endpoint())
                .region(Region.of(MotoAccount.REGION))
                .build()) {
            Credentials assumed = sts.assumeRole(
                            request -> request.roleArn(ROLE).roleSessionName("test"))
                    .credentials();
            return account.as(AwsSessionCredentials.create(
                    assumed.accessKeyId(), assumed.secretAccessKey(), assumed.sessionToken()));
        }
    }

    @Test
    void aRoleIsAssumedOnceAndUsedForLogsAndFlowLogsInTheChosenRegion() {
        try (MotoAccount theirs = accountOfRole()) {
            theirs.makeGroup(GROUP);
            theirs.makeFlowLog(GROUP, FORMAT);
            String line = "10.0.0.2 10.0.0.1 " + MINUTE.getEpochSecond();
            theirs.put(GROUP, "eni-0-all", MotoAccount.event(MINUTE, line));
            assertThat(read("cwl:" + GROUP, inRole())).containsExactly("10.0.0.1 " + line);
        }
        List<Received> assumptions = relay.received("sts");
        assertThat(assumptions).singleElement().satisfies(request -> {
            assertThat(request.action()).isEqualTo("AssumeRole");
            assertThat(request.accessKey()).isEqualTo("testing");
            assertThat(request.body()).contains("ExternalId=" + SECRET, "RoleSessionName=flowlogs");
        });
        List<Received> inRole = Stream.of("logs", "ec2")
                .flatMap(service -> relay.received(service).stream())
                .toList();
        assertThat(inRole).extracting(Received::service).contains("logs", "ec2");
        assertThat(inRole).extracting(Received::region).containsOnly(MotoAccount.REGION);
        assertThat(inRole)
                .extracting(Received::accessKey)
                .doesNotContain("testing")
                .containsOnly(inRole.get(0).accessKey());
    }

    @Test
    void withoutTheRoleTheGroupIsNotThere() {
        try (MotoAccount theirs = accountOfRole()) {
            theirs.makeGroup(GROUP);
        }
        assertThat(failure("cwl:" + GROUP, account.options())).hasMessageContaining("ResourceNotFoundException");
    }

    @Test
    void aRoleThatIsNotGivenIsWhatIsSaidToBeMissingAndTheExternalIdIsNotTold() {
        relay.deny("AssumeRole");
        FlowSourceException failure = failure("cwl:" + GROUP, inRole());
        assertThat(failure)
                .hasMessageContaining("expected leave for sts:AssumeRole")
                .hasMessageContaining("--role-arn");
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(SECRET);
        }
    }

    @Test
    void anExternalIdWithoutARoleIsRefusedAndNotTold() {
        Map<String, String> options = account.options("external-id", SECRET);
        assertThat(catchThrowableOfType(RuntimeException.class, () -> read("cwl:" + GROUP, options)))
                .hasMessageContaining("role-arn")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void whoMayNotAskForFlowLogsReadsLinesOfTheDefaultFormat() {
        account.makeGroup(GROUP);
        account.put(GROUP, "eni-0-all", MotoAccount.event(MINUTE, LINE));
        relay.deny("DescribeFlowLogs");
        assertThat(read("cwl:" + GROUP, throughRelay("region", MotoAccount.REGION)))
                .containsExactly("192.0.2.1 " + LINE);
        assertThat(relay.received("ec2")).hasSize(1);
    }

    @Test
    void anArnSaysTheRegionAndOnesOwnFlowLogsAreAskedForTheFormat() {
        account.makeGroup(GROUP);
        account.makeFlowLog(GROUP, FORMAT);
        String line = "10.0.0.2 10.0.0.1 " + MINUTE.getEpochSecond();
        account.put(GROUP, "eni-0-all", MotoAccount.event(MINUTE, line));
        String arn = "arn:aws:logs:" + MotoAccount.REGION + ":" + MotoAccount.ID + ":log-group:" + GROUP;
        for (String location : List.of(arn, arn + ":*", "cwl:" + arn)) {
            assertThat(read(location, throughRelay())).containsExactly("10.0.0.1 " + line);
        }
        assertThat(relay.received("logs"))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.body()).contains("\"logGroupIdentifier\":\"" + arn + "\""));
        assertThat(relay.received("logs")).extracting(Received::region).containsOnly(MotoAccount.REGION);
    }

    @Test
    void aStreamPrefixIsSent() {
        account.makeGroup(GROUP);
        read("cwl:" + GROUP + ":eni-7", throughRelay("region", MotoAccount.REGION));
        assertThat(relay.received("logs"))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.body()).contains("\"logStreamNamePrefix\":\"eni-7\""));
    }

    @Test
    void aGroupThatIsNotThereIsToldInASentence() {
        FlowSourceException failure = failure("cwl:/no/such/group", account.options());
        assertThat(failure)
                .hasMessageStartingWith("cwl:/no/such/group ")
                .hasMessageContaining(
                        "expected a log group of this name, found ResourceNotFoundException (The specified log group does"
                                + " not exist.)")
                .hasMessageContaining("Check the name, --region and --profile");
        assertThat(reason(failure)).isEqualTo(Reason.SERVICE);
    }

    @Test
    void aPatternThatFitsNoGroupIsToldInASentence() {
        FlowSourceException failure = failure("cwl:/no/such/*", account.options());
        assertThat(failure)
                .hasMessage(
                        "cwl:/no/such/*: expected log groups whose names fit, found none. Check the pattern, --region"
                                + " and --profile.");
        assertThat(reason(failure)).isEqualTo(Reason.SERVICE);
    }

    private static Reason reason(FlowSourceException failure) {
        return ((SourceAccessException) failure.getCause()).reason();
    }

    /** Nothing of the machine's own settings. */
    private Map<String, String> environment(String... more) {
        Map<String, String> environment =
                new TreeMap<>(Map.of("HOME", home.toString(), "AWS_EC2_METADATA_DISABLED", "true"));
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return environment;
    }

    private String endpoint() {
        return server.endpoint().toString();
    }

    @Test
    void theEnvironmentSaysWhereToSendRequestsAsEverywhereInAws() throws Exception {
        account.makeGroup(GROUP);
        account.put(GROUP, "eni-0-all", MotoAccount.event(MINUTE, LINE));
        Map<String, String> environment = environment(
                "AWS_ENDPOINT_URL",
                endpoint(),
                "AWS_REGION",
                MotoAccount.REGION,
                "AWS_ACCESS_KEY_ID",
                "testing",
                "AWS_SECRET_ACCESS_KEY",
                "testing");
        assertThat(ForkedReader.run(environment, "cwl:" + GROUP)).containsExactly(LINE);
    }

    @Test
    void aProfileSaysAllThereIsToKnow() throws Exception {
        account.makeGroup(GROUP);
        account.put(GROUP, "eni-0-all", MotoAccount.event(MINUTE, LINE));
        writeConfiguration("[profile net]", "region = " + MotoAccount.REGION, "endpoint_url = " + relay.endpoint());
        writeConfiguration("aws_access_key_id = of-the-profile", "aws_secret_access_key = testing");
        Map<String, String> environment =
                environment("AWS_ACCESS_KEY_ID", "of-the-environment", "AWS_SECRET_ACCESS_KEY", "testing");
        assertThat(ForkedReader.run(environment, "cwl:" + GROUP, "profile=net")).containsExactly(LINE);
        assertThat(relay.received("logs")).extracting(Received::accessKey).containsOnly("of-the-profile");
        assertThat(relay.received("ec2")).extracting(Received::accessKey).containsOnly("of-the-profile");
    }

    @Test
    void aProfileMayHaveARole() throws Exception {
        account.makeGroup(GROUP);
        account.put(GROUP, "eni-0-all", MotoAccount.event(MINUTE, LINE));
        writeConfiguration("[profile base]", "aws_access_key_id = testing", "aws_secret_access_key = testing");
        writeConfiguration("[profile net]", "region = " + MotoAccount.REGION, "source_profile = base");
        writeConfiguration("role_arn = arn:aws:iam::" + MotoAccount.ID + ":role/reader");
        Map<String, String> environment =
                environment("AWS_ENDPOINT_URL", relay.endpoint().toString());
        assertThat(ForkedReader.run(environment, "cwl:" + GROUP, "profile=net")).containsExactly(LINE);
        assertThat(relay.received("sts")).extracting(Received::accessKey).containsExactly("testing");
        assertThat(relay.received("logs")).extracting(Received::accessKey).doesNotContain("testing");
    }

    private void writeConfiguration(String... lines) throws IOException {
        Path directory = Files.createDirectories(home.resolve(".aws"));
        Files.write(directory.resolve("config"), List.of(lines), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void withoutARegionNothingIsSent() throws Exception {
        assertThat(ForkedReader.run(environment(), "cwl:" + GROUP))
                .containsExactly(
                        "CONFIGURATION",
                        "cwl:" + GROUP + ": expected a Region, found none. Name it with --region, or set AWS_REGION.");
    }

    @Test
    void withoutCredentialsNothingIsSent() throws Exception {
        List<String> said = ForkedReader.run(
                environment(), "cwl:" + GROUP, "region=" + MotoAccount.REGION, "endpoint-url=" + endpoint());
        assertThat(said).hasSize(2).first().isEqualTo("CONFIGURATION");
        assertThat(said.get(1)).contains("expected AWS credentials, found none.");
    }

    @Test
    void aProfileThatIsNotThereIsTold() throws Exception {
        List<String> said = ForkedReader.run(
                environment(),
                "cwl:" + GROUP,
                "region=" + MotoAccount.REGION,
                "endpoint-url=" + endpoint(),
                "profile=nobody");
        assertThat(said).hasSize(2).first().isEqualTo("CONFIGURATION");
        assertThat(said.get(1)).contains("expected a profile that can be used", "nobody", "Check --profile");
    }
}
