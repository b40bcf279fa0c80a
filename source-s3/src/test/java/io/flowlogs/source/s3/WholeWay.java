package io.flowlogs.source.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.FlowLogs;
import io.flowlogs.convert.ConvertOptions;
import io.flowlogs.convert.Partition;
import io.flowlogs.gen.Carrier;
import io.flowlogs.gen.GenerationOptions;
import io.flowlogs.gen.Ledger;
import io.flowlogs.gen.SyntheticFlowLogs;
import io.flowlogs.query.ConvertReport;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.source.s3.Reading.Answer;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The whole way, from flow logs that are uploaded to the records, on a real server; each server has a class of its own. */
abstract class WholeWay {
    private static final AtomicInteger BUCKETS = new AtomicInteger();

    private final String bucket = "flow-logs-" + BUCKETS.incrementAndGet();
    private S3Client client;

    /** Makes a bucket that nobody else has. */
    void begin(URI endpoint) {
        client = TestClients.of(endpoint);
        client.createBucket(request -> request.bucket(bucket));
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    /** How many requests it takes to find out what the server refuses to tell. */
    abstract long refusedLists();

    String bucket() {
        return bucket;
    }

    void put(String key, byte[] content) {
        client.putObject(object -> object.bucket(bucket).key(key), RequestBody.fromBytes(content));
    }

    private S3Source.Builder source(String prefix) {
        return S3Source.builder("s3://" + bucket + "/" + prefix).client(client);
    }

    private List<String> lines(String prefix, TimeRange window) throws IOException {
        return lines(source(prefix), window);
    }

    private static List<String> lines(S3Source.Builder builder, TimeRange window) throws IOException {
        try (S3Source source = builder.build()) {
            Answer answer = Reading.read(source, FlowPredicate.all(), window, 4);
            assertThat(answer.failures()).isEmpty();
            assertThat(answer.statistics().malformed()).isZero();
            return answer.lines();
        }
    }

    // ---- every layout
    // -------------------------------------------------------------------------------------------------

    @Test
    void everyRecordOfEveryLayoutIsReadOnce() throws IOException {
        Delivery.put(this::put);
        List<String> all = Delivery.lines(TimeRange.ALL);
        List<String> some = Delivery.lines(Delivery.WINDOW);

        assertThat(some).hasSizeBetween(1, all.size() - 1);
        for (String tree : Delivery.TREES) {
            assertThat(lines(tree, TimeRange.ALL)).as(tree).containsExactlyInAnyOrderElementsOf(all);
            assertThat(lines(tree, Delivery.WINDOW)).as(tree).containsExactlyInAnyOrderElementsOf(some);
        }
        assertThat(lines("", Delivery.WINDOW)).hasSize(Delivery.TREES.size() * some.size());
    }

    @Test
    void accountsRegionsAndFlowLogsAreChosenByKeys() throws IOException {
        Delivery.put(this::put);

        for (String tree : Delivery.TREES_OF_AWS) {
            assertThat(lines(source(tree).accounts(Set.of(Delivery.ACCOUNTS.get(1))), TimeRange.ALL))
                    .as(tree)
                    .containsExactlyInAnyOrderElementsOf(Delivery.lines(Delivery.ACCOUNTS.get(1), ""));
            assertThat(lines(
                            source(tree)
                                    .accounts(Set.of(Delivery.ACCOUNTS.get(2)))
                                    .regions(Set.of(Delivery.REGIONS.get(0))),
                            TimeRange.ALL))
                    .as(tree)
                    .containsExactlyInAnyOrderElementsOf(
                            Delivery.lines(Delivery.ACCOUNTS.get(2), Delivery.REGIONS.get(0)));
            assertThat(lines(source(tree).flowLogs(Set.of(Delivery.flowLog(Delivery.REGIONS.get(1)))), TimeRange.ALL))
                    .as(tree)
                    .containsExactlyInAnyOrderElementsOf(Delivery.lines("", Delivery.REGIONS.get(1)));
        }
    }

    @Test
    void theOrderIsThatOfTimeWhateverTheNumberOfThreads(@TempDir Path folder) throws IOException {
        Ledger ledger = SyntheticFlowLogs.of(made().build()).writeTo(folder, Carrier.AWS_S3, 60);
        upload(folder, key -> "daily/" + key);
        upload(folder, key -> "copied/" + key.substring(key.lastIndexOf('/') + 1));
        List<String> expected = lines("daily/", TimeRange.ALL);

        assertThat(expected).hasSize((int) ledger.records());
        assertThat(lines("copied/", TimeRange.ALL)).containsExactlyElementsOf(expected);
        try (S3Source source = source("daily/").build()) {
            assertThat(Reading.read(source, FlowPredicate.all(), TimeRange.ALL, 1)
                            .lines())
                    .containsExactlyElementsOf(expected);
        }
    }

    @Test
    void whatIsWrittenAsParquetIsReadFromABucketAsItWas(@TempDir Path folder) throws IOException {
        SyntheticFlowLogs.of(made().build()).writeTo(folder.resolve("text"), Carrier.AWS_S3, 20);
        upload(folder.resolve("text"), key -> "daily/" + key);
        Path lake = folder.resolve("lake");
        ConvertOptions parquet = ConvertOptions.builder("parquet")
                .partitionedBy(Partition.DAY, Partition.ACCOUNT)
                .sorted()
                .build();
        ConvertReport report;
        try (S3Source source = source("daily/").build()) {
            report = FlowLogs.of(source).query().between(TimeRange.ALL).convertTo(lake, parquet);
        }
        upload(lake, key -> "lake/" + key);

        List<String> all = lines("daily/", TimeRange.ALL);
        assertThat(report.records()).isEqualTo(all.size());
        assertThat(report.files()).hasSizeGreaterThan(3);
        assertThat(lines("lake/", TimeRange.ALL)).containsExactlyInAnyOrderElementsOf(all);
        TimeRange hour = new TimeRange(Instant.parse("2024-02-28T23:30:00Z"), Instant.parse("2024-02-29T00:30:00Z"));
        List<String> some = lines("daily/", hour);
        assertThat(some).hasSizeBetween(1, all.size() - 1);
        assertThat(lines("lake/", hour)).containsExactlyInAnyOrderElementsOf(some);
    }

    private static GenerationOptions.Builder made() {
        return GenerationOptions.builder()
                .lines(2000)
                .accounts(3)
                .interfaces(6)
                .startEpochSecond(Instant.parse("2024-02-28T23:00:00Z").getEpochSecond())
                .windows(120);
    }

    private void upload(Path folder, UnaryOperator<String> keys) throws IOException {
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

    @Test
    void exportTasksAreRead(@TempDir Path folder) throws IOException {
        Ledger ledger = SyntheticFlowLogs.of(made().lines(500).build()).writeTo(folder, Carrier.EXPORT_TASK, 3);
        put("exported/aws-logs-write-test", "Permission Check Successful".getBytes(UTF_8));
        upload(folder, key -> "exported/0f1e2d3c-0000-4000-8000-000011112222/eni-1-all/" + key);

        assertThat(lines("exported", TimeRange.ALL)).hasSize((int) ledger.records());
    }

    @Test
    void whatFirehoseWrapsIsUnwrapped(@TempDir Path folder) throws IOException {
        GenerationOptions.Builder asked = made().lines(600);
        Ledger ledger = SyntheticFlowLogs.of(asked.build()).writeTo(folder, Carrier.FIREHOSE, 4);
        upload(folder, key -> "firehose/2024/02/29/00/flow-stream-1-2024-02-29-00-00-00-" + key);
        Path subscriptions = Files.createDirectory(folder.resolve("subscriptions"));
        Ledger wrapped = SyntheticFlowLogs.of(asked.build()).writeTo(subscriptions, Carrier.SUBSCRIPTION, 4);
        upload(subscriptions, key -> "subscribed/2024/02/29/00/flow-stream-2-2024-02-29-00-00-00-" + key);

        assertThat(lines("firehose/", TimeRange.ALL)).hasSize((int) ledger.records());
        assertThat(lines("subscribed/", TimeRange.ALL)).hasSize((int) wrapped.records());
    }

    // ---- many
    // ---------------------------------------------------------------------------------------------------------

    /** How many streams of two objects each are listed; more than a page has, at least. */
    int manyStreams() {
        return 2500;
    }

    private static long pages(long entries) {
        return (entries + 999) / 1000;
    }

    @Test
    @Timeout(180)
    void thousandsOfPrefixesAndObjectsAreListedInPages() throws IOException {
        byte[] content =
                Keys.gzip("2023-11-14T22:13:20.000Z 2 123456789012 eni-0a1b2c3d4e5f60001 10.0.0.1 10.0.0.2 49152"
                        + " 443 6 3 180 1700000000 1700000060 ACCEPT OK\n");
        int streams = manyStreams();
        IntStream.range(0, 2 * streams)
                .parallel()
                .forEach(object ->
                        put("exported/0f1e2d3c-0000/eni-" + object / 2 + "-all/00000" + object % 2 + ".gz", content));

        try (S3Source source = source("exported/").build()) {
            Answer answer = Reading.read(source, FlowPredicate.all(), TimeRange.ALL, 8);
            assertThat(answer.failures()).isEmpty();
            assertThat(answer.lines()).hasSize(2 * streams);
            // The prefix; the task with its streams; three samples; and all in pages of a thousand.
            assertThat(answer.statistics().measures())
                    .containsEntry("list-requests", 1 + pages(streams) + 3 + pages(2L * streams) + refusedLists())
                    .containsEntry("get-requests", 2L * streams);
        }
    }

    @Test
    @Timeout(180)
    void moreAccountsThanAPageAreFound() throws IOException {
        IntStream.range(0, 1100).parallel().forEach(number -> {
            String account = String.valueOf(100_000_000_000L + number);
            String line = Keys.record(account, "us-east-1", number, 1_700_000_000, 1_700_000_060);
            put(
                    Keys.plain(account, "us-east-1")
                            + Keys.days(1_700_000_060)
                            + Keys.name(account, "us-east-1", "fl-0a", 1_700_000_060),
                    Keys.gzip(Keys.HEADER + "\n" + line + "\n"));
        });

        assertThat(lines(source("").accounts(Set.of("100000000000", "100000001099")), TimeRange.ALL))
                .hasSize(2);
    }
}
