package io.flowlogs.source.s3;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.source.SourceAccessException;
import io.flowlogs.source.SourceAccessException.Reason;
import io.flowlogs.source.Split;
import io.flowlogs.source.s3.Reading.Answer;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** What becomes of answers that fail, of objects of which others can be read. */
class FaultTest {
    private static final String FIRST = "a.log.gz";
    private static final String SECOND = "b.log.gz";
    private static final String TAG = "\"v1\"";
    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().gzipDisabled(true));
    private S3Client client;

    @BeforeEach
    void start() {
        server.start();
        client = TestClients.of(URI.create(server.baseUrl()));
        object(FIRST, content(1));
        object(SECOND, content(2));
        list("STANDARD");
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop();
    }

    private static byte[] content(int number) {
        return Keys.gzip(Keys.HEADER + "\n"
                + Keys.record("123456789012", "us-east-1", number, 1_700_000_000, 1_700_000_060) + "\n");
    }

    private void list(String storageClass) {
        StringBuilder xml = new StringBuilder("<ListBucketResult><IsTruncated>false</IsTruncated>");
        for (String key : new String[] {FIRST, SECOND}) {
            xml.append("<Contents><Key>logs/" + key + "</Key><LastModified>2024-01-01T00:00:00Z</LastModified><Size>"
                    + content(1).length + "</Size><StorageClass>" + (key.equals(FIRST) ? storageClass : "STANDARD")
                    + "</StorageClass></Contents>");
        }
        server.stubFor(get(urlPathEqualTo("/flow-logs"))
                .willReturn(
                        aResponse().withBody(xml.append("</ListBucketResult>").toString())));
    }

    private void object(String key, byte[] content) {
        object(key, aResponse().withHeader("ETag", TAG).withBody(content));
    }

    private void object(String key, ResponseDefinitionBuilder answer) {
        server.stubFor(get(urlPathEqualTo("/flow-logs/logs/" + key)).willReturn(answer));
    }

    private static ResponseDefinitionBuilder error(int status, String code, String message) {
        return aResponse()
                .withStatus(status)
                .withBody("<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>");
    }

    private S3Source source() throws IOException {
        return S3Source.builder("s3://flow-logs/logs/").client(client).build();
    }

    private Answer read() throws IOException {
        try (S3Source source = source()) {
            return Reading.read(source, FlowPredicate.all(), TimeRange.ALL, 2);
        }
    }

    private void assertFirstFails(String problem) throws IOException {
        Answer answer = read();

        assertThat(answer.lines()).as("the other is read").hasSize(1);
        assertThat(answer.lines().get(0)).contains("10.0.0.2");
        assertThat(answer.failures()).hasSize(1);
        assertThat(answer.failures().get(0).getMessage())
                .contains("s3://flow-logs/logs/a.log.gz")
                .contains(problem);
        assertThat(answer.statistics().isComplete()).isFalse();
    }

    @Test
    void whatIsTooMuchForTheServerIsAskedAgain() throws IOException {
        String path = "/flow-logs/logs/" + FIRST;
        for (int attempt = 0; attempt < 2; attempt++) {
            server.stubFor(get(urlPathEqualTo(path))
                    .inScenario("slow down")
                    .whenScenarioStateIs(attempt == 0 ? Scenario.STARTED : "1")
                    .willSetStateTo(String.valueOf(attempt + 1))
                    .willReturn(error(503, "SlowDown", "Please reduce your request rate.")));
        }
        server.stubFor(get(urlPathEqualTo(path))
                .inScenario("slow down")
                .whenScenarioStateIs("2")
                .willReturn(aResponse().withHeader("ETag", TAG).withBody(content(1))));

        Answer answer = read();

        assertThat(answer.lines()).hasSize(2);
        assertThat(answer.failures()).isEmpty();
        assertThat(answer.statistics().measures())
                .containsEntry("retries", 2L)
                .containsEntry("throttled", 2L)
                .containsEntry("get-requests", 2L);
    }

    @Test
    void aListingThatIsTooMuchForTheServerIsAskedForAgain() throws IOException {
        for (int attempt = 0; attempt < 2; attempt++) {
            server.stubFor(get(urlPathEqualTo("/flow-logs"))
                    .inScenario("slow down")
                    .whenScenarioStateIs(attempt == 0 ? Scenario.STARTED : "1")
                    .willSetStateTo(String.valueOf(attempt + 1))
                    .willReturn(error(503, "SlowDown", "Please reduce your request rate.")));
        }
        Answer answer = read();

        assertThat(answer.lines()).hasSize(2);
        assertThat(answer.failures()).isEmpty();
        assertThat(answer.statistics().measures()).containsEntry("retries", 2L).containsEntry("list-requests", 1L);
    }

    @Test
    void aServerThatDoesNotTellWhatWasRestoredIsNotAskedAgain() throws IOException {
        server.stubFor(get(urlPathEqualTo("/flow-logs"))
                .withHeader("x-amz-optional-object-attributes", matching(".*"))
                .willReturn(error(501, "NotImplemented", "A header you provided is not implemented.")));
        try (S3Source source = source()) {
            assertThat(Reading.read(source, FlowPredicate.all(), TimeRange.ALL, 2)
                            .lines())
                    .hasSize(2);
        }
        server.verify(
                1,
                getRequestedFor(urlPathEqualTo("/flow-logs"))
                        .withHeader("x-amz-optional-object-attributes", matching(".*")));
    }

    @Test
    void aBodyThatComesSlowlyIsReadToItsEnd() throws IOException {
        object(FIRST, aResponse().withHeader("ETag", TAG).withBody(content(1)).withChunkedDribbleDelay(5, 1000));

        Answer answer = read();

        assertThat(answer.lines()).hasSize(2);
        assertThat(answer.statistics().measures()).containsEntry("resumed", 0L);
    }

    /** The server does not say how much there is, so that all that is left is asked for. */
    @Test
    void aBodyThatFallsSilentIsAskedForFromThatByteOn() throws IOException {
        try (StandInBucket bucket = new StandInBucket();
                S3Client impatient = TestClients.of(bucket.endpoint(), Duration.ofMillis(700));
                S3Source source =
                        S3Source.builder("s3://flow-logs").client(impatient).build()) {
            bucket.put(FIRST, content(1), java.time.Instant.now()).fallSilentOnce(FIRST);
            Answer answer = Reading.read(source, FlowPredicate.all(), TimeRange.ALL, 2);

            assertThat(answer.failures()).isEmpty();
            assertThat(answer.lines()).hasSize(1);
            assertThat(answer.statistics().measures())
                    .containsEntry("resumed", 1L)
                    .containsEntry("object-bytes", (long) content(1).length);
        }
    }

    @Test
    void anObjectThatMayNotBeReadIsNamedWithWhatToAllow() throws IOException {
        object(FIRST, error(403, "AccessDenied", "Access Denied"));
        assertFirstFails(
                "expected leave to read the object, found AccessDenied (Access Denied). Have the caller's policy"
                        + " allow s3:GetObject, and kms:Decrypt where a key of KMS encrypts it");
    }

    @Test
    void aKeyThatMayNotBeUsedIsNamed() throws IOException {
        object(
                FIRST,
                error(
                        403,
                        "AccessDenied",
                        "User is not authorized to perform: kms:Decrypt on resource arn:aws:kms:us-east-1:1:key/k"));
        assertFirstFails("allow kms:Decrypt on the key that encrypts it");
    }

    @Test
    void anObjectThatVanishedIsNamed() throws IOException {
        object(FIRST, error(404, "NoSuchKey", "The specified key does not exist."));
        assertFirstFails("expected the object that was listed, found it gone");
    }

    @Test
    void anObjectInAnArchiveIsNotAskedFor() throws IOException {
        list("DEEP_ARCHIVE");
        assertFirstFails("found it in the storage class DEEP_ARCHIVE. Restore it");
        server.verify(0, getRequestedFor(urlPathEqualTo("/flow-logs/logs/" + FIRST)));
    }

    @Test
    void anObjectThatWasRestoredFromAnArchiveIsRead() throws IOException {
        list(
                "DEEP_ARCHIVE</StorageClass><RestoreStatus><IsRestoreInProgress>false</IsRestoreInProgress>"
                        + "<RestoreExpiryDate>2100-01-01T00:00:00Z</RestoreExpiryDate></RestoreStatus><StorageClass>DEEP_ARCHIVE");
        assertThat(read().lines()).hasSize(2);
    }

    @Test
    void anObjectInAnArchiveTierIsNotAskedForAgain() throws IOException {
        object(FIRST, error(403, "InvalidObjectState", "The operation is not valid for the object's access tier"));
        assertFirstFails("found it in an archive tier. Restore it");
        server.verify(1, getRequestedFor(urlPathEqualTo("/flow-logs/logs/" + FIRST)));
    }

    @Test
    void whatIsReadyInGlacierInstantRetrievalIsRead() throws IOException {
        list("GLACIER_IR");
        assertThat(read().lines()).hasSize(2);
    }

    @Test
    void gzipThatEndsTooEarlyIsNamed() throws IOException {
        object(FIRST, Arrays.copyOf(content(1), 40));
        Answer answer = read();

        assertThat(answer.failures()).hasSize(1);
        assertThat(answer.failures().get(0).getMessage())
                .contains("logs/a.log.gz")
                .contains("gzip");
        assertThat(answer.statistics().measures()).containsEntry("resumed", 0L);
    }

    /** Sends the beginning, says that there is more, and ends the connection. */
    private void cut(byte[] content, int at, String tagLater) {
        String path = "/flow-logs/logs/" + FIRST;
        server.stubFor(get(urlPathEqualTo(path))
                .withHeader("Range", absent())
                .willReturn(aResponse()
                        .withHeader("ETag", TAG)
                        .withHeader("Content-Length", String.valueOf(content.length))
                        .withBody(Arrays.copyOf(content, at))));
        ResponseDefinitionBuilder rest = tagLater.equals(TAG)
                ? aResponse()
                        .withStatus(206)
                        .withHeader("ETag", TAG)
                        .withBody(Arrays.copyOfRange(content, at, content.length))
                : error(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        server.stubFor(
                get(urlPathEqualTo(path)).withHeader("Range", matching(".*")).willReturn(rest));
    }

    @Test
    void aBodyThatBreaksIsAskedForFromThatByteOn() throws IOException {
        byte[] content = content(1);
        cut(content, 30, TAG);

        Answer answer = read();

        assertThat(answer.lines()).hasSize(2);
        assertThat(answer.failures()).isEmpty();
        assertThat(answer.statistics().measures())
                .containsEntry("resumed", 1L)
                .containsEntry("object-bytes", (long) content.length + content(2).length);
        server.verify(
                1,
                getRequestedFor(urlPathEqualTo("/flow-logs/logs/" + FIRST))
                        .withHeader("Range", equalTo("bytes=30-" + (content.length - 1)))
                        .withHeader("If-Match", equalTo(TAG)));
    }

    @Test
    void anObjectThatChangedMeanwhileIsNamed() throws IOException {
        cut(content(1), 30, "\"v2\"");
        assertFirstFails("found it changed meanwhile. Ask again.");
    }

    @Test
    void aBodyThatAlwaysBreaksIsGivenUp() throws IOException {
        object(FIRST, aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
        assertFirstFails("s3:GetObject failed after all retries");
        server.stubFor(get(urlPathEqualTo("/flow-logs/logs/" + FIRST))
                .willReturn(aResponse()
                        .withHeader("ETag", TAG)
                        .withHeader("Content-Length", "1000")
                        .withBody(new byte[0])));
        assertFirstFails("found that its reading breaks again and again at byte 0");
    }

    @Test
    void aListingThatIsForbiddenSaysWhichPermissionIsMissing() {
        server.stubFor(any(anyUrl()).willReturn(error(403, "AccessDenied", "Access Denied")));

        assertThatThrownBy(() -> source().plan(Reading.request(TimeRange.ALL)))
                .isInstanceOf(SourceAccessException.class)
                .hasMessageContaining("expected leave for s3:ListBucket, found AccessDenied (Access Denied)")
                .extracting(problem -> ((SourceAccessException) problem).reason())
                .isEqualTo(Reason.SERVICE);
    }

    @Test
    void aBucketThatIsNotThereIsNamed() {
        server.stubFor(any(anyUrl()).willReturn(error(404, "NoSuchBucket", "The specified bucket does not exist")));

        assertThatThrownBy(() -> source().plan(Reading.request(TimeRange.ALL)))
                .isInstanceOf(SourceAccessException.class)
                .hasMessageContaining("expected a bucket of this name, found NoSuchBucket");
    }

    @Test
    void wrongCredentialsAreTheCallersBusiness() {
        server.stubFor(any(anyUrl()).willReturn(error(403, "InvalidAccessKeyId", "The key does not exist")));

        assertThatThrownBy(() -> source().plan(Reading.request(TimeRange.ALL)))
                .isInstanceOf(SourceAccessException.class)
                .extracting(problem -> ((SourceAccessException) problem).reason())
                .isEqualTo(Reason.CONFIGURATION);
    }

    @Test
    void whoMayReadAnObjectButNotListIsServed() throws IOException {
        server.stubFor(get(urlPathEqualTo("/flow-logs")).willReturn(error(403, "AccessDenied", "Access Denied")));
        server.stubFor(com.github.tomakehurst.wiremock.client.WireMock.head(urlPathEqualTo("/flow-logs/logs/" + FIRST))
                .willReturn(aResponse().withHeader("Content-Length", String.valueOf(content(1).length))));
        try (S3Source source =
                S3Source.builder("s3://flow-logs/logs/" + FIRST).client(client).build()) {
            assertThat(Reading.read(source, FlowPredicate.all(), TimeRange.ALL, 1)
                            .lines())
                    .hasSize(1);
        }
    }

    @Test
    void aChannelReadsPiecesOfOneVersion() throws IOException {
        byte[] content = new byte[(int) ObjectChannel.PIECE + 1000];
        new Random(5).nextBytes(content);
        try (StandInBucket bucket = new StandInBucket();
                S3Client own = TestClients.of(bucket.endpoint());
                S3Source source =
                        S3Source.builder("s3://flow-logs/x.log").client(own).build()) {
            bucket.put("x.log", content, java.time.Instant.now());
            Split.OfBytes split = (Split.OfBytes) source.plan(Reading.request(TimeRange.ALL))
                    .splits()
                    .iterator()
                    .next();
            assertThat(split.isSeekable()).isTrue();
            try (SeekableByteChannel channel = split.openChannel()) {
                assertThat(channel.size()).isEqualTo(content.length);
                assertThat(bytes(channel, ObjectChannel.PIECE - 10, 500))
                        .isEqualTo(part(content, ObjectChannel.PIECE - 10));
                assertThat(bytes(channel, 7, 500)).isEqualTo(part(content, 7));
                bucket.put("x.log", "other".getBytes(UTF_8), java.time.Instant.now());
                assertThatThrownBy(() -> bytes(channel, 5000, 1)).hasMessageContaining("found it changed meanwhile");
            }
        }
    }

    private static byte[] bytes(SeekableByteChannel channel, long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        channel.position(from);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // Goes on until it is full.
        }
        return buffer.array();
    }

    private static byte[] part(byte[] content, long from) {
        return Arrays.copyOfRange(content, (int) from, (int) from + 500);
    }

    @Test
    void anInterruptedThreadStopsReading() throws IOException {
        try (S3Source source = source()) {
            Split.OfBytes split = (Split.OfBytes) source.plan(Reading.request(TimeRange.ALL))
                    .splits()
                    .iterator()
                    .next();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> {
                        try (InputStream in = split.open()) {
                            in.readAllBytes();
                        }
                    })
                    .isInstanceOf(InterruptedIOException.class);
            assertThatThrownBy(() -> source.plan(Reading.request(TimeRange.ALL)))
                    .isInstanceOf(InterruptedIOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void theCallersClientIsNotClosed() throws IOException {
        source().close();
        assertThat(read().lines()).hasSize(2);
    }

    @Test
    void objectsAreFetchedAheadAsFarAsTheBytesGo() throws IOException {
        try (StandInBucket bucket = new StandInBucket();
                S3Client own = TestClients.of(bucket.endpoint())) {
            for (int i = 0; i < 200; i++) {
                bucket.put(String.format(java.util.Locale.ROOT, "%03d.log.gz", i), content(i), java.time.Instant.now());
            }
            long most = 10L * content(1).length + 5;
            try (S3Source source = S3Source.builder("s3://flow-logs")
                    .client(own)
                    .inFlight(most)
                    .build()) {
                Answer answer = Reading.read(source, FlowPredicate.all(), TimeRange.ALL, 2);

                assertThat(answer.lines()).hasSize(200);
                assertThat(bucket.gets).hasSize(200).doesNotHaveDuplicates();
                assertThat(answer.statistics().measures().get("objects-ahead")).isBetween(10L, 200L);
            }
            bucket.gets.clear();
            try (S3Source source =
                    S3Source.builder("s3://flow-logs").client(own).inFlight(0).build()) {
                Answer answer = Reading.read(source, FlowPredicate.all(), TimeRange.ALL, 2);

                assertThat(answer.lines()).hasSize(200);
                assertThat(answer.statistics().measures()).containsEntry("objects-ahead", 0L);
            }
        }
    }
}
