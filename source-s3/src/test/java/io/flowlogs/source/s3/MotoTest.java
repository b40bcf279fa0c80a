package io.flowlogs.source.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.FlowLogs;
import io.flowlogs.gen.Carrier;
import io.flowlogs.gen.GenerationOptions;
import io.flowlogs.gen.Ledger;
import io.flowlogs.gen.SyntheticFlowLogs;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.source.s3.Reading.Answer;
import io.flowlogs.testservers.MotoServer;
import io.flowlogs.testservers.NeedsMoto;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The whole way, from made-up flow logs that were uploaded to the records. */
@NeedsMoto
class MotoTest {
    private static final String BUCKET = "flow-logs";
    private S3Client client;

    @BeforeEach
    void connect(MotoServer moto) {
        client = TestClients.of(moto.endpoint());
        client.createBucket(bucket -> bucket.bucket(BUCKET));
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    private void put(String key, byte[] content) {
        client.putObject(object -> object.bucket(BUCKET).key(key), RequestBody.fromBytes(content));
    }

    private void upload(Path folder, java.util.function.UnaryOperator<String> keys) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).parallel().forEach(file -> {
                try {
                    put(keys.apply(folder.relativize(file).toString()), Files.readAllBytes(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static GenerationOptions.Builder made() {
        return GenerationOptions.builder()
                .lines(4000)
                .accounts(3)
                .interfaces(6)
                .startEpochSecond(Instant.parse("2024-02-28T23:00:00Z").getEpochSecond())
                .windows(120);
    }

    private S3Source source(String prefix) throws IOException {
        return S3Source.builder("s3://" + BUCKET + "/" + prefix).client(client).build();
    }

    private static String toHive(String key) {
        return key.replaceFirst(
                "AWSLogs/(\\d+)/vpcflowlogs/([a-z0-9-]+)/(\\d+)/(\\d+)/(\\d+)/(.*T(\\d\\d)\\d\\dZ.*)",
                "AWSLogs/aws-account-id=$1/aws-service=vpcflowlogs/aws-region=$2/year=$3/month=$4/day=$5/hour=$7/$6");
    }

    private static String toHourly(String key) {
        return key.replaceFirst("(.*)/([^/]*T(\\d\\d)\\d\\dZ.*)", "$1/$3/$2");
    }

    @Test
    void everyRecordOfEveryLayoutIsReadOnce(@TempDir Path folder) throws IOException {
        Ledger ledger = SyntheticFlowLogs.of(made().build()).writeTo(folder, Carrier.AWS_S3, 60);
        upload(folder, key -> "daily/" + key);
        upload(folder, key -> "hourly/" + toHourly(key));
        upload(folder, key -> "hive/" + toHive(key));
        upload(folder, key -> "copied/" + key.substring(key.lastIndexOf('/') + 1));
        List<String> expected = lines("daily/", TimeRange.ALL);

        assertThat(expected).hasSize((int) ledger.records());
        TimeRange window = new TimeRange(Instant.parse("2024-02-28T23:50:00Z"), Instant.parse("2024-02-29T00:20:00Z"));
        List<String> some = lines("daily/", window);
        assertThat(some).hasSizeBetween(1, expected.size() - 1);
        for (String tree : List.of("hourly/", "hive/", "copied/")) {
            assertThat(lines(tree, TimeRange.ALL)).containsExactlyElementsOf(expected);
            assertThat(lines(tree, window)).containsExactlyElementsOf(some);
        }
        assertThat(lines("", window)).hasSize(4 * some.size());
    }

    private List<String> lines(String prefix, TimeRange window) throws IOException {
        try (S3Source source = source(prefix)) {
            Answer answer = Reading.read(source, FlowPredicate.all(), window, 4);
            assertThat(answer.failures()).isEmpty();
            assertThat(answer.statistics().malformed()).isZero();
            return answer.lines();
        }
    }

    @Test
    void exportTasksAreRead(@TempDir Path folder) throws IOException {
        Ledger ledger = SyntheticFlowLogs.of(made().lines(500).build()).writeTo(folder, Carrier.EXPORT_TASK, 3);
        put("exported/aws-logs-write-test", "Permission Check Successful".getBytes(UTF_8));
        upload(folder, key -> "exported/0f1e2d3c-0000-4000-8000-000011112222/eni-1-all/" + key);

        assertThat(lines("exported", TimeRange.ALL)).hasSize((int) ledger.records());
    }

    @Test
    void manyPrefixesAreListedInPages() throws IOException {
        byte[] content =
                ("2023-11-14T22:13:20.000Z 2 123456789012 eni-0a1b2c3d4e5f60001 10.0.0.1 10.0.0.2 49152 443 6 3 180 1700000000 1700000060"
                                + " ACCEPT OK\n")
                        .getBytes(UTF_8);
        IntStream.range(0, 1200)
                .parallel()
                .forEach(stream -> put("exported/0f1e2d3c-0000/eni-" + stream + "-all/000000.gz", content));

        assertThat(lines("exported/", TimeRange.ALL)).hasSize(1200);
    }

    @Test
    void aProviderFindsItByItsOptions(MotoServer moto) {
        put("one.log", (Keys.HEADER + "\n" + Keys.record("123456789012", "us-east-1", 1, 5, 6) + "\n").getBytes(UTF_8));
        Map<String, String> options =
                Map.of("endpoint-url", moto.endpoint().toString(), "region", "us-east-1", "profile", "absent");

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> {
                    try (FlowLogs logs = FlowLogs.open("s3://" + BUCKET + "/one.log", options)) {
                        logs.query().count();
                    }
                })
                .hasMessageContaining("expected a profile that can be used");
    }
}
