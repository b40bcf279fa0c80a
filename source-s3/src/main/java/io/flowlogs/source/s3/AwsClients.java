package io.flowlogs.source.s3;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Makes the clients of one source, all with the same Region, credentials and endpoint, when they are first asked for; and closes those it
 * made. Safe for use by several threads. Shared with the CloudWatch source later, but for what is about S3.
 */
final class AwsClients implements AutoCloseable {
    /** S3 says for a while that it is too much when a prefix is suddenly read by many. */
    private static final int ATTEMPTS = 8;

    private static final String SESSION_NAME = "flowlogs";

    private final AwsSettings settings;
    private final Supplier<SdkHttpClient> connections;
    private final Deque<SdkAutoCloseable> made = new ArrayDeque<>();
    private final Region region;
    private @Nullable S3Client s3;
    private @Nullable AwsCredentialsProvider credentials;
    private @Nullable SdkHttpClient http;

    /** Fails when there is no Region anywhere. */
    AwsClients(AwsSettings settings) {
        this(settings, () -> UrlConnectionHttpClient.builder().build());
    }

    AwsClients(AwsSettings settings, Supplier<SdkHttpClient> connections) {
        this.settings = settings;
        this.connections = connections;
        this.region = settings.region() == null ? usualRegion(settings) : Region.of(settings.region());
    }

    private static Region usualRegion(AwsSettings settings) {
        return DefaultAwsRegionProviderChain.builder()
                .profileFile(ProfileFile::defaultProfileFile)
                .profileName(settings.profile())
                .build()
                .getRegion();
    }

    synchronized S3Client s3() {
        if (s3 == null) {
            S3Client usual = s3(settings.endpoint() != null);
            s3 = owned(usual);
            if (settings.endpoint() == null && isElsewhere(usual)) {
                s3 = owned(s3(true));
            }
        }
        return s3;
    }

    /** The environment and the profile may have an endpoint, too. */
    private static boolean isElsewhere(S3Client client) {
        return client.serviceClientConfiguration().endpointOverride().isPresent();
    }

    /**
     * Makes a client. A bucket of AWS's may be in another Region than its reader, and an access point says in which it is. Servers elsewhere seldom
     * have a host name for each bucket.
     */
    private S3Client s3(boolean elsewhere) {
        Boolean pathStyle = settings.pathStyle();
        return configured(S3Client.builder().httpClient(http()), credentials())
                .serviceConfiguration(
                        S3Configuration.builder().useArnRegionEnabled(true).build())
                .forcePathStyle(pathStyle == null ? elsewhere : pathStyle)
                .crossRegionAccessEnabled(!elsewhere)
                .build();
    }

    private synchronized AwsCredentialsProvider credentials() {
        if (credentials == null) {
            AwsCredentialsProvider own = ownCredentials();
            credentials = settings.roleArn() == null ? own : owned(assumed(own));
        }
        return credentials;
    }

    /** A profile that was named goes before what the environment has, as with the AWS command line. */
    private AwsCredentialsProvider ownCredentials() {
        return settings.profile() == null
                ? owned(DefaultCredentialsProvider.builder().build())
                : owned(ProfileCredentialsProvider.create(settings.profile()));
    }

    /** Asks for new credentials by itself before the old ones expire. */
    private StsAssumeRoleCredentialsProvider assumed(AwsCredentialsProvider own) {
        String session = settings.sessionName() == null ? SESSION_NAME : settings.sessionName();
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts(own))
                .refreshRequest(role -> role.roleArn(settings.roleArn())
                        .externalId(settings.externalId())
                        .roleSessionName(session))
                .build();
    }

    private StsClient sts(AwsCredentialsProvider provider) {
        return owned(
                configured(StsClient.builder().httpClient(http()), provider).build());
    }

    private SdkHttpClient http() {
        if (http == null) {
            http = owned(connections.get());
        }
        return http;
    }

    private <B extends AwsClientBuilder<B, ?>> B configured(B builder, AwsCredentialsProvider provider) {
        builder.region(region).credentialsProvider(provider).overrideConfiguration(overrides());
        URI endpoint = settings.endpoint();
        return endpoint == null ? builder : builder.endpointOverride(endpoint);
    }

    /** A profile has more than credentials and a Region: endpoints, for instance. */
    private ClientOverrideConfiguration overrides() {
        ClientOverrideConfiguration.Builder overrides =
                ClientOverrideConfiguration.builder().retryStrategy(retries());
        String profile = settings.profile();
        return profile == null
                ? overrides.build()
                : overrides.defaultProfileName(profile).build();
    }

    private static RetryStrategy retries() {
        return AwsRetryStrategy.forRetryMode(RetryMode.STANDARD).toBuilder()
                .maxAttempts(ATTEMPTS)
                .build();
    }

    private <T extends SdkAutoCloseable> T owned(T closeable) {
        made.push(closeable);
        return closeable;
    }

    /** Closes in the opposite order of making: whoever uses something before what is used. */
    @Override
    public synchronized void close() {
        while (!made.isEmpty()) {
            made.pop().close();
        }
    }
}
