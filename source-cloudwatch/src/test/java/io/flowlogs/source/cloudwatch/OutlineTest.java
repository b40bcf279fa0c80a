package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.FlowLogs;
import io.flowlogs.query.ExpectedUse;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.ReadAmount;
import io.flowlogs.query.SourceExplanation;
import io.flowlogs.record.FlowFields;
import io.flowlogs.testservers.MotoServer;
import io.flowlogs.testservers.NeedsMoto;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** What is said of log groups before an event is asked for. */
@NeedsMoto
class OutlineTest {
    private static final String GROUP = "/vpc/flow-logs";
    private static final Instant HOUR = MotoAccount.recent(ChronoUnit.HOURS, Duration.ofHours(5));
    private static final TimeRange WINDOW = new TimeRange(HOUR, HOUR.plus(Duration.ofHours(2)));

    private final CountedCalls calls = new CountedCalls();
    private MotoAccount account;
    private CloudWatchLogsClient logs;
    private Ec2Client ec2;

    @BeforeEach
    void begin(MotoServer server) {
        account = MotoAccount.at(server);
        account.makeGroup(GROUP);
        logs = account.logsClient(calls);
        ec2 = account.ec2Client(calls);
    }

    @AfterEach
    void end() {
        logs.close();
        ec2.close();
        account.close();
    }

    private CloudWatchSource.Builder source(String group) {
        return CloudWatchSource.builder(group).client(logs).ec2Client(ec2);
    }

    private SourceExplanation explained(CloudWatchSource.Builder builder, FlowPredicate condition) throws IOException {
        return explained(builder, condition, WINDOW);
    }

    private SourceExplanation explained(CloudWatchSource.Builder builder, FlowPredicate condition, TimeRange window)
            throws IOException {
        try (CloudWatchSource source = builder.build()) {
            FlowQuery question = FlowLogs.of(source).query().where(condition).between(window);
            return question.explain().sources().get(0);
        }
    }

    /** Of times before the flow log was made nobody knows the format. */
    private static TimeRange soon() {
        Instant now = Instant.now();
        return new TimeRange(now.plusSeconds(600), now.plusSeconds(1200));
    }

    private void assertNoEventWasAskedFor() {
        assertThat(calls.of(FilterLogEventsRequest.class)).isEmpty();
        assertThat(calls.of(StartQueryRequest.class)).isEmpty();
    }

    private static ExpectedUse use(SourceExplanation found, String name) {
        return Objects.requireNonNull(found.uses()).stream()
                .filter(use -> use.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void conditionsOfAKnownFormatBecomeAPatternAndAPrefix() throws IOException {
        account.makeFlowLog(GROUP, null);
        account.put(GROUP, "eni-0-all", FlowLine.event(HOUR, 1));
        FlowPredicate condition = FlowPredicate.eq(FlowFields.DSTPORT, 22)
                .and(FlowPredicate.eq(FlowFields.INTERFACE_ID, "eni-0a1b2c3d4e5f60001"));

        SourceExplanation found = explained(source(GROUP), condition, soon());

        assertNoEventWasAskedFor();
        assertThat(calls.of(DescribeLogGroupsRequest.class)).hasSize(1);
        assertThat(found.layout()).isEqualTo("1 log group: cwl:/vpc/flow-logs in 1 format of 1 flow log");
        assertThat(found.pushedDown()).hasSize(3);
        assertThat(found.pushedDown().get(0)).isEqualTo("The window is asked for, to the millisecond.");
        assertThat(found.pushedDown().get(1)).startsWith("cwl:/vpc/flow-logs: the filter pattern [f1, f2, f3");
        assertThat(found.pushedDown().get(2)).endsWith("only streams whose names begin with eni-0a1b2c3d4e5f60001");
        assertThat(found.residual()).isEqualTo(condition);
        assertThat(found.total()).isEqualTo(new ReadAmount(1, 0, 1));
        assertThat(found.notices())
                .hasSize(1)
                .first()
                .asString()
                .contains("bytes in all")
                .contains("not known");
        assertThat(found.measures()).containsEntry("pages", 0L).containsEntry("events", 0L);
        assertThat(use(found, "logs:FilterLogEvents").mostUsd()).hasValue(0);
        assertThat(found.mostUsd()).isEmpty();
        assertThat(found.time()).isNull();
    }

    @Test
    void anEmptyWindowTakesTheLeastOfRequests() throws IOException {
        FlowPredicate everything = FlowPredicate.all();
        SourceExplanation all = explained(source(GROUP), everything);
        SourceExplanation patterned = explained(source(GROUP).filterPattern("nothing"), everything);
        assertNoEventWasAskedFor();

        assertThat(use(all, "logs:FilterLogEvents").least()).isEqualTo(requests(source(GROUP)));
        assertThat(use(all, "logs:FilterLogEvents").most()).isEmpty();
        assertThat(use(patterned, "logs:FilterLogEvents").least())
                .isEqualTo(requests(source(GROUP).filterPattern("nothing")));
    }

    private long requests(CloudWatchSource.Builder builder) throws IOException {
        int before = calls.of(FilterLogEventsRequest.class).size();
        try (CloudWatchSource source = builder.build()) {
            FlowLogs.of(source).query().between(WINDOW).count();
        }
        return calls.of(FilterLogEventsRequest.class).size() - (long) before;
    }

    @Test
    void aConditionWithoutAFormatIsSaidToStay() throws IOException {
        SourceExplanation found = explained(source(GROUP), FlowPredicate.eq(FlowFields.DSTPORT, 22));

        assertThat(found.layout()).endsWith("in a format that its lines tell");
        assertThat(found.notices())
                .anyMatch(notice ->
                        notice.contains("no filter pattern is sent, as not all of the window is known for certain"));
    }

    @Test
    void ofManyGroupsAFewAreNamed() throws IOException {
        for (int number = 0; number < 10; number++) {
            account.makeGroup("/vpc/other-" + number);
        }
        SourceExplanation found = explained(source("/vpc/other-*"), FlowPredicate.all());

        assertNoEventWasAskedFor();
        assertThat(found.layout()).startsWith("10 log groups: cwl:/vpc/other-0 ");
        assertThat(found.total()).isEqualTo(new ReadAmount(10, 0, 10));
        assertThat(found.notices()).contains("And 2 more log groups.");
    }

    @Test
    void shareOfBytesIsThatOfTheTime() {
        Instant made = HOUR.minus(Duration.ofHours(8));
        StoredGroup group = new StoredGroup(1000L, made, null, false);
        Instant now = HOUR.plus(Duration.ofHours(2));

        assertThat(group.evenShare(WINDOW, now)).isEqualTo(200);
        assertThat(group.evenShare(TimeRange.ALL, now)).isEqualTo(1000);
        assertThat(group.evenShare(TimeRange.until(made), now)).isZero();
        assertThat(new StoredGroup(1000L, made, Duration.ofHours(4), false).evenShare(WINDOW, now))
                .isEqualTo(500);
        assertThat(new StoredGroup(null, made, null, false).evenShare(WINDOW, now))
                .isEqualTo(-1);
    }
}
