package io.flowlogs.source.cloudwatch;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClientBuilder;

/** Clients whose retries wait for nothing, and sources that use them. */
final class FaultClient {
    static final String GROUP = "/vpc/flow-logs";

    /** Long after all events of the tests. */
    static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");

    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private FaultClient() {}

    static CloudWatchLogsClient of(URI endpoint, int attempts) {
        return builder(endpoint, attempts, BackoffStrategy.retryImmediately()).build();
    }

    static CloudWatchLogsClientBuilder builder(URI endpoint, int attempts, BackoffStrategy backoff) {
        StandardRetryStrategy retries = AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(attempts)
                .circuitBreakerEnabled(false)
                .backoffStrategy(backoff)
                .throttlingBackoffStrategy(backoff)
                .build();
        return CloudWatchLogsClient.builder()
                .region(Region.EU_WEST_1)
                .endpointOverride(endpoint)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("testing", "testing")))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(20)))
                .overrideConfiguration(configuration ->
                        configuration.retryStrategy(retries).addExecutionInterceptor(new AnswerReader()));
    }

    static CloudWatchSource.Builder source(CloudWatchLogsClient client) {
        return CloudWatchSource.builder(GROUP).client(client).clock(CLOCK);
    }
}
