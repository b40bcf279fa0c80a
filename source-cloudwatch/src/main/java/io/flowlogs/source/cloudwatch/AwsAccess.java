package io.flowlogs.source.cloudwatch;

import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * The clients a source uses, the caller's or its own. Only its own are closed.
 *
 * @param logs the client of CloudWatch Logs
 * @param live makes a client for Live Tail, to be closed by whoever asked; or null when there is none to be had
 * @param ec2 the client of EC2, or null when flow logs cannot be described
 * @param account the account of the caller, where it can be told
 * @param region the Region, or null where only the caller's client knows it
 * @param isAws whether requests go to AWS, with its quotas
 * @param owned closed with the source
 */
record AwsAccess(
        Supplier<CloudWatchLogsClient> logs,
        @Nullable Supplier<CloudWatchLogsAsyncClient> live,
        @Nullable Supplier<Ec2Client> ec2,
        Supplier<@Nullable String> account,
        @Nullable String region,
        boolean isAws,
        AutoCloseable owned) {
    /** Makes clients by settings. */
    static AwsAccess by(AwsSettings settings) throws IOException {
        AwsClients clients = connect(settings);
        return new AwsAccess(
                clients::logs,
                clients::live,
                clients::ec2,
                clients::account,
                clients.region(),
                clients.isAws(),
                clients);
    }

    private static AwsClients connect(AwsSettings settings) throws IOException {
        try {
            return new AwsClients(settings);
        } catch (SdkException e) {
            throw AwsFailures.translated("connecting", e);
        }
    }

    /** Uses clients that are the caller's. */
    static AwsAccess of(CloudWatchLogsClient logs, @Nullable CloudWatchLogsAsyncClient live, @Nullable Ec2Client ec2) {
        String region = logs.serviceClientConfiguration().region() == null
                ? null
                : logs.serviceClientConfiguration().region().id();
        boolean isAws = logs.serviceClientConfiguration().endpointOverride().isEmpty();
        Supplier<CloudWatchLogsAsyncClient> lent = live == null ? null : () -> live;
        Supplier<Ec2Client> described = ec2 == null ? null : () -> ec2;
        return new AwsAccess(() -> logs, lent, described, () -> null, region, isAws, () -> {});
    }

    RequestPace pace(Effort effort) {
        return isAws && region != null
                ? RequestPace.of(region, System::nanoTime, Pause.REAL, effort)
                : RequestPace.unlimited(effort);
    }
}
