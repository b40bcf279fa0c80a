package io.flowlogs.source.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.SourceOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3LocationTest {
    private final S3SourceProvider provider = new S3SourceProvider();

    @ParameterizedTest
    @CsvSource({
        "//bucket, bucket, ''",
        "//bucket/, bucket, ''",
        "bucket/a/b.gz, bucket, a/b.gz",
        "//my.bucket_1/a b/, my.bucket_1, a b/",
        "arn:aws:s3:::bucket, bucket, ''",
        "arn:aws-cn:s3:::bucket/AWSLogs/, bucket, AWSLogs/",
        "//arn:aws:s3:eu-west-1:123456789012:accesspoint/logs/a/b, "
                + "arn:aws:s3:eu-west-1:123456789012:accesspoint/logs, a/b",
        "arn:aws:s3:eu-west-1:123456789012:accesspoint/logs/object/a/b.gz, "
                + "arn:aws:s3:eu-west-1:123456789012:accesspoint/logs, a/b.gz",
        "arn:aws:s3:eu-west-1:123456789012:accesspoint/logs, "
                + "arn:aws:s3:eu-west-1:123456789012:accesspoint/logs, ''",
    })
    void locationsAreBucketsAndKeys(String text, String bucket, String key) {
        S3Location location = S3Location.parse(text);

        assertThat(location.bucket()).isEqualTo(bucket);
        assertThat(location.key()).isEqualTo(key);
        assertThat(S3Location.parse(location.shown().replaceFirst("^s3:", ""))).isEqualTo(location);
    }

    @Test
    void anAccessPointTellsItsRegion() {
        assertThat(S3Location.parse("arn:aws:s3:eu-west-1:123456789012:accesspoint/logs")
                        .region())
                .isEqualTo("eu-west-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "//", "///a", "//-x/a", "arn:aws:sqs:eu-west-1:123456789012:x", "arn:aws:s3:::"})
    void whatIsNoBucketIsRefused(String text) {
        assertThatThrownBy(() -> S3Location.parse(text))
                .isInstanceOf(FlowConfigurationException.class)
                .hasMessageContaining("expected a bucket as in s3://my-bucket");
    }

    @Test
    void arnsOfS3AreClaimedAndNothingElse() {
        assertThat(provider.claims("arn:aws:s3:::bucket/x")).isTrue();
        assertThat(provider.claims("arn:aws:logs:eu-west-1:123456789012:log-group:x"))
                .isFalse();
        assertThat(provider.claims("bucket/x")).isFalse();
        assertThat(provider.locate("arn:aws:s3:::bucket/a b").getSchemeSpecificPart())
                .isEqualTo("arn:aws:s3:::bucket/a b");
    }

    private SourceOptions options(Map<String, String> texts) {
        return SourceOptions.parse(provider.options(), texts);
    }

    @Test
    void optionsBecomeRulesAndSettings() {
        SourceOptions options = options(Map.of(
                "include-accounts", "123456789012, 000000000001",
                "include-regions", "eu-west-1",
                "include-flow-logs", "fl-0a",
                "slack", "2h",
                "request-payer", "true",
                "in-flight", "8m",
                "endpoint-url", "http://127.0.0.1:5000"));
        ReadingRules rules = ReadingRules.of(options);

        assertThat(rules.accounts()).containsExactlyInAnyOrder("123456789012", "000000000001");
        assertThat(rules.regions()).isEqualTo(Set.of("eu-west-1"));
        assertThat(rules.flowLogs()).isEqualTo(Set.of("fl-0a"));
        assertThat(rules.slack()).isEqualTo(Duration.ofHours(2));
        assertThat(rules.payer()).isTrue();
        assertThat(rules.inFlight()).isEqualTo(8 << 20);
        assertThat(AwsSettings.of(options, "us-east-2").region()).isEqualTo("us-east-2");
        assertThat(AwsSettings.of(options(Map.of("path-style", "false")), null).pathStyle())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "include-accounts, 12345",
        "include-regions, Frankfurt",
        "include-flow-logs, vpc-1",
        "in-flight, much",
        "endpoint-url, localhost:5000",
        "slack, soon",
        "include-accounts, ','",
    })
    void wrongOptionsAreRefused(String name, String text) {
        assertThatThrownBy(() -> options(Map.of(name, text)))
                .isInstanceOf(FlowConfigurationException.class)
                .hasMessageContaining("option " + name + ": expected");
    }

    @Test
    void anExternalIdIsNotShownAndNeedsARole() {
        SourceOptions options = options(Map.of("external-id", "hush", "role-arn", "arn:aws:iam::123456789012:role/r"));

        assertThat(options.toString()).doesNotContain("hush");
        assertThat(AwsSettings.of(options, null).toString()).doesNotContain("hush");
        assertThatThrownBy(() -> AwsSettings.of(options(Map.of("external-id", "hush")), null))
                .hasMessageContaining("expected with role-arn");
    }

    @Test
    void endpointsElsewhereGetTheBucketInThePath() {
        assertThat(host(AwsSettings.DEFAULT)).isEqualTo("logs.s3.eu-west-1.amazonaws.com");
        assertThat(host(AwsSettings.DEFAULT.withEndpoint(URI.create("http://localhost:9000"))))
                .isEqualTo("localhost");
        SourceOptions hosts = options(Map.of("path-style", "false", "endpoint-url", "http://localhost:9000"));
        assertThat(host(AwsSettings.of(hosts, null))).isEqualTo("logs.localhost");
    }

    private static String host(AwsSettings settings) {
        try (AwsClients clients = new AwsClients(settings.withRegion("eu-west-1"))) {
            return clients.s3()
                    .utilities()
                    .getUrl(object -> object.bucket("logs").key("x"))
                    .getHost();
        }
    }

    @Test
    void aSourceIsOpenedWithoutARequest() throws IOException {
        try (FlowRecordSource source = provider.open(
                provider.locate("arn:aws:s3:::bucket/AWSLogs/"), options(Map.of("region", "eu-west-1")))) {
            assertThat(source.name()).isEqualTo("s3://bucket/AWSLogs/");
            assertThat(source.usualThreads()).isGreaterThanOrEqualTo(8);
        }
    }
}
