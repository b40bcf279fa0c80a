package io.flowlogs.cli;

import io.flowlogs.testservers.MotoServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.FlowLogsResourceType;
import software.amazon.awssdk.services.ec2.model.TrafficType;
import software.amazon.awssdk.services.s3.S3Client;

/** An account on a server that stands in for AWS. While it is open, the command within this process finds it, too. */
final class LegacyAccount implements AutoCloseable {
    static final String REGION = "eu-central-1";
    private static final List<String> PROPERTIES =
            List.of("aws.endpointUrl", "aws.accessKeyId", "aws.secretAccessKey", "aws.region");

    private final Map<String, @Nullable String> before = new TreeMap<>();
    private final URI endpoint;
    private final CloudWatchLogsClient logs;
    private final Ec2Client ec2;
    private final S3Client s3;

    private LegacyAccount(URI endpoint) {
        this.endpoint = endpoint;
        this.logs = configured(CloudWatchLogsClient.builder().httpClient(UrlConnectionHttpClient.create()))
                .build();
        this.ec2 = configured(Ec2Client.builder().httpClient(UrlConnectionHttpClient.create()))
                .build();
        this.s3 = configured(S3Client.builder()
                        .httpClient(UrlConnectionHttpClient.create())
                        .forcePathStyle(true)
                        .serviceConfiguration(uploads -> uploads.chunkedEncodingEnabled(false)))
                .build();
    }

    static LegacyAccount at(MotoServer server) {
        return at(server.endpoint());
    }

    static LegacyAccount at(URI endpoint) {
        LegacyAccount account = new LegacyAccount(endpoint);
        account.show();
        return account;
    }

    private void show() {
        PROPERTIES.forEach(name -> before.put(name, System.getProperty(name)));
        System.setProperty("aws.endpointUrl", endpoint.toString());
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        System.setProperty("aws.region", REGION);
    }

    private <B extends AwsClientBuilder<B, ?>> B configured(B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
    }

    /** How other programs find it. */
    Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL",
                endpoint.toString(),
                "AWS_DEFAULT_REGION",
                REGION,
                "AWS_ACCESS_KEY_ID",
                "test",
                "AWS_SECRET_ACCESS_KEY",
                "test");
    }

    /** Makes a group, to which a flow log writes in a format. */
    void makeGroup(String group, String fields) {
        logs.createLogGroup(request -> request.logGroupName(group));
        String vpc =
                ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        ec2.createFlowLogs(request -> request.resourceIds(vpc)
                .resourceType(FlowLogsResourceType.VPC)
                .trafficType(TrafficType.ALL)
                .logGroupName(group)
                .logFormat("${" + fields.replace(" ", "} ${") + "}")
                .deliverLogsPermissionArn("arn:aws:iam::123456789012:role/flow-logs"));
    }

    static InputLogEvent event(Instant time, String message) {
        return InputLogEvent.builder()
                .timestamp(time.toEpochMilli())
                .message(message)
                .build();
    }

    /** Puts events in the order of their times. */
    void put(String group, String stream, List<InputLogEvent> events) {
        logs.createLogStream(request -> request.logGroupName(group).logStreamName(stream));
        logs.putLogEvents(
                request -> request.logGroupName(group).logStreamName(stream).logEvents(events));
    }

    void makeBucket(String bucket) {
        s3.createBucket(
                request -> request.bucket(bucket).createBucketConfiguration(place -> place.locationConstraint(REGION)));
    }

    void put(String bucket, String key, byte[] content) {
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content));
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
        logs.close();
        ec2.close();
        s3.close();
    }
}
