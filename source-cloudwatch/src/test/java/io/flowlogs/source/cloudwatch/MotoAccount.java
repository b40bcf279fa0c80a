package io.flowlogs.source.cloudwatch;

import io.flowlogs.gen.GenerationOptions;
import io.flowlogs.gen.Ledger;
import io.flowlogs.gen.SyntheticFlowLogs;
import io.flowlogs.record.EventMetadata;
import io.flowlogs.testservers.MotoServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.FlowLogsResourceType;
import software.amazon.awssdk.services.ec2.model.TrafficType;

/**
 * An account at a moto server, to be filled with flow logs by other means than those under test. The sources under test find credentials
 * for it in the system properties of the SDK. The server takes events of the last 14 days only, so that nothing here has a fixed date.
 */
final class MotoAccount implements AutoCloseable {
    static final String REGION = "eu-west-1";
    static final String ID = "123456789012";
    private static final int BATCH = 5000;

    static {
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
    }

    private final URI endpoint;
    private final AwsCredentials credentials;
    private final CloudWatchLogsClient logs;
    private final Ec2Client ec2;
    private final Set<String> streams = new HashSet<>();

    private MotoAccount(URI endpoint, AwsCredentials credentials) {
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.logs = logsClient();
        this.ec2 = ec2Client();
    }

    static MotoAccount at(MotoServer server) {
        return new MotoAccount(server.endpoint(), AwsBasicCredentials.create("testing", "testing"));
    }

    /** What belongs to others, as somebody with these credentials sees it. */
    MotoAccount as(AwsCredentials others) {
        return new MotoAccount(endpoint, others);
    }

    CloudWatchLogsClient logsClient(ExecutionInterceptor... interceptors) {
        return configured(
                        CloudWatchLogsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()),
                        interceptors)
                .build();
    }

    Ec2Client ec2Client(ExecutionInterceptor... interceptors) {
        return configured(Ec2Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder()), interceptors)
                .build();
    }

    private <B extends AwsClientBuilder<B, ?>> B configured(B builder, ExecutionInterceptor... interceptors) {
        return builder.region(Region.of(REGION))
                .endpointOverride(endpoint)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .overrideConfiguration(overrides -> overrides.executionInterceptors(List.of(interceptors)));
    }

    /** The options with which a source under test comes here. */
    Map<String, String> options() {
        return Map.of("region", REGION, "endpoint-url", endpoint.toString());
    }

    /** The same and more. */
    Map<String, String> options(String name, String value) {
        Map<String, String> options = new TreeMap<>(options());
        options.put(name, value);
        return options;
    }

    CloudWatchLogsClient logs() {
        return logs;
    }

    void makeGroup(String group) {
        logs.createLogGroup(request -> request.logGroupName(group));
    }

    /** A time of which the server takes events. */
    static Instant recent(ChronoUnit exactTo, Duration ago) {
        return Instant.now().truncatedTo(exactTo).minus(ago);
    }

    static InputLogEvent event(Instant time, String message) {
        return InputLogEvent.builder()
                .timestamp(time.toEpochMilli())
                .message(message)
                .build();
    }

    /** Puts events in any order of time, and makes the stream if it is new. */
    void put(String group, String stream, List<InputLogEvent> events) {
        if (streams.add(group + ":" + stream)) {
            logs.createLogStream(request -> request.logGroupName(group).logStreamName(stream));
        }
        List<InputLogEvent> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparing(InputLogEvent::timestamp));
        for (int at = 0; at < sorted.size(); at += BATCH) {
            List<InputLogEvent> batch = sorted.subList(at, Math.min(sorted.size(), at + BATCH));
            PutLogEventsResponse answer = logs.putLogEvents(
                    request -> request.logGroupName(group).logStreamName(stream).logEvents(batch));
            if (answer.rejectedLogEventsInfo() != null) {
                throw new IllegalArgumentException("too old or too new: " + answer.rejectedLogEventsInfo());
            }
        }
    }

    void put(String group, String stream, InputLogEvent... events) {
        put(group, stream, List.of(events));
    }

    /** Puts generated records of the default format, those of each interface into a stream of its own. */
    Ledger fill(String group, GenerationOptions options) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        Ledger ledger = write(options, text);
        Map<String, List<InputLogEvent>> byStream = new TreeMap<>();
        text.toString(StandardCharsets.UTF_8).lines().forEach(line -> {
            String[] words = line.split(" ", -1);
            Instant start = Instant.ofEpochSecond(Long.parseLong(words[10]));
            byStream.computeIfAbsent(words[2] + "-all", name -> new ArrayList<>())
                    .add(event(start, line));
        });
        byStream.forEach((stream, events) -> put(group, stream, events));
        return ledger;
    }

    private static Ledger write(GenerationOptions options, ByteArrayOutputStream text) {
        try {
            return SyntheticFlowLogs.of(options.toBuilder().header(false).build())
                    .writeTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has a VPC's flow log write to a group in a format, <code>${...} ${...}</code>; the default one when it is null. */
    String makeFlowLog(String group, String format) {
        String vpc =
                ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        return makeFlowLog(group, format, FlowLogsResourceType.VPC, vpc);
    }

    /** Has the flow log of an interface write to a group; returns the id of the interface. */
    String makeInterfaceFlowLog(String group, String format) {
        String vpc =
                ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        String subnet = ec2.createSubnet(request -> request.vpcId(vpc).cidrBlock("10.0.1.0/24"))
                .subnet()
                .subnetId();
        String made = ec2.createNetworkInterface(request -> request.subnetId(subnet))
                .networkInterface()
                .networkInterfaceId();
        makeFlowLog(group, format, FlowLogsResourceType.NETWORK_INTERFACE, made);
        return made;
    }

    private String makeFlowLog(String group, String format, FlowLogsResourceType type, String resource) {
        return ec2.createFlowLogs(request -> request.resourceType(type)
                        .resourceIds(resource)
                        .trafficType(TrafficType.ALL)
                        .logGroupName(group)
                        .logFormat(format)
                        .deliverLogsPermissionArn("arn:aws:iam::" + ID + ":role/flow-logs"))
                .flowLogIds()
                .get(0);
    }

    void deleteFlowLog(String id) {
        ec2.deleteFlowLogs(request -> request.flowLogIds(id));
    }

    /** All events of a group, in the order of time, as the server has them. */
    List<FilteredLogEvent> events(String group) {
        List<FilteredLogEvent> events = new ArrayList<>();
        logs.filterLogEventsPaginator(request -> request.logGroupName(group))
                .events()
                .forEach(events::add);
        events.sort(Comparator.comparing(FilteredLogEvent::timestamp));
        return events;
    }

    static EventMetadata metadata(FilteredLogEvent event) {
        return new EventMetadata(
                event.eventId(),
                Instant.ofEpochMilli(event.timestamp()),
                Instant.ofEpochMilli(event.ingestionTime()),
                event.logStreamName());
    }

    @Override
    public void close() {
        logs.close();
        ec2.close();
    }
}
