package io.flowlogs.benchmarks.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.FlowLogs;
import io.flowlogs.gen.Carrier;
import io.flowlogs.gen.GenerationOptions;
import io.flowlogs.gen.Ledger;
import io.flowlogs.gen.SyntheticFlowLogs;
import io.flowlogs.source.s3.S3Source;
import io.flowlogs.value.TimeRange;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class FolderServerTest {
    @TempDir
    private Path folder;

    @Test
    void everyRecordOfAFolderIsReadAsFromABucket() throws Exception {
        Ledger ledger = SyntheticFlowLogs.of(
                        GenerationOptions.builder().lines(3000).build())
                .writeTo(folder.resolve("aws"), Carrier.AWS_S3, 10);
        try (FolderServer server = new FolderServer(folder);
                S3Client client = S3Client.builder()
                        .endpointOverride(server.endpoint())
                        .forcePathStyle(true)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .httpClient(UrlConnectionHttpClient.create())
                        .build();
                S3Source source =
                        S3Source.builder("s3://bench/aws/").client(client).build();
                FlowLogs logs = FlowLogs.of(source)) {
            assertThat(logs.query().between(TimeRange.ALL).count().matched()).isEqualTo(ledger.records());
        }
    }

    @Test
    void keysAreListedInPagesAndCutAtSlashes() throws Exception {
        for (String name : List.of("a/1", "a/2", "b/1", "c", "d")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), name);
        }
        FolderKeys keys = new FolderKeys(folder);

        FolderKeys.Page first = keys.page("", true, "", 2);
        assertThat(first.folders()).containsExactly("a/", "b/");
        assertThat(keys.page("", true, String.valueOf(first.next()), 2))
                .isEqualTo(new FolderKeys.Page(List.of("c", "d"), List.of(), null));
        assertThat(keys.page("a/", false, "a/1", 1000).keys()).containsExactly("a/2");
    }

    @Test
    void rangesAndAllOfAnObjectAreGiven() throws Exception {
        Files.writeString(folder.resolve("x"), "0123456789");
        try (FolderServer server = new FolderServer(folder)) {
            URI object = server.endpoint().resolve("/bench/x");
            HttpURLConnection range = (HttpURLConnection) object.toURL().openConnection();
            range.setRequestProperty("Range", "bytes=3-5");
            assertThat(range.getResponseCode()).isEqualTo(206);
            assertThat(new String(range.getInputStream().readAllBytes(), UTF_8)).isEqualTo("345");
            URI bucket = server.endpoint().resolve("/bench/");
            assertThat(Fetching.fetched(bucket, Fetching.keys(bucket, "x"), 2)).isEqualTo(10);
        }
    }
}
