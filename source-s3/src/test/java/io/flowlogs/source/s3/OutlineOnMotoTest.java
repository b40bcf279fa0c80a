package io.flowlogs.source.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.FlowLogs;
import io.flowlogs.gen.Carrier;
import io.flowlogs.gen.GenerationOptions;
import io.flowlogs.gen.SyntheticFlowLogs;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.ReadAmount;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.query.SourceExplanation;
import io.flowlogs.testservers.MotoServer;
import io.flowlogs.testservers.NeedsMoto;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What is said of a bucket on a server is what it then takes to read it. */
@NeedsMoto
class OutlineOnMotoTest {
    private static final String BUCKET = "flow-logs";
    private static final Instant BEGIN = Instant.parse("2024-02-28T23:00:00Z");
    private static final TimeRange MIDNIGHT = new TimeRange(BEGIN.plusSeconds(3000), BEGIN.plusSeconds(4800));

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

    private void upload(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String key = folder.relativize(file).toString();
                client.putObject(
                        object -> object.bucket(BUCKET).key(key), RequestBody.fromBytes(Files.readAllBytes(file)));
            }
        }
    }

    private S3Source source() throws IOException {
        return S3Source.builder("s3://" + BUCKET).client(client).build();
    }

    @Test
    void whatWouldBeReadIsWhatIsRead(@TempDir Path folder) throws IOException {
        GenerationOptions made = GenerationOptions.builder()
                .lines(2000)
                .accounts(3)
                .interfaces(6)
                .startEpochSecond(BEGIN.getEpochSecond())
                .windows(120)
                .build();
        SyntheticFlowLogs.of(made).writeTo(folder, Carrier.AWS_S3, 60);
        upload(folder);
        SourceExplanation said;
        try (S3Source source = source()) {
            said = FlowLogs.of(source)
                    .query()
                    .between(MIDNIGHT)
                    .explain()
                    .sources()
                    .get(0);
        }

        assertThat(said.measures()).containsEntry("get-requests", 0L);
        assertThat(said.days()).hasSize(2);
        try (S3Source source = source()) {
            ScanStatistics read =
                    Reading.read(source, FlowPredicate.all(), MIDNIGHT, 4).statistics();
            assertThat(said.total()).isEqualTo(new ReadAmount(read.splitsRead(), read.bytesRead(), 0));
            assertThat(said.skipped()).isEqualTo(read.skipped());
            assertThat(said.measures().get("list-requests"))
                    .isEqualTo(read.measures().get("list-requests"));
        }
    }
}
