package io.flowlogs.source.s3;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.S3Client;

/** Clients of servers that stand in for S3. They try three times, without waiting in between. */
final class TestClients {
    private TestClients() {}

    static S3Client of(URI endpoint) {
        return of(endpoint, UrlConnectionHttpClient.create());
    }

    /** One that waits for bytes only so long. */
    static S3Client of(URI endpoint, Duration longestSilence) {
        return of(
                endpoint,
                UrlConnectionHttpClient.builder().socketTimeout(longestSilence).build());
    }

    private static S3Client of(URI endpoint, SdkHttpClient connections) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing")))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .serviceConfiguration(uploads -> uploads.chunkedEncodingEnabled(false))
                .httpClient(connections)
                .overrideConfiguration(
                        overrides -> overrides.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(3)
                                .backoffStrategy(BackoffStrategy.retryImmediately())
                                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                                .build()))
                .build();
    }
}
