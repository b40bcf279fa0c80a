package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import io.flowlogs.FlowLogs;
import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.ScanObserver;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.testservers.MotoServer;
import io.flowlogs.testservers.NeedsMoto;
import io.flowlogs.value.IpAddress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsRequest;

/** Where the format of lines is found: with the user, with the flow logs that write to the group, in the lines. */
@NeedsMoto
class FlowLogFormatsTest {
    private static final String GROUP = "/vpc/flow-logs";
    private static final String STREAM = "eni-0-all";
    private static final Instant MINUTE = MotoAccount.recent(ChronoUnit.MINUTES, Duration.ofHours(2));
    private static final String SOURCE_FIRST = "${srcaddr} ${dstaddr} ${start} ${bytes}";
    private static final String DESTINATION_FIRST = "${dstaddr} ${srcaddr} ${start} ${bytes}";
    private static final String WITH_VPC = "${vpc-id} ${srcaddr} ${dstaddr} ${start}";

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

    private void put(String stream, String... lines) {
        for (String line : lines) {
            account.put(GROUP, stream, MotoAccount.event(MINUTE, line.replace("START", "" + MINUTE.getEpochSecond())));
        }
    }

    private List<FlowRecord> read(UnaryOperator<FlowQuery> question) {
        try (FlowLogs flowLogs = FlowLogs.open("cwl:" + GROUP, account.options());
                Stream<FlowRecord> records =
                        question.apply(flowLogs.query().between(MINUTE, MINUTE.plusSeconds(60))).stream()) {
            return records.toList();
        }
    }

    private List<String> sources() {
        return read(query -> query).stream()
                .map(flowRecord -> String.valueOf(flowRecord.getSrcAddr()))
                .toList();
    }

    @Test
    void theFormatOfTheFlowLogIsUsed() {
        account.makeFlowLog(GROUP, DESTINATION_FIRST);
        put(STREAM, "10.0.0.2 10.0.0.1 START 40", "- - START -");
        List<FlowRecord> records = read(query -> query);
        assertThat(records).map(FlowRecord::format).containsOnly(FlowLogFormat.parse(DESTINATION_FIRST));
        assertThat(records.get(0).getSrcAddr()).hasToString("10.0.0.1");
        assertThat(records.get(0).getBytes()).isEqualTo(40);
        assertThat(records.get(1).getSrcAddr()).isNull();
    }

    @Test
    void theFormatOfAFlowLogThatWritesElsewhereIsNot() {
        account.makeFlowLog("/another/group", DESTINATION_FIRST);
        account.makeFlowLog(GROUP + "-2", DESTINATION_FIRST);
        put(STREAM, FlowLine.at(MINUTE, 7));
        assertThat(read(query -> query)).map(FlowRecord::format).containsOnly(FlowLogFormat.DEFAULT);
    }

    @Test
    void flowLogsOfTheSameFormatAreNoReasonForDoubt() {
        account.makeFlowLog(GROUP, DESTINATION_FIRST);
        account.makeFlowLog(GROUP, DESTINATION_FIRST);
        put(STREAM, "10.0.0.2 10.0.0.1 START 40");
        assertThat(sources()).containsExactly("10.0.0.1");
    }

    @Test
    void everyLineHasTheOneOfSeveralFormatsThatItFits() {
        account.makeFlowLog(GROUP, DESTINATION_FIRST);
        account.makeFlowLog(GROUP, WITH_VPC);
        account.makeFlowLog(GROUP, null);
        put(STREAM, "10.0.0.2 10.0.0.1 START 40", "vpc-0a 10.0.0.3 10.0.0.4 START", FlowLine.at(MINUTE, 7));
        put(STREAM, "10.0.0.6 10.0.0.5 START 40", "vpc-0a 10.0.0.7 10.0.0.8 START");
        assertThat(sources()).containsExactly("10.0.0.1", "10.0.0.3", "192.0.2.1", "10.0.0.5", "10.0.0.7");
    }

    @Test
    void aLineThatSeveralFormatsFitIsRefusedNamingThem() {
        String first = account.makeFlowLog(GROUP, SOURCE_FIRST);
        String second = account.makeFlowLog(GROUP, DESTINATION_FIRST);
        put(STREAM, "10.0.0.2 10.0.0.1 START 40");
        assertThatThrownBy(this::sources)
                .isInstanceOf(FlowSourceException.class)
                .hasMessageContaining("'" + SOURCE_FIRST + "' of " + first)
                .hasMessageContaining("'" + DESTINATION_FIRST + "' of " + second)
                .hasMessageContaining("--format")
                .hasMessageContaining("--streams");
    }

    @Test
    void aLineWithoutTrafficIsNoReasonToRefuseTheOthers() {
        account.makeFlowLog(GROUP, SOURCE_FIRST);
        account.makeFlowLog(GROUP, DESTINATION_FIRST);
        put(STREAM, "- - START -");
        ScanStatistics read = count(query -> query.onMalformed(MalformedRecordPolicy.REPORT));
        assertThat(read.malformed()).isEqualTo(1);
        assertThat(read.records()).isZero();
    }

    private ScanStatistics count(UnaryOperator<FlowQuery> question) {
        try (FlowLogs flowLogs = FlowLogs.open("cwl:" + GROUP, account.options())) {
            return question.apply(flowLogs.query().between(MINUTE, MINUTE.plusSeconds(60)))
                    .count();
        }
    }

    @Test
    void theFlowLogOfAnInterfaceSpeaksForTheStreamOfThatInterfaceOnly() {
        String mine = account.makeInterfaceFlowLog(GROUP, SOURCE_FIRST);
        String other = account.makeInterfaceFlowLog(GROUP, DESTINATION_FIRST);
        put(mine + "-all", "10.0.0.1 10.0.0.2 START 40");
        put(other + "-all", "10.0.0.4 10.0.0.3 START 40");
        assertThat(sources()).containsExactlyInAnyOrder("10.0.0.1", "10.0.0.3");
    }

    @Test
    void aLineOfNoKnownFormatIsMalformed() {
        account.makeFlowLog(GROUP, DESTINATION_FIRST);
        account.makeFlowLog(GROUP, WITH_VPC);
        put(STREAM, "10.0.0.2 10.0.0.1 START 40", "of a flow log that was deleted");
        ScanStatistics read = count(query -> query.onMalformed(MalformedRecordPolicy.REPORT));
        assertThat(read.malformed()).isEqualTo(1);
        assertThat(read.records()).isEqualTo(1);
    }

    @Test
    void noRecordsAreLostToAPatternWhereThereAreSeveralFormats() {
        account.makeFlowLog(GROUP, DESTINATION_FIRST);
        account.makeFlowLog(GROUP, WITH_VPC);
        put(STREAM, "10.0.0.2 10.0.0.1 START 40", "vpc-0a 10.0.0.1 10.0.0.4 START");
        FlowPredicate condition = FlowPredicate.eq(FlowFields.SRCADDR, IpAddress.parse("10.0.0.1"));
        CountedCalls calls = new CountedCalls();
        try (CloudWatchLogsClient logs = account.logsClient(calls);
                Ec2Client ec2 = account.ec2Client();
                CloudWatchSource source = source(logs, ec2)) {
            assertThat(FlowLogs.of(source)
                            .query()
                            .between(MINUTE, MINUTE.plusSeconds(60))
                            .where(condition)
                            .count()
                            .matched())
                    .isEqualTo(2);
            assertThat(calls.of(FilterLogEventsRequest.class))
                    .isNotEmpty()
                    .allSatisfy(request -> assertThat(request.filterPattern()).isNull());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static CloudWatchSource source(CloudWatchLogsClient logs, Ec2Client ec2) throws IOException {
        return CloudWatchSource.builder(GROUP).client(logs).ec2Client(ec2).build();
    }

    @Test
    void withoutAFlowLogTheDefaultFormatIsToldByTheLines() {
        put(STREAM, FlowLine.at(MINUTE, 7), FlowLine.at(MINUTE, 8));
        assertThat(read(query -> query)).map(FlowRecord::format).containsOnly(FlowLogFormat.DEFAULT);
    }

    @Test
    void withoutAFlowLogCustomFormatsHaveToBeNamed() {
        put(STREAM, "10.0.0.2 10.0.0.1 START 40");
        assertThatThrownBy(this::sources)
                .isInstanceOf(FlowSourceException.class)
                .hasMessageContaining("--format");
        FlowLogFormat named = FlowLogFormat.parse(SOURCE_FIRST);
        assertThat(read(query -> query.format(named))).map(FlowRecord::format).containsOnly(named);
    }

    @Test
    void whatTheUserSaysGoesBeforeWhatTheFlowLogSays() {
        account.makeFlowLog(GROUP, DESTINATION_FIRST);
        put(STREAM, "10.0.0.2 10.0.0.1 START 40");
        FlowLogFormat said = FlowLogFormat.parse(SOURCE_FIRST);
        assertThat(read(query -> query.format(said)))
                .singleElement()
                .satisfies(flowRecord -> assertThat(flowRecord.getSrcAddr()).hasToString("10.0.0.2"));
    }

    @Test
    void whatTheUserSaysSettlesWhatIsAmbiguous() {
        account.makeFlowLog(GROUP, SOURCE_FIRST);
        account.makeFlowLog(GROUP, DESTINATION_FIRST);
        put(STREAM, "10.0.0.2 10.0.0.1 START 40");
        assertThat(read(query -> query.format(FlowLogFormat.parse(DESTINATION_FIRST))))
                .singleElement()
                .satisfies(flowRecord -> assertThat(flowRecord.getSrcAddr()).hasToString("10.0.0.1"));
    }

    @Test
    void flowLogsAreAskedForOnceAndOnlyWhereNobodySaidTheFormat() throws IOException {
        account.makeFlowLog(GROUP, DESTINATION_FIRST);
        put(STREAM, "10.0.0.2 10.0.0.1 START 40");
        CountedCalls calls = new CountedCalls();
        try (Ec2Client ec2 = account.ec2Client(calls);
                CloudWatchSource source = source(account.logs(), ec2)) {
            FlowQuery query = FlowLogs.of(source).query().between(MINUTE, MINUTE.plusSeconds(60));
            assertThat(query.format(FlowLogFormat.parse(SOURCE_FIRST)).count().records())
                    .isEqualTo(1);
            assertThat(calls.of(DescribeFlowLogsRequest.class)).isEmpty();
            assertThat(query.count().records()).isEqualTo(1);
            assertThat(query.parallelism(4).count().records()).isEqualTo(1);
            assertThat(calls.of(DescribeFlowLogsRequest.class)).hasSize(1);
        }
    }

    @Test
    void answersAreAskedForAgainWhenTheyAreOld() throws IOException {
        String before = account.makeFlowLog(GROUP, DESTINATION_FIRST);
        AtomicLong nanos = new AtomicLong();
        Ticker ticker = nanos::get;
        try (Ec2Client ec2 = account.ec2Client()) {
            FormatLookup lookup = new FormatLookup(() -> ec2, () -> null, ticker);
            LogGroup group = new LogGroup(GROUP);
            assertThat(lookup.of(group).only()).isEqualTo(FlowLogFormat.parse(DESTINATION_FIRST));
            account.deleteFlowLog(before);
            account.makeFlowLog(GROUP, SOURCE_FIRST);
            nanos.addAndGet(FormatLookup.KEPT.toNanos() - 1);
            assertThat(lookup.of(group).only()).isEqualTo(FlowLogFormat.parse(DESTINATION_FIRST));
            nanos.addAndGet(1);
            assertThat(lookup.of(group).only()).isEqualTo(FlowLogFormat.parse(SOURCE_FIRST));
        }
    }

    @Test
    void aFlowLogWithFieldsThatAreNewIsReadAllTheSame() {
        account.makeFlowLog(GROUP, "${srcaddr} ${next-big-thing} ${start}");
        put(STREAM, "10.0.0.1 huge START");
        assertThat(sources()).containsExactly("10.0.0.1");
    }

    @Test
    void theUserIsNotToldWhatIsAsExpected() {
        account.makeFlowLog(GROUP, DESTINATION_FIRST);
        put(STREAM, "10.0.0.2 10.0.0.1 START 40");
        List<String> notices = new ArrayList<>();
        read(query -> query.observedBy(new ScanObserver() {
            @Override
            public void notice(String message) {
                notices.add(message);
            }
        }));
        assertThat(notices).isEmpty();
    }

    @Test
    void ofAGroupOfAnotherAccountOnesOwnFlowLogsSayNothing() throws IOException {
        account.makeFlowLog(GROUP, DESTINATION_FIRST);
        LogGroup theirs = new LogGroup("arn:aws:logs:eu-west-1:999999999999:log-group:" + GROUP);
        LogGroup mine = new LogGroup("arn:aws:logs:eu-west-1:" + MotoAccount.ID + ":log-group:" + GROUP);
        try (Ec2Client ec2 = account.ec2Client()) {
            FormatLookup lookup = new FormatLookup(() -> ec2, () -> MotoAccount.ID, Ticker.systemTicker());
            assertThat(lookup.of(theirs).flowLogs()).isEmpty();
            assertThat(lookup.of(theirs).notice()).contains("another account").contains("--format");
            assertThat(lookup.of(mine).only()).isEqualTo(FlowLogFormat.parse(DESTINATION_FIRST));
        }
    }
}
