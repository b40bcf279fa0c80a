package org.example.flowlogs.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.flowlogs.source.SourceAccessException;
import io.flowlogs.source.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of answers that fail, change, or are not what was asked for. */
class FaultTest {
    private static final String TAG = "\"v1\"";
    private static final String FILE = "/logs/a.log";
    private static final byte[] CONTENT = "0123456789abcdefghij".getBytes(UTF_8);

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().gzipDisabled(true));

    @BeforeEach
    void start() {
        server.start();
        listing("/logs/", "a.log");
        described(aResponse().withHeader("ETag", TAG).withHeader("Accept-Ranges", "bytes"));
        server.stubFor(get(urlEqualTo(FILE)).willReturn(whole(TAG)));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private void listing(String path, String... names) {
        server.stubFor(get(urlEqualTo(path)).willReturn(page(names)));
    }

    private static ResponseDefinitionBuilder page(String... names) {
        StringBuilder html = new StringBuilder("<title>Index of</title>");
        for (String name : names) {
            html.append("<a href=\"").append(name).append("\">").append(name).append("</a>");
        }
        return aResponse().withHeader("Content-Type", "text/html").withBody(html.toString());
    }

    private void described(ResponseDefinitionBuilder answer) {
        server.stubFor(
                head(urlEqualTo(FILE)).willReturn(answer.withHeader("Content-Length", String.valueOf(CONTENT.length))));
    }

    private static ResponseDefinitionBuilder whole(String tag) {
        return aResponse().withHeader("ETag", tag).withBody(CONTENT);
    }

    private static ResponseDefinitionBuilder part(int from, int to) {
        return aResponse()
                .withStatus(206)
                .withHeader("ETag", TAG)
                .withHeader("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + CONTENT.length)
                .withBody(Arrays.copyOfRange(CONTENT, from, to));
    }

    /** Sends the beginning, says that there is more, and ends the connection. */
    private void cut(int at, ResponseDefinitionBuilder rest) {
        server.stubFor(get(urlEqualTo(FILE))
                .withHeader("Range", absent())
                .willReturn(aResponse()
                        .withHeader("ETag", TAG)
                        .withHeader("Content-Length", String.valueOf(CONTENT.length))
                        .withBody(Arrays.copyOf(CONTENT, at))));
        server.stubFor(get(urlEqualTo(FILE)).withHeader("Range", matching(".*")).willReturn(rest));
    }

    private Asking asking() {
        return new Asking(server.baseUrl() + "/logs/");
    }

    private static Split.OfBytes only(Asking asking) {
        List<Split.OfBytes> splits = Asking.splits(asking.plan());
        assertThat(splits).hasSize(1);
        return splits.get(0);
    }

    private byte[] read() throws IOException {
        try (Asking asking = asking()) {
            return Asking.content(only(asking));
        }
    }

    private void assertFails(String problem) {
        assertThatThrownBy(this::read).isInstanceOf(IOException.class).hasMessageContaining(problem);
    }

    private void assertListingFails(String problem) {
        try (Asking asking = asking()) {
            assertThatThrownBy(() -> Asking.splits(asking.plan()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(problem);
        }
    }

    @Test
    void aBodyThatBreaksIsAskedForFromThatByteOn() throws IOException {
        cut(7, part(7, CONTENT.length));

        assertThat(read()).isEqualTo(CONTENT);
        server.verify(
                1,
                getRequestedFor(urlEqualTo(FILE))
                        .withHeader("Range", equalTo("bytes=7-"))
                        .withHeader("If-Range", equalTo(TAG)));
    }

    @Test
    void whatWasReadIsOfTheVersionThatWasListed() throws IOException {
        read();
        server.verify(1, getRequestedFor(urlEqualTo(FILE)).withHeader("If-Match", equalTo(TAG)));
    }

    @Test
    void aServerThatIgnoresRangesBeginsAnewAndNothingComesTwice() throws IOException {
        cut(7, whole(TAG));
        assertThat(read()).isEqualTo(CONTENT);
    }

    @Test
    void aFileThatChangesWhileItIsReadIsAFailure() {
        cut(7, whole("\"v2\""));
        assertFails("found that it changed on the web server meanwhile. Ask again.");
    }

    @Test
    void aFileThatChangedSinceItWasListedIsAFailure() {
        server.stubFor(get(urlEqualTo(FILE)).willReturn(whole("\"v2\"")));
        assertFails("found that it changed");
        server.stubFor(get(urlEqualTo(FILE)).willReturn(aResponse().withStatus(412)));
        assertFails("found that it changed");
    }

    @Test
    void aFileThatBecameShorterIsAFailure() {
        cut(7, aResponse().withStatus(416));
        assertFails("found that it changed");
    }

    @Test
    void withoutAVersionNothingIsPutTogether() {
        described(aResponse());
        server.stubFor(get(urlEqualTo(FILE))
                .willReturn(aResponse()
                        .withHeader("Content-Length", String.valueOf(CONTENT.length))
                        .withBody(Arrays.copyOf(CONTENT, 7))));
        assertFails("found that its reading broke at byte 7");
    }

    @Test
    void aWeakTagSaysNothingAboutBytes() {
        described(aResponse().withHeader("ETag", "W/\"v1\"").withHeader("Accept-Ranges", "bytes"));
        try (Asking asking = asking()) {
            assertThat(only(asking).isSeekable()).isFalse();
        }
    }

    @Test
    void aPartOfAnotherPlaceIsRefused() {
        cut(7, part(6, CONTENT.length));
        assertFails("expected the bytes from 7, found those of 'bytes 6-19/20'");
        cut(7, aResponse().withStatus(206).withHeader("ETag", TAG));
        assertFails("expected the bytes from 7, found those of 'nothing'");
    }

    @Test
    void aServerMayGiveLessAtATimeThanWasAskedFor() throws IOException {
        cut(7, part(7, 9));
        server.stubFor(
                get(urlEqualTo(FILE)).withHeader("Range", equalTo("bytes=9-")).willReturn(part(9, CONTENT.length)));
        assertThat(read()).isEqualTo(CONTENT);
    }

    @Test
    void aBodyThatIsLongerThanTheFileIsOfAnother() {
        server.stubFor(get(urlEqualTo(FILE))
                .willReturn(aResponse()
                        .withHeader("ETag", TAG)
                        .withHeader("Transfer-Encoding", "chunked")
                        .withBody("0123456789abcdefghijk")));
        assertFails("found that it changed");
    }

    @Test
    void aTagThatCannotBeSentBackIsNone() throws IOException {
        described(aResponse().withHeader("ETag", "\"\u00e4\tx\"").withHeader("Accept-Ranges", "bytes"));
        server.stubFor(get(urlEqualTo(FILE)).willReturn(whole("unquoted")));
        assertThat(read()).isEqualTo(CONTENT);
    }

    @Test
    void aBodyThatAlwaysBreaksIsGivenUp() {
        server.stubFor(get(urlEqualTo(FILE))
                .willReturn(aResponse()
                        .withHeader("ETag", TAG)
                        .withHeader("Content-Length", String.valueOf(CONTENT.length))
                        .withBody(new byte[0])));
        assertFails("found that its reading broke at byte 0");
    }

    @Test
    void piecesAreAskedForAsTheyAreWanted() throws IOException {
        server.stubFor(
                get(urlEqualTo(FILE)).withHeader("Range", equalTo("bytes=5-8")).willReturn(part(5, 9)));
        try (Asking asking = asking();
                SeekableByteChannel channel = only(asking).openPieces()) {
            ByteBuffer four = ByteBuffer.allocate(4);
            channel.position(5);

            assertThat(channel.read(four)).isEqualTo(4);
            assertThat(four.array()).isEqualTo("5678".getBytes(UTF_8));
            assertThat(channel.size()).isEqualTo(CONTENT.length);
            assertThat(channel.position(CONTENT.length).read(ByteBuffer.allocate(1)))
                    .isNegative();
        }
    }

    @Test
    void aServerThatPromisedRangesAndGivesNoneIsNamed() throws IOException {
        try (Asking asking = asking();
                SeekableByteChannel channel = only(asking).openPieces()) {
            assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(4)))
                    .hasMessageContaining("found that the web server gives all of it. Use the option no-ranges.");
        }
        try (Asking asking = new Asking(server.baseUrl() + "/logs/", Map.of("no-ranges", "true"))) {
            assertThat(only(asking).isSeekable()).isFalse();
        }
    }

    @Test
    void whatMayPassIsAskedAgain() throws IOException {
        server.stubFor(get(urlEqualTo(FILE))
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(503).withHeader("Retry-After", "7"))
                .willSetStateTo("better"));
        server.stubFor(get(urlEqualTo(FILE))
                .inScenario("busy")
                .whenScenarioStateIs("better")
                .willReturn(aResponse().withStatus(429))
                .willSetStateTo("well"));
        server.stubFor(get(urlEqualTo(FILE))
                .inScenario("busy")
                .whenScenarioStateIs("well")
                .willReturn(whole(TAG)));
        try (Asking asking = asking()) {
            assertThat(Asking.content(only(asking))).isEqualTo(CONTENT);
            assertThat(asking.pauses).hasSize(2);
            assertThat(asking.pauses.get(0)).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(9));
        }
    }

    @Test
    void whatDoesNotPassIsGivenUp() {
        server.stubFor(get(urlEqualTo(FILE)).willReturn(aResponse().withStatus(503)));
        assertFails("expected an answer, found that the web server cannot give one now (503)");
        server.verify(4, getRequestedFor(urlEqualTo(FILE)));
    }

    @Test
    void aServerThatWantsToBeLeftAloneForLongIs() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503).withHeader("Retry-After", "3600")));
        assertListingFails("wants to be left alone for 3600s");
        server.verify(1, getRequestedFor(anyUrl()));
    }

    @Test
    void aConnectionThatBreaksBeforeAnAnswerIsTriedAgain() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        assertListingFails("expected a web server, found none that answers");
    }

    @Test
    void whoIsNotLetInIsToldHow() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));
        try (Asking asking = asking()) {
            assertThatThrownBy(() -> Asking.splits(asking.plan()))
                    .hasCauseInstanceOf(SourceAccessException.class)
                    .hasMessageContaining("Give http-user and http-password, or http-token.");
        }
    }

    @Test
    void theTokenGoesToTheServerAndNowhereElse() throws IOException {
        Map<String, String> options = Map.of("http-token", "t0ken-of-nobody");
        try (Asking asking = new Asking(server.baseUrl() + "/logs/", options)) {
            Split.OfBytes split = only(asking);
            Asking.content(split);
            server.verify(
                    getRequestedFor(urlEqualTo(FILE)).withHeader("Authorization", equalTo("Bearer t0ken-of-nobody")));
            assertThat(split.name()).doesNotContain("t0ken");
            assertThat(asking.plan().notices()).as("on this machine").isEmpty();
        }
        try (Asking asking = new Asking("http://logs.example/", options)) {
            assertThat(asking.plan().notices()).hasSize(1);
        }
    }

    @Test
    void redirectsToOtherServersAreRefused() {
        server.stubFor(get(urlEqualTo(FILE))
                .willReturn(aResponse()
                        .withStatus(302)
                        .withHeader("Location", "http://user:word@elsewhere.example/a.log?signature=abc")));
        assertFails("found one to http://elsewhere.example/a.log. Give that address, if you trust it.");
        assertListedElsewhere("//elsewhere.example/logs/");
        assertListedElsewhere("https://localhost:" + server.port() + "/logs/");
    }

    private void assertListedElsewhere(String target) {
        server.stubFor(
                get(urlEqualTo("/logs/")).willReturn(aResponse().withStatus(301).withHeader("Location", target)));
        assertListingFails("expected redirects that stay on " + server.baseUrl());
    }

    @Test
    void redirectsOnTheSameServerAreFollowed() throws IOException {
        server.stubFor(
                get(urlEqualTo(FILE)).willReturn(aResponse().withStatus(307).withHeader("Location", "/store/1")));
        server.stubFor(get(urlEqualTo("/store/1")).willReturn(whole(TAG)));
        assertThat(read()).isEqualTo(CONTENT);
    }

    @Test
    void redirectsWithoutEndAreGivenUp() {
        server.stubFor(
                get(urlEqualTo("/logs/")).willReturn(aResponse().withStatus(302).withHeader("Location", "/logs/")));
        assertListingFails("found more than 5 redirects");
    }

    @Test
    void aFolderThatCannotBeListedFailsWhenItsTurnComes() throws IOException {
        listing("/logs/", "a.log", "b/", "c/");
        server.stubFor(get(urlEqualTo("/logs/b/")).willReturn(aResponse().withStatus(403)));
        server.stubFor(get(urlEqualTo("/logs/c/"))
                .willReturn(aResponse().withStatus(302).withHeader("Location", "/other/")));
        listing("/other/", "d.log");
        try (Asking asking = asking()) {
            List<Split.OfBytes> splits = Asking.splits(asking.plan());

            assertThat(splits).hasSize(3);
            assertThat(Asking.content(splits.get(0))).isEqualTo(CONTENT);
            assertThatThrownBy(splits.get(1)::open).hasMessageContaining("expected a listing");
            assertThatThrownBy(splits.get(2)::open).hasMessageContaining("found a redirect to /other/");
        }
    }

    @Test
    void foldersWithoutEndAreLeftAtADepth() {
        server.stubFor(get(urlMatching("/logs/(x/)*")).willReturn(page("x/")));
        try (Asking asking = new Asking(server.baseUrl() + "/logs/", Map.of("max-depth", "3"))) {
            Split.OfBytes end = only(asking);
            assertThat(end.name()).endsWith("/logs/x/x/x/x/");
            assertThatThrownBy(end::open).hasMessageContaining("expected at most 3 folders in one another");
        }
    }

    @Test
    void aListingThatIsTooLargeIsRefused() {
        byte[] large = new byte[Listings.LARGEST_PAGE + 1];
        Arrays.fill(large, (byte) '<');
        server.stubFor(get(urlEqualTo("/logs/"))
                .willReturn(aResponse().withHeader("Content-Type", "text/html").withBody(large)));
        assertListingFails("expected a listing of at most 16 MiB");
    }

    @Test
    void whatIsNoListingIsNoEmptyFolder() {
        server.stubFor(get(urlEqualTo("/logs/"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/html")
                        .withBody("<title>Log in</title><a href=\"style.css\">")));
        assertListingFails("expected a listing, found a web page without files of such names as *.log");
        server.stubFor(get(urlEqualTo("/logs/"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody("[]")));
        assertListingFails("expected a listing in HTML, found 'application/json'");
        server.stubFor(get(urlEqualTo("/logs/")).willReturn(aResponse().withStatus(404)));
        assertListingFails("expected a listing, found nothing there (404)");
    }

    @Test
    void aWebPageIsNoFlowLog() {
        server.stubFor(get(urlEqualTo(FILE)).willReturn(page()));
        described(aResponse().withStatus(500));
        assertFails("expected a flow log, found a web page");
    }

    @Test
    void aServerThatDoesNotDescribeFilesIsReadAllTheSame() throws IOException {
        described(aResponse().withStatus(405));
        assertThat(read()).isEqualTo(CONTENT);
    }

    @Test
    void aListingThatDidNotChangeIsNotSentAgain() {
        server.stubFor(get(urlEqualTo("/logs/")).willReturn(page("a.log").withHeader("ETag", "W/\"l1\"")));
        server.stubFor(get(urlEqualTo("/logs/"))
                .withHeader("If-None-Match", equalTo("W/\"l1\""))
                .willReturn(aResponse().withStatus(304)));
        try (Asking asking = asking()) {
            List<String> first = Asking.names(asking.plan());
            assertThat(Asking.names(asking.plan())).isEqualTo(first).hasSize(1);
        }
        server.verify(1, getRequestedFor(urlEqualTo("/logs/")).withHeader("If-None-Match", absent()));
        server.verify(1, getRequestedFor(urlEqualTo("/logs/")).withHeader("If-None-Match", equalTo("W/\"l1\"")));
    }
}
