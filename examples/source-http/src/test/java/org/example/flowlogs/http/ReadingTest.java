package org.example.flowlogs.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.FlowLogs;
import io.flowlogs.query.Measure;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.testkit.FlowLogFixtures;
import io.flowlogs.testkit.LogFile;
import io.flowlogs.testkit.SourceTestKit;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a real web server. */
class ReadingTest {
    private static final String HEADER =
            "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets"
                    + " bytes start end action log-status\n";
    private static final int LINES = 260_000;

    @TempDir
    Path root;

    private FolderServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FolderServer(root);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void write(String path, byte[] content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    @Test
    void everyVersionComesAsItIs() throws IOException {
        List<LogFile> files = FlowLogFixtures.versions();
        for (LogFile file : files) {
            write("a & b/#" + files.indexOf(file) + "/" + file.name() + ".gz", file.gzip());
        }
        List<FlowRecord> records = SourceTestKit.at(server.address() + "a & b/").records();
        assertThat(records).containsExactlyInAnyOrderElementsOf(LogFile.records(files));
    }

    @Test
    void aSingleFileIsReadWhateverItsNameIs() throws IOException {
        LogFile file = FlowLogFixtures.defaultFormat(FlowLogFixtures.BEGIN);
        write("nameless", file.bytes());
        assertThat(SourceTestKit.at(server.address() + "nameless").records()).containsExactlyElementsOf(file.records());
    }

    @Test
    void aLargePlainFileIsReadInParts() throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int line = 0; line < LINES; line++) {
            text.append("2 123456789012 eni-0a1b2c3d4e5f60001 10.0.0.1 10.0.0.2 443 ")
                    .append(line % 60_000)
                    .append(" 6 1 40 1709632800 1709632860 ACCEPT OK\n");
        }
        write("large.log", text.toString().getBytes(StandardCharsets.US_ASCII));
        try (FlowLogs logs = FlowLogs.open(server.address() + "large.log")) {
            long count = logs.query().parallelism(4).aggregate().total(Measure.count());
            assertThat(count).isEqualTo(LINES);
        }
        assertThat(server.requests())
                .filteredOn(request -> request.endsWith(" 206"))
                .hasSizeGreaterThan(2);
    }

    @Test
    void whatIsPassedOverIsCounted() throws IOException {
        write("logs/.hidden.log", new byte[0]);
        write("logs/read.me", new byte[0]);
        write(
                "logs/AWSLogs/123456789012/vpcflowlogs/us-east-1/2024/03/05/"
                        + "123456789012_vpcflowlogs_us-east-1_fl-1234abcd_20240305T1000Z_fe123456.log.gz",
                new byte[0]);
        write(
                "logs/AWSLogs/123456789012/vpcflowlogs/us-east-1/2024/03/05/"
                        + "123456789012_vpcflowlogs_us-east-1_fl-1234abcd_20240305T1500Z_fe123456.log.gz",
                new byte[0]);
        write("logs/AWSLogs/123456789012/vpcflowlogs/us-east-1/2024/03/06/x.log", new byte[0]);
        TimeRange window = new TimeRange(Instant.parse("2024-03-05T10:00:00Z"), Instant.parse("2024-03-05T11:00:00Z"));
        try (Asking asking = new Asking(server.address() + "logs")) {
            ScanPlan plan = asking.plan(window);

            assertThat(Asking.names(plan)).singleElement().asString().endsWith("20240305T1000Z_fe123456.log.gz");
            assertThat(plan.skipped())
                    .isEqualTo(Map.of("hidden", 1L, "files of other names", 1L, "outside the window", 2L));
            assertThat(plan.measures()).containsEntry("http-retries", 0L);
            assertThat(server.requests()).noneMatch(request -> request.contains("/06/"));
        }
    }

    @Test
    void namesOfAwsAreReadInTheOrderOfTime() throws IOException {
        String late = "123456789012_vpcflowlogs_us-east-1_fl-0000abcd_20240305T1500Z_fe123456.log.gz";
        String early = "123456789012_vpcflowlogs_us-east-1_fl-1234abcd_20240305T1000Z_fe123456.log.gz";
        write(late, new byte[0]);
        write(early, new byte[0]);
        try (Asking asking = new Asking(server.address())) {
            assertThat(asking.paths(TimeRange.ALL)).containsExactly("/" + early, "/" + late);
        }
    }

    @Test
    void onlyAUserWhoIsKnownIsLetIn() throws IOException {
        LogFile file = FlowLogFixtures.defaultFormat(FlowLogFixtures.BEGIN);
        write("a.log", file.bytes());
        server.only("nobody", "w0rd");
        SourceTestKit kit = SourceTestKit.at(server.address());

        assertThat(kit.failure()).hasMessageContaining("(401). Give http-user and http-password");
        assertThat(kit.with("http-user", "nobody").with("http-password", "w0rd").records())
                .hasSize(file.records().size());
        assertThat(kit.with("http-user", "nobody")
                        .with("http-password", "an0ther")
                        .failure())
                .hasMessageNotContaining("an0ther");
    }

    @Test
    void aFolderWithoutFilesIsEmptyAndOneThatIsNotThereAFailure() throws IOException {
        Files.createDirectory(root.resolve("empty"));
        assertThat(SourceTestKit.at(server.address() + "empty/").records()).isEmpty();
        assertThat(SourceTestKit.at(server.address() + "none/").failure())
                .hasMessageContaining("expected a listing, found nothing there (404)");
        assertThat(SourceTestKit.at(server.address() + "none").failure())
                .hasMessageContaining("expected a file or a folder, found nothing there (404)");
    }

    @Test
    void whereNoServerIsThatIsSaid() {
        String address = server.address();
        server.close();
        try (Asking asking = new Asking(address)) {
            assertThatThrownBy(() -> Asking.splits(asking.plan()))
                    .hasMessageContaining(
                            "expected a web server, found none that answers: the connection was refused.");
        }
    }

    @Test
    void aClosedSourceAsksNothing() throws IOException {
        write("a.log", new byte[0]);
        Asking asking = new Asking(server.address());
        ScanPlan plan = asking.plan();
        asking.close();
        assertThatThrownBy(() -> Asking.splits(plan)).hasMessageContaining("found that it was closed");
        assertThat(server.requests()).isEmpty();
    }
}
