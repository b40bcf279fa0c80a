package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.FlowLogs;
import io.flowlogs.gen.GenerationOptions;
import io.flowlogs.gen.Ledger;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowRecords;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.EventMetadata;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.testservers.MotoServer;
import io.flowlogs.testservers.NeedsMoto;
import io.flowlogs.value.FlowAction;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** What is read of log groups that a real server has. */
@NeedsMoto
class ReadingTest {
    private static final String GROUP = "/vpc/flow-logs";
    private static final Instant HOUR = MotoAccount.recent(ChronoUnit.HOURS, Duration.ofHours(30));
    private static final TimeRange DAYS = new TimeRange(HOUR.minus(Duration.ofDays(2)), HOUR.plus(Duration.ofDays(3)));

    private MotoAccount account;

    @BeforeEach
    void begin(MotoServer server) {
        account = MotoAccount.at(server);
        account.makeGroup(GROUP);
    }

    @AfterEach
    void end() {
        account.close();
    }

    private static GenerationOptions.Builder generated() {
        return GenerationOptions.builder()
                .startEpochSecond(HOUR.getEpochSecond())
                .windows(60)
                .interfaces(20)
                .seed(7);
    }

    private List<FlowRecord> read(String location, Map<String, String> options, UnaryOperator<FlowQuery> question) {
        try (FlowLogs flowLogs = FlowLogs.open(location, options);
                FlowRecords records =
                        question.apply(flowLogs.query().between(DAYS)).records()) {
            List<FlowRecord> read = new ArrayList<>();
            records.forEach(read::add);
            return read;
        }
    }

    private List<FlowRecord> read(UnaryOperator<FlowQuery> question) {
        return read("cwl:" + GROUP, account.options(), question);
    }

    private List<Integer> ports(String location, Map<String, String> options, UnaryOperator<FlowQuery> question) {
        return read(location, options, question).stream()
                .map(FlowRecord::getSrcPort)
                .toList();
    }

    private List<Integer> ports(UnaryOperator<FlowQuery> question) {
        return ports("cwl:" + GROUP, account.options(), question);
    }

    @Test
    void recordsAreThoseOfTheServerEachOnceInTheOrderOfTimeWithTheirEventsHoweverManyThreadsRead() {
        Ledger ledger = account.fill(GROUP, generated().lines(25_000).build());
        List<FilteredLogEvent> events = account.events(GROUP);
        for (int threads : List.of(1, 16)) {
            List<FlowRecord> records = read(query -> query.parallelism(threads));
            assertThat(records).hasSize(Math.toIntExact(ledger.records()));
            assertThat(records).map(FlowRecord::event).isEqualTo(mapped(events, MotoAccount::metadata));
            assertThat(records).map(FlowRecord::toMessage).isEqualTo(mapped(events, FilteredLogEvent::message));
        }
    }

    private static <T> List<T> mapped(List<FilteredLogEvent> events, Function<FilteredLogEvent, T> function) {
        return events.stream().map(function).toList();
    }

    @Test
    void aWindowIsCutIntoRangesOfAboutAPage() {
        account.fill(GROUP, generated().lines(25_000).build());
        try (FlowLogs flowLogs = FlowLogs.open("cwl:" + GROUP, account.options())) {
            ScanStatistics read = flowLogs.query()
                    .between(HOUR, HOUR.plus(Duration.ofHours(1)))
                    .parallelism(4)
                    .count();
            assertThat(read.records()).isEqualTo(25_000);
            assertThat(read.splitsPlanned()).isBetween(4L, 20L);
            assertThat(read.measures().get("pages")).isBetween(read.splitsPlanned(), 2 * read.splitsPlanned() + 2);
            assertThat(read.measures()).containsEntry("events", 25_000L).containsEntry("duplicate-events", 0L);
        }
    }

    @Test
    void aWindowIsHalfOpenToTheMillisecond() {
        Instant from = HOUR.plusMillis(250);
        Instant to = HOUR.plusSeconds(90).plusMillis(750);
        account.put(
                GROUP,
                "eni-0-all",
                FlowLine.event(from.minusMillis(1), 1),
                FlowLine.event(from, 2),
                FlowLine.event(from.plusMillis(1), 3),
                FlowLine.event(to.minusMillis(1), 4),
                FlowLine.event(to, 5),
                FlowLine.event(to.plusMillis(1), 6));
        assertThat(ports(query -> query.between(from, to))).containsExactly(2, 3, 4);
        assertThat(ports(query -> query.between(from.plusNanos(1), to.plusNanos(1))))
                .containsExactly(3, 4, 5);
        assertThat(ports(query -> query.between(from, from))).isEmpty();
        assertThat(ports(query -> query.between(from, from.plusMillis(1)))).containsExactly(2);
    }

    @Test
    void allOfTimeIsReadWhereAllOfTimeIsAskedFor() {
        Instant early = MotoAccount.recent(ChronoUnit.MINUTES, Duration.ofDays(13));
        Instant ahead = MotoAccount.recent(ChronoUnit.MINUTES, Duration.ofMinutes(-100));
        account.put(GROUP, "eni-0-all", FlowLine.event(early, 1), FlowLine.event(HOUR, 2), FlowLine.event(ahead, 3));
        assertThat(ports(query -> query.between(TimeRange.ALL))).containsExactly(1, 2, 3);
    }

    @Test
    void anEmptyGroupHasNoRecords() {
        assertThat(read(query -> query.parallelism(4))).isEmpty();
    }

    @Test
    void aFilterIsAppliedWhateverTheServerMakesOfThePattern() {
        account.makeFlowLog(GROUP, null);
        Ledger ledger = account.fill(GROUP, generated().lines(2_000).build());
        FlowPredicate rejected = FlowPredicate.eq(FlowFields.ACTION, FlowAction.REJECT);
        assertThat(read(query -> query.where(rejected))).hasSize(Math.toIntExact(ledger.rejectedRecords()));
        String oneInterface = read(query -> query.limit(1)).get(0).getInterfaceId();
        assertThat(read(query -> query.where(FlowPredicate.eq(FlowFields.INTERFACE_ID, oneInterface))))
                .hasSameSizeAs(events(event -> event.logStreamName().startsWith(oneInterface)));
    }

    private List<FilteredLogEvent> events(Predicate<FilteredLogEvent> wanted) {
        return account.events(GROUP).stream().filter(wanted).toList();
    }

    @Test
    void aPatternOfTheUserIsSentAsItIs() {
        Ledger ledger = account.fill(GROUP, generated().lines(2_000).build());
        assertThat(read("cwl:" + GROUP, account.options("filter-pattern", "REJECT"), query -> query))
                .hasSize(Math.toIntExact(ledger.rejectedRecords()));
    }

    @Test
    void aLimitTakesTheFirstRecordsAndFewEvents() {
        account.fill(GROUP, generated().lines(5_000).build());
        List<EventMetadata> first = account.events(GROUP).stream()
                .limit(5)
                .map(MotoAccount::metadata)
                .toList();
        try (FlowLogs flowLogs = FlowLogs.open("cwl:" + GROUP, account.options());
                FlowRecords records =
                        flowLogs.query().between(DAYS).limit(5).parallelism(1).records()) {
            assertThat(records).map(FlowRecord::event).isEqualTo(first);
            assertThat(records.statistics().measures().get("events")).isLessThan(1_000);
        }
    }

    @Test
    void groupsAreReadOneAfterAnother() {
        account.makeGroup("other");
        account.put("other", "eni-0-all", FlowLine.event(HOUR, 1), FlowLine.event(HOUR.plusSeconds(60), 2));
        account.put(GROUP, "eni-0-all", FlowLine.event(HOUR.plusSeconds(1), 3));
        try (FlowLogs flowLogs = FlowLogs.open(List.of("cwl:other", "cwl:" + GROUP), account.options());
                Stream<FlowRecord> records = flowLogs.query().between(DAYS).stream()) {
            assertThat(records).map(FlowRecord::getSrcPort).containsExactly(1, 2, 3);
        }
    }

    @Test
    void aPatternOfNamesReadsEveryGroupThatFitsAndNoOther() {
        int groups = 60; // More than moto lists at once.
        IntStream.range(0, groups).forEach(i -> {
            account.makeGroup("/flows/" + (10 + i) + "/eu");
            account.put("/flows/" + (10 + i) + "/eu", "eni-0-all", FlowLine.event(HOUR, 10 + i));
        });
        account.put(GROUP, "eni-0-all", FlowLine.event(HOUR, 1));
        account.makeGroup("/flows/10/us");
        account.put("/flows/10/us", "eni-0-all", FlowLine.event(HOUR, 2));
        assertThat(ports("cwl:/flows/*/eu", account.options(), query -> query))
                .isEqualTo(IntStream.range(10, 10 + groups).boxed().toList());
        assertThat(ports("cwl:/flows/1?/eu", account.options(), query -> query))
                .isEqualTo(IntStream.range(10, 20).boxed().toList());
        assertThat(ports("cwl:*/us", account.options(), query -> query)).containsExactly(2);
    }

    @Test
    void namesMayHaveAllCharactersThatAwsAllows() {
        String odd = "Ab-0_./#z";
        account.makeGroup(odd);
        account.put(odd, "eni-0-all", FlowLine.event(HOUR, 1));
        assertThat(ports("cwl:" + odd, account.options(), query -> query)).containsExactly(1);
        assertThat(ports("cloudwatch:" + odd, account.options(), query -> query))
                .containsExactly(1);
    }

    @Test
    void onlyNamedStreamsAreReadHoweverManyAreNamed() {
        for (int stream = 0; stream < 130; stream++) {
            account.put(GROUP, "eni-" + stream + "-all", FlowLine.event(HOUR.plusSeconds(stream), stream));
        }
        String names = String.join(
                ", ", IntStream.range(0, 120).mapToObj(i -> "eni-" + i + "-all").toList());
        assertThat(ports("cwl:" + GROUP, account.options("streams", names), query -> query.parallelism(4)))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 120).boxed().toList());
        assertThat(ports("cwl:" + GROUP, account.options("streams", "eni-7-all"), query -> query))
                .containsExactly(7);
    }

    /** Moto does not look at the prefix; that it is sent is seen elsewhere. */
    @Test
    void aStreamPrefixLosesNothing() {
        account.put(GROUP, "eni-7-all", FlowLine.event(HOUR, 7));
        assertThat(ports("cwl:" + GROUP + ":eni-7", account.options(), query -> query))
                .contains(7);
        assertThat(ports("cwl:" + GROUP, account.options("stream-prefix", "eni-7"), query -> query))
                .contains(7);
    }

    @Test
    void aWindowOfIngestionTakesWhatWasIngestedInItWheneverItBegan() {
        Instant recent = MotoAccount.recent(ChronoUnit.SECONDS, Duration.ofMinutes(50));
        account.put(
                GROUP, "eni-0-all", FlowLine.event(recent, 1), FlowLine.event(recent.minus(Duration.ofHours(1)), 2));
        putUntilIngestedLater(recent);
        List<FilteredLogEvent> events = account.events(GROUP);
        Instant later = Instant.ofEpochMilli(
                events.stream().mapToLong(FilteredLogEvent::ingestionTime).max().orElseThrow());
        Map<String, String> byIngestion = account.options("by", "ingestion");
        TimeRange before = new TimeRange(later.minus(Duration.ofHours(1)), later);
        assertThat(ports("cwl:" + GROUP, byIngestion, query -> query.between(before)))
                .containsExactlyInAnyOrderElementsOf(portsOf(events, before));
        TimeRange then = new TimeRange(later, later.plusMillis(1));
        assertThat(ports("cwl:" + GROUP, byIngestion, query -> query.between(then)))
                .containsExactlyInAnyOrderElementsOf(portsOf(events, then))
                .contains(3);
    }

    private void putUntilIngestedLater(Instant start) {
        account.put(GROUP, "eni-0-all", FlowLine.event(start, 3));
        List<FilteredLogEvent> events = account.events(GROUP);
        boolean sameMillisecond =
                events.stream().map(FilteredLogEvent::ingestionTime).distinct().count() == 1;
        if (sameMillisecond) {
            putUntilIngestedLater(start);
        }
    }

    private static List<Integer> portsOf(List<FilteredLogEvent> events, TimeRange ingested) {
        return events.stream()
                .filter(event -> ingested.contains(Instant.ofEpochMilli(event.ingestionTime())))
                .map(event -> Integer.valueOf(event.message().split(" ", -1)[5]))
                .toList();
    }

    @Test
    void theLagSaysHowLongBeforeItsIngestionAnEventMayHaveBegun() throws IOException {
        Instant start = MotoAccount.recent(ChronoUnit.SECONDS, Duration.ofHours(3));
        account.put(GROUP, "eni-0-all", FlowLine.event(start, 1));
        TimeRange justNow = TimeRange.since(start.plus(Duration.ofMinutes(170)));
        Map<String, String> options = account.options("by", "ingestion");
        assertThat(ports("cwl:" + GROUP, options, query -> query.between(justNow)))
                .isEmpty();
        options.put("lag", "4h");
        assertThat(ports("cwl:" + GROUP, options, query -> query.between(justNow)))
                .containsExactly(1);
        try (CloudWatchSource source =
                        builder().byIngestion(Duration.ofHours(4)).build();
                Stream<FlowRecord> records = FlowLogs.of(source).query().between(justNow).stream()) {
            assertThat(records).hasSize(1);
        }
    }

    private CloudWatchSource.Builder builder() {
        return CloudWatchSource.builder(GROUP)
                .region(MotoAccount.REGION)
                .endpoint(URI.create(account.options().get("endpoint-url")));
    }

    @Test
    void withoutAWindowTheLastHourByTheSourcesClockIsRead() throws IOException {
        Instant now = HOUR.plusMillis(400);
        account.put(
                GROUP,
                "eni-0-all",
                FlowLine.event(HOUR.minusSeconds(3601), 1),
                FlowLine.event(HOUR.minusSeconds(3600), 2),
                FlowLine.event(HOUR.minusSeconds(1), 3),
                FlowLine.event(HOUR, 4));
        try (CloudWatchSource source =
                        builder().clock(Clock.fixed(now, ZoneOffset.UTC)).build();
                Stream<FlowRecord> records = FlowLogs.of(source).query().stream()) {
            assertThat(records).map(FlowRecord::getSrcPort).containsExactly(2, 3);
        }
    }

    @Test
    void aSourceAnswersSeveralQuestionsAtOnce() throws Exception {
        account.fill(GROUP, generated().lines(3_000).build());
        try (FlowLogs flowLogs = FlowLogs.open("cwl:" + GROUP, account.options())) {
            FlowQuery query = flowLogs.query().between(DAYS).parallelism(2);
            long[] counts = new long[3];
            List<Thread> threads = IntStream.range(0, counts.length)
                    .mapToObj(i -> new Thread(() -> counts[i] = query.count().records()))
                    .toList();
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(Arrays.stream(counts)).containsOnly(3_000L);
        }
    }
}
