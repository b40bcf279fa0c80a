package io.flowlogs.examples;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.FlowLogsResourceType;
import software.amazon.awssdk.services.ec2.model.TrafficType;

/** A log group on a server that stands in for AWS, with the sample in it as if it had just happened. */
public final class SampleGroup {
    /** The Region it is in. */
    public static final String REGION = "eu-central-1";

    private static final String GROUP = "/vpc/flow-logs";
    private static final Path SAMPLE = Path.of("samples/vpc-default-v2.log");
    private static final int INTERFACE = 2;
    private static final int START = 10;
    private static final int END = 11;

    private SampleGroup() {}

    /** Makes the group, a flow log that writes to it, and its events. */
    public static void fill(URI server) throws IOException {
        try (Ec2Client ec2 = ec2(server);
                CloudWatchLogsClient logs = logs(server)) {
            logs.createLogGroup(group -> group.logGroupName(GROUP));
            makeFlowLog(ec2);
            eventsByStream().forEach((stream, events) -> put(logs, stream, events));
        }
    }

    /** A client of the server. */
    public static CloudWatchLogsClient logs(URI server) {
        return configured(CloudWatchLogsClient.builder().httpClient(UrlConnectionHttpClient.create()), server)
                .build();
    }

    /** A client of the server. */
    public static Ec2Client ec2(URI server) {
        return configured(Ec2Client.builder().httpClient(UrlConnectionHttpClient.create()), server)
                .build();
    }

    private static <B extends AwsClientBuilder<B, ?>> B configured(B builder, URI server) {
        return builder.endpointOverride(server)
                .region(Region.of(REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
    }

    private static void makeFlowLog(Ec2Client ec2) {
        String vpc =
                ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        ec2.createFlowLogs(request -> request.resourceIds(vpc)
                .resourceType(FlowLogsResourceType.VPC)
                .trafficType(TrafficType.ALL)
                .logGroupName(GROUP)
                .deliverLogsPermissionArn("arn:aws:iam::123456789012:role/flow-logs"));
    }

    private static void put(CloudWatchLogsClient logs, String stream, List<InputLogEvent> events) {
        logs.createLogStream(request -> request.logGroupName(GROUP).logStreamName(stream));
        logs.putLogEvents(
                request -> request.logGroupName(GROUP).logStreamName(stream).logEvents(events));
    }

    private static Map<String, List<InputLogEvent>> eventsByStream() throws IOException {
        List<String[]> lines = Files.readAllLines(SAMPLE).stream()
                .skip(1)
                .map(line -> line.split(" ", -1))
                .toList();
        long last = lines.stream()
                .mapToLong(words -> Long.parseLong(words[START]))
                .max()
                .orElseThrow();
        long later = Instant.now().getEpochSecond() - 60 - last;
        return lines.stream()
                .collect(Collectors.groupingBy(
                        words -> words[INTERFACE] + "-all",
                        TreeMap::new,
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                ofStream -> ofStream.stream()
                                        .map(words -> event(words, later))
                                        .sorted(Comparator.comparing(InputLogEvent::timestamp))
                                        .toList())));
    }

    private static InputLogEvent event(String[] words, long later) {
        String[] moved = words.clone();
        moved[START] = String.valueOf(Long.parseLong(words[START]) + later);
        moved[END] = String.valueOf(Long.parseLong(words[END]) + later);
        return InputLogEvent.builder()
                .timestamp(Long.parseLong(moved[START]) * 1000)
                .message(String.join(" ", moved))
                .build();
    }
}
