package io.flowlogs.source.s3;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.headRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.source.SourceAccessException;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where requests go, as whom, and who pays. */
class AccessTest {
    private static final String HERE = "/logs.s3.us-east-1.amazonaws.com";
    private static final String THERE = "/logs.s3.eu-west-1.amazonaws.com";
    private static final String POINT = "/logs-123456789012.s3-accesspoint.eu-west-1.amazonaws.com";
    private static final String LINE = Keys.record("123456789012", "us-east-1", 1, 1_700_000_000, 1_700_000_060);

    @RegisterExtension
    final AwsStandIn aws = new AwsStandIn();

    private WireMockServer server;

    @BeforeEach
    void answer() {
        server = aws.server;
    }

    private void bucket(String host) {
        server.stubFor(get(urlPathEqualTo(host + "/"))
                .willReturn(aResponse()
                        .withBody("<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>x/a.log</Key>"
                                + "<LastModified>2024-01-01T00:00:00Z</LastModified><Size>"
                                + (Keys.HEADER + LINE).length() + "</Size><StorageClass>STANDARD</StorageClass>"
                                + "</Contents></ListBucketResult>")));
        server.stubFor(get(urlPathEqualTo(host + "/x/a.log"))
                .willReturn(aResponse().withHeader("ETag", "\"v1\"").withBody(Keys.HEADER + "\n" + LINE)));
    }

    private S3Source source(String location, AwsSettings settings, ReadingRules rules) {
        S3Location place = S3Location.parse(location);
        AwsClients clients = new AwsClients(
                place.region() == null ? settings.withRegion("us-east-1") : settings.withRegion(place.region()),
                aws::connections);
        return new S3Source(
                place,
                rules,
                S3Prices.DEFAULT,
                new S3Access(clients::s3, clients),
                Clock.systemUTC(),
                Ticker.systemTicker());
    }

    private List<String> lines(String location, AwsSettings settings, ReadingRules rules) throws IOException {
        try (S3Source source = source(location, settings, rules)) {
            Reading.Answer answer = Reading.read(source, FlowPredicate.all(), TimeRange.ALL, 2);
            assertThat(answer.failures()).isEmpty();
            return answer.lines();
        }
    }

    private List<String> lines(String location) throws IOException {
        return lines(location, AwsSettings.DEFAULT, ReadingRules.DEFAULT);
    }

    private static ResponseDefinitionBuilder elsewhere(int status, String code) {
        return aResponse()
                .withStatus(status)
                .withHeader("x-amz-bucket-region", "eu-west-1")
                .withBody("<Error><Code>" + code + "</Code><Message>Another Region is needed.</Message></Error>");
    }

    @ParameterizedTest
    @CsvSource({"301, PermanentRedirect", "307, TemporaryRedirect", "400, AuthorizationHeaderMalformed"})
    void aBucketInAnotherRegionIsFoundThere(int status, String code) throws IOException {
        server.stubFor(get(urlPathMatching(HERE + "/.*")).willReturn(elsewhere(status, code)));
        server.stubFor(head(urlPathMatching(HERE + "/.*")).willReturn(elsewhere(status, code)));
        bucket(THERE);

        assertThat(lines("//logs/x/")).containsExactly(LINE);
        server.verify(getRequestedFor(urlPathEqualTo(THERE + "/x/a.log"))
                .withHeader("Authorization", containing("/eu-west-1/s3/")));
        server.verify(0, getRequestedFor(urlPathEqualTo(HERE + "/x/a.log")));
    }

    @Test
    void aServerElsewhereThatWantsAnotherRegionIsToldToTheUser() {
        server.stubFor(get(urlMatching("/.*")).willReturn(elsewhere(301, "PermanentRedirect")));
        AwsSettings settings = AwsSettings.DEFAULT.withEndpoint(java.net.URI.create("http://storage.example"));

        assertThatThrownBy(() -> lines("//logs/x/", settings, ReadingRules.DEFAULT))
                .hasMessageContaining(
                        "expected the Region of the bucket, found PermanentRedirect (Another Region is needed.)."
                                + " Name it with --region eu-west-1.");
    }

    @Test
    void whoPaysSaysSoWithEveryRequest() throws IOException {
        bucket(HERE);
        lines("//logs/x/", AwsSettings.DEFAULT, ReadingRules.DEFAULT.withPayer());
        server.verify(0, getRequestedFor(urlMatching("/.*")).withHeader("x-amz-request-payer", absent()));
        server.verify(getRequestedFor(urlPathEqualTo(HERE + "/x/a.log"))
                .withHeader("x-amz-request-payer", equalTo("requester")));

        server.resetRequests();
        lines("//logs/x/");
        server.verify(getRequestedFor(urlPathEqualTo(HERE + "/x/a.log")).withHeader("x-amz-request-payer", absent()));
    }

    @Test
    void whoPaysSaysSoWhenAnObjectIsLookedForWithoutListing() throws IOException {
        bucket(HERE);
        server.stubFor(get(urlPathEqualTo(HERE + "/"))
                .willReturn(aResponse().withStatus(403).withBody("<Error><Code>AccessDenied</Code></Error>")));
        server.stubFor(head(urlPathEqualTo(HERE + "/x/a.log"))
                .willReturn(aResponse()
                        .withHeader("Content-Length", String.valueOf((Keys.HEADER + "\n" + LINE).length()))));

        assertThat(lines("//logs/x/a.log", AwsSettings.DEFAULT, ReadingRules.DEFAULT.withPayer()))
                .containsExactly(LINE);
        server.verify(headRequestedFor(urlPathEqualTo(HERE + "/x/a.log"))
                .withHeader("x-amz-request-payer", equalTo("requester")));
    }

    @Test
    void accessPointsAreAskedInTheirRegion() throws IOException {
        bucket(POINT);

        assertThat(lines("arn:aws:s3:eu-west-1:123456789012:accesspoint/logs/x/"))
                .containsExactly(LINE);
        assertThat(lines("arn:aws:s3:eu-west-1:123456789012:accesspoint/logs/object/x/a.log"))
                .containsExactly(LINE);
        server.verify(getRequestedFor(urlPathEqualTo(POINT + "/x/a.log"))
                .withHeader("Authorization", containing("/eu-west-1/s3/")));
    }

    @Test
    void anArnOfABucketIsItsName() throws IOException {
        bucket(HERE);
        assertThat(lines("arn:aws:s3:::logs/x/")).containsExactly(LINE);
    }

    // ---- roles
    // --------------------------------------------------------------------------------------------------------

    private static RequestPatternBuilder assumed() {
        return postRequestedFor(urlPathMatching("/sts\\..*"))
                .withRequestBody(containing("Action=AssumeRole"))
                .withRequestBody(containing("RoleArn=arn%3Aaws%3Aiam%3A%3A210987654321%3Arole%2Freader"))
                .withHeader("Authorization", containing("Credential=AKIACALLER/"));
    }

    private static final AwsSettings ROLE =
            new AwsSettings(null, null, null, "arn:aws:iam::210987654321:role/reader", "hush", "audit", null);

    @Test
    void aRoleIsAssumedOnceAndSignsEveryRequest() throws IOException {
        bucket(HERE);
        server.stubFor(
                post(urlPathMatching("/sts\\..*"))
                        .willReturn(
                                aResponse()
                                        .withBody(
                                                "<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult><Credentials>"
                                                        + "<AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>token</SessionToken>"
                                                        + "<Expiration>2100-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>")));

        assertThat(lines("//logs/x/", ROLE, ReadingRules.DEFAULT)).containsExactly(LINE);

        server.verify(
                1,
                assumed()
                        .withRequestBody(containing("ExternalId=hush"))
                        .withRequestBody(containing("RoleSessionName=audit")));
        for (String path : List.of("/", "/x/a.log")) {
            server.verify(getRequestedFor(urlPathEqualTo(HERE + path))
                    .withHeader("Authorization", containing("Credential=ASIAROLE/"))
                    .withHeader("x-amz-security-token", equalTo("token")));
        }
        server.verify(
                0,
                getRequestedFor(urlMatching("/.*")).withHeader("Authorization", containing("Credential=AKIACALLER/")));
    }

    @Test
    void aRoleThatMayNotBeAssumedIsSaidSo() {
        server.stubFor(post(urlPathMatching("/sts\\..*"))
                .willReturn(aResponse()
                        .withStatus(403)
                        .withBody(
                                "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type>"
                                        + "<Code>AccessDenied</Code><Message>not authorized to perform: sts:AssumeRole</Message></Error>"
                                        + "</ErrorResponse>")));

        assertThatThrownBy(() -> lines("//logs/x/", ROLE, ReadingRules.DEFAULT))
                .hasRootCauseInstanceOf(software.amazon.awssdk.services.sts.model.StsException.class)
                .hasMessageContaining("expected leave for sts:AssumeRole")
                .hasMessageNotContaining("hush")
                .hasCauseInstanceOf(SourceAccessException.class);
    }
}
