package io.flowlogs.benchmarks.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.FlowLogs;
import io.flowlogs.benchmarks.cloudwatch.StoredEvents.Event;
import io.flowlogs.gen.GenerationOptions;
import io.flowlogs.record.EventMetadata;
import io.flowlogs.source.cloudwatch.CloudWatchSource;
import io.flowlogs.testservers.MotoServer;
import io.flowlogs.testservers.NeedsMoto;
import io.flowlogs.value.TimeRange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** A server that was made to be fast has to give the answers of one that was made to be right. */
class StandInTest {
    private static final int EVENTS = 3000;
    private static final Pattern MESSAGE = Pattern.compile("\"message\":\"([^\"]*)\"");

    /** Servers refuse events that are too old. */
    private final long begin = Instant.now().minus(Duration.ofHours(5)).getEpochSecond() / 3600 * 3600;

    private final ScheduledExecutorService threads = new ScheduledThreadPoolExecutor(StandIn.THREADS);
    private final List<AutoCloseable> opened = new ArrayList<>();
    private StoredEvents events;
    private URI standIn;

    @BeforeEach
    void start() throws IOException {
        events = new StoredEvents(generated(EVENTS));
        StandIn server = new StandIn(events, Duration.ofMillis(1), threads);
        opened.add(server);
        standIn = server.endpoint();
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable closeable : opened) {
            closeable.close();
        }
        threads.shutdownNow();
    }

    private List<Event> generated(int count) throws IOException {
        return GeneratedEvents.of(GenerationOptions.builder()
                .lines(count)
                .windows(60)
                .interfaces(7)
                .startEpochSecond(begin)
                .build());
    }

    private static <B extends AwsClientBuilder<B, ?>> B configured(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
    }

    private CloudWatchLogsClient logs(URI endpoint) {
        CloudWatchLogsClient client = configured(
                        CloudWatchLogsClient.builder().httpClient(UrlConnectionHttpClient.create()), endpoint)
                .build();
        opened.add(client);
        return client;
    }

    private Ec2Client ec2(URI endpoint) {
        Ec2Client client = configured(Ec2Client.builder().httpClient(UrlConnectionHttpClient.create()), endpoint)
                .build();
        opened.add(client);
        return client;
    }

    /** All pages, so small that there are many of them. */
    private static List<FilteredLogEvent> pages(CloudWatchLogsClient client, long from, long to, int size) {
        List<FilteredLogEvent> found = new ArrayList<>();
        for (FilterLogEventsResponse page : client.filterLogEventsPaginator(request ->
                request.logGroupName(StandIn.GROUP).startTime(from).endTime(to).limit(size))) {
            assertThat(page.events()).hasSizeLessThanOrEqualTo(size);
            found.addAll(page.events());
        }
        return found;
    }

    @Test
    void pagesHaveEveryEventOnceInTheOrderOfTime() {
        List<FilteredLogEvent> found = pages(logs(standIn), 0, Long.MAX_VALUE >> 8, 701);
        assertThat(found).hasSize(EVENTS).isSortedAccordingTo((a, b) -> Long.compare(a.timestamp(), b.timestamp()));
        assertThat(found).extracting(FilteredLogEvent::eventId).doesNotHaveDuplicates();
        assertThat(found).allSatisfy(event -> assertThat(event.eventId()).matches("[0-9]{56}"));
    }

    @Test
    void aPageEndsBeforeItHasMoreThanAMebibyte() throws IOException {
        StoredEvents many = new StoredEvents(generated(30_000));
        int end = many.pageEnd(5, many.size(), 1_000_000);
        assertThat(end).isBetween(5 + 5_000, 5 + 9_999);
        assertThat(weight(many, 5, end)).isLessThanOrEqualTo(1 << 20);
        assertThat(weight(many, 5, end + 1)).isGreaterThan(1 << 20);
    }

    private static int weight(StoredEvents events, int from, int to) throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        events.write(from, to, json);
        assertThat(json.size()).isEqualTo(events.length(from, to));
        return MESSAGE.matcher(json.toString(StandardCharsets.US_ASCII))
                .results()
                .mapToInt(message -> message.group(1).length() + 26)
                .sum();
    }

    @Test
    void whatItDoesNotKnowItRefuses() {
        CloudWatchLogsClient client = logs(standIn);
        assertThatThrownBy(() -> client.filterLogEvents(request -> request.logGroupName("/other")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> client.filterLogEvents(
                        request -> request.logGroupName(StandIn.GROUP).filterPattern("ACCEPT")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    @NeedsMoto
    void motoGivesTheSame(MotoServer moto) throws IOException {
        CloudWatchLogsClient original = logs(moto.endpoint());
        fill(original, ec2(moto.endpoint()));
        long middle = pages(logs(standIn), 0, Long.MAX_VALUE >> 8, 10_000)
                .get(EVENTS / 2)
                .timestamp();

        assertThat(events(pages(logs(standIn), middle, middle + 60_000, 10)))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(events(pages(original, middle, middle + 60_000, 10)));
        assertThat(read(standIn, middle)).containsExactlyInAnyOrderElementsOf(read(moto.endpoint(), middle));
        assertThat(read(standIn, middle)).hasSizeBetween(EVENTS / 3, EVENTS);
    }

    private static List<String> events(List<FilteredLogEvent> events) {
        return events.stream()
                .map(event -> event.logStreamName() + " " + event.timestamp() + " " + event.message())
                .toList();
    }

    /** The records of all but the first part, by the reader that is measured. */
    private List<String> read(URI endpoint, long from) throws IOException {
        try (CloudWatchSource source = CloudWatchSource.builder(StandIn.GROUP)
                .client(logs(endpoint))
                .ec2Client(ec2(endpoint))
                .build()) {
            return FlowLogs.of(source)
                    .query()
                    .between(new TimeRange(Instant.ofEpochMilli(from), Instant.ofEpochSecond(begin + 7200)))
                    .stream()
                    .map(flow -> stream(flow.event()) + " " + flow.toMessage())
                    .toList();
        }
    }

    private static String stream(EventMetadata event) {
        return event.logStream() + " " + event.timestamp();
    }

    private void fill(CloudWatchLogsClient logs, Ec2Client ec2) {
        logs.createLogGroup(request -> request.logGroupName(StandIn.GROUP));
        Map<String, List<InputLogEvent>> streams = pages(logs(standIn), 0, Long.MAX_VALUE >> 8, 10_000).stream()
                .collect(Collectors.groupingBy(
                        FilteredLogEvent::logStreamName, Collectors.mapping(StandInTest::input, Collectors.toList())));
        streams.forEach((name, content) -> {
            logs.createLogStream(request -> request.logGroupName(StandIn.GROUP).logStreamName(name));
            logs.putLogEvents(request ->
                    request.logGroupName(StandIn.GROUP).logStreamName(name).logEvents(content));
        });
        String vpc = ec2.describeVpcs().vpcs().get(0).vpcId();
        ec2.createFlowLogs(request -> request.resourceIds(vpc)
                .resourceType("VPC")
                .trafficType("ALL")
                .logGroupName(StandIn.GROUP)
                .deliverLogsPermissionArn("arn:aws:iam::123456789012:role/flow-logs"));
    }

    private static InputLogEvent input(FilteredLogEvent event) {
        return InputLogEvent.builder()
                .timestamp(event.timestamp())
                .message(event.message())
                .build();
    }
}
