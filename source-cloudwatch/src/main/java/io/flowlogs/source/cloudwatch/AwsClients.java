package io.flowlogs.source.cloudwatch;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClientBuilder;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Makes the clients of one source, all with the same Region, credentials and endpoint, when they are first asked for; and closes those it
 * made. Safe for use by several threads.
 */
final class AwsClients implements AutoCloseable {
    /** A call that is throttled goes on for a minute or so before it gives up, one that fails otherwise for some seconds. */
    private static final int ATTEMPTS = 8;

    private static final String SESSION_NAME = "flowlogs";

    private final AwsSettings settings;
    private final Deque<SdkAutoCloseable> made = new ArrayDeque<>();
    private final Region region;
    private @Nullable CloudWatchLogsClient logs;
    private @Nullable CloudWatchLogsAsyncClient live;
    private @Nullable Ec2Client ec2;
    private @Nullable AwsCredentialsProvider credentials;
    private @Nullable SdkHttpClient http;

    /** Fails when there is no Region anywhere. */
    AwsClients(AwsSettings settings) {
        this.settings = settings;
        this.region = settings.region() == null ? usualRegion(settings) : Region.of(settings.region());
    }

    private static Region usualRegion(AwsSettings settings) {
        return DefaultAwsRegionProviderChain.builder()
                .profileFile(ProfileFile::defaultProfileFile)
                .profileName(settings.profile())
                .build()
                .getRegion();
    }

    String region() {
        return region.id();
    }

    /** Whether requests go to AWS, whose quotas then hold. The environment and the profile may say otherwise, too. */
    boolean isAws() {
        return logs().serviceClientConfiguration().endpointOverride().isEmpty();
    }

    synchronized CloudWatchLogsClient logs() {
        if (logs == null) {
            logs = owned(configured(CloudWatchLogsClient.builder().httpClient(http()), credentials())
                    .build());
        }
        return logs;
    }

    /** Of a Region, endpoints for events as they come have a host of their own; a server that stands in for AWS has not. */
    synchronized CloudWatchLogsAsyncClient live() {
        if (live == null) {
            CloudWatchLogsAsyncClientBuilder builder = configured(CloudWatchLogsAsyncClient.builder(), credentials());
            if (!isAws()) {
                builder.overrideConfiguration(overrides().toBuilder()
                        .putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true)
                        .build());
            }
            live = owned(builder.build());
        }
        return live;
    }

    /** The account of the caller, or null when nobody tells. */
    @Nullable
    String account() {
        try {
            return sts(credentials()).getCallerIdentity().account();
        } catch (SdkException notTold) {
            return null;
        }
    }

    synchronized Ec2Client ec2() {
        if (ec2 == null) {
            ec2 = owned(configured(Ec2Client.builder().httpClient(http()), credentials())
                    .build());
        }
        return ec2;
    }

    synchronized AwsCredentialsProvider credentials() {
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

    private synchronized StsClient sts(AwsCredentialsProvider provider) {
        return owned(
                configured(StsClient.builder().httpClient(http()), provider).build());
    }

    private SdkHttpClient http() {
        if (http == null) {
            http = owned(UrlConnectionHttpClient.builder().build());
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
        ClientOverrideConfiguration.Builder overrides = ClientOverrideConfiguration.builder()
                .retryStrategy(retries())
                .addExecutionInterceptor(new AnswerReader());
        String profile = settings.profile();
        return profile == null
                ? overrides.build()
                : overrides.defaultProfileName(profile).build();
    }

    private static RetryStrategy retries() {
        return AwsRetryStrategy.forRetryMode(RetryMode.ADAPTIVE_V2).toBuilder()
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
