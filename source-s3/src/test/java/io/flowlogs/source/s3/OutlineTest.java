package io.flowlogs.source.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.FlowLogs;
import io.flowlogs.query.DayAmount;
import io.flowlogs.query.ExpectedTime;
import io.flowlogs.query.ExpectedUse;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.ReadAmount;
import io.flowlogs.query.SourceExplanation;
import io.flowlogs.record.FlowFields;
import io.flowlogs.source.SourceOptions;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** What is said of buckets before an object is read. */
class OutlineTest {
    private static final long MIDNIGHT = Instant.parse("2024-06-02T00:00:00Z").getEpochSecond();
    private static final String EU = "eu-west-1";
    private static final String US = "us-east-1";
    private static final String ACCOUNT = "111111111111";
    private static final int SIZE = 1000;

    private StandInBucket bucket;
    private S3Client client;

    @BeforeEach
    void begin() throws IOException {
        bucket = new StandInBucket();
        client = TestClients.of(bucket.endpoint());
    }

    @AfterEach
    void end() {
        client.close();
        bucket.close();
    }

    private void putDays() {
        for (String region : List.of(EU, US)) {
            for (long second = MIDNIGHT - 86_400; second < MIDNIGHT + 86_400; second += 300) {
                String key =
                        Keys.plain(ACCOUNT, region) + Keys.days(second) + Keys.name(ACCOUNT, region, "fl-0a", second);
                // No record could be read of these.
                bucket.put(key, new byte[SIZE], Instant.ofEpochSecond(second + 400));
            }
        }
    }

    private S3Source source(String prefix) throws IOException {
        return S3Source.builder("s3://flow-logs/" + prefix)
                .client(client)
                .slack(Duration.ZERO)
                .build();
    }

    private static SourceExplanation explained(FlowQuery question) {
        return question.explain().sources().get(0);
    }

    private static ExpectedUse use(SourceExplanation found, String name) {
        return Objects.requireNonNull(found.uses()).stream()
                .filter(use -> use.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static TimeRange window(String from, String to) {
        return new TimeRange(Instant.parse(from), Instant.parse(to));
    }

    @Test
    void anHourAroundMidnightIsToldByDayAndNothingIsRead() throws IOException {
        putDays();
        TimeRange window = window("2024-06-01T23:30:00Z", "2024-06-02T00:30:00Z");
        FlowPredicate inEurope = FlowPredicate.eq(FlowFields.REGION, EU);
        SourceExplanation found;
        try (S3Source source = source("")) {
            found = explained(FlowLogs.of(source).query().where(inEurope).between(window));
        }

        assertThat(bucket.gets).isEmpty();
        assertThat(found.layout())
                .isEqualTo("AWS's layout by days: 15; .gz: 15; folders of accounts: 1, of Regions: 2");
        assertThat(found.days())
                .containsExactly(
                        new DayAmount(LocalDate.of(2024, 6, 1), new ReadAmount(6, 6 * SIZE, 0)),
                        new DayAmount(LocalDate.of(2024, 6, 2), new ReadAmount(9, 9 * SIZE, 0)));
        assertThat(found.pushedDown())
                .containsExactly(
                        "The window leaves out folders and names dated outside [2024-06-01T23:30:00Z,"
                                + " 2024-06-02T00:41:00Z), with a slack of 0m, and objects written before.",
                        "The filter leaves out folders and names of Regions other than eu-west-1.");
        assertThat(found.residual()).isEqualTo(inEurope);
        assertThat(found.skipped()).containsEntry("of Regions that the filter excludes", 1L);
        assertThat(found.measures()).containsEntry("get-requests", 0L).containsEntry("objects-ahead", 0L);
    }

    @Test
    void requestsAreThoseThatReadingTakes() throws IOException {
        putDays();
        TimeRange window = window("2024-06-01T10:00:00Z", "2024-06-02T02:00:00Z");
        SourceExplanation found;
        try (S3Source source = source("AWSLogs/")) {
            found = explained(FlowLogs.of(source).query().between(window));
        }
        int listed = bucket.lists.size();
        bucket.lists.clear();
        try (S3Source source = source("AWSLogs/")) {
            Reading.read(source, FlowPredicate.all(), window, 4);
        }

        assertThat(bucket.lists).hasSize(listed);
        assertThat(use(found, "s3:ListObjectsV2").least()).isEqualTo(listed);
        assertThat(use(found, "s3:ListObjectsV2").most()).hasValue(listed);
        assertThat(use(found, "s3:GetObject").least()).isEqualTo(bucket.gets.size());
        assertThat(use(found, "s3:GetObject").most()).hasValue(bucket.gets.size());
        assertThat(use(found, "transfer").most()).hasValue((long) bucket.gets.size() * SIZE);
    }

    @Test
    void costIsThatOfThePriceTable() throws IOException {
        putDays();
        SourceExplanation found;
        try (S3Source source = source("AWSLogs/")) {
            found = explained(FlowLogs.of(source).query().between(TimeRange.ALL));
        }
        long lists = bucket.lists.size();
        long gets = 2 * 2 * 288;
        double requests = lists * 0.005 / 1000 + gets * 0.0004 / 1000;

        assertThat(found.leastUsd().getAsDouble()).isCloseTo(requests, Offset.offset(1e-12));
        assertThat(found.mostUsd().getAsDouble())
                .isCloseTo(requests + gets * SIZE * 0.09 / (1 << 30), Offset.offset(1e-12));
        assertThat(use(found, "s3:GetObject").basis())
                .contains("us-east-1, November 2026")
                .contains("S3 Standard");
        ExpectedTime time = Objects.requireNonNull(found.time());
        assertThat(time.least()).isPositive().isLessThan(time.most());
    }

    @Test
    void pricesMayBeGiven() throws IOException {
        putDays();
        S3SourceProvider provider = new S3SourceProvider();
        S3Prices given = S3Prices.of(SourceOptions.parse(
                provider.options(), Map.of("price-list", "0.0054", "price-get", "0", "price-transfer", "0.02")));
        try (S3Source source = S3Source.builder("s3://flow-logs/AWSLogs/")
                .client(client)
                .prices(given)
                .build()) {
            SourceExplanation found = explained(FlowLogs.of(source).query().between(TimeRange.ALL));

            assertThat(use(found, "s3:ListObjectsV2").basis()).contains("$0.0054 as given");
            assertThat(use(found, "s3:GetObject").mostUsd()).hasValue(0);
            assertThat(use(found, "transfer").mostUsd().getAsDouble())
                    .isCloseTo(2 * 2 * 288 * SIZE * 0.02 / (1 << 30), Offset.offset(1e-12));
        }
        assertThatThrownBy(() -> SourceOptions.parse(provider.options(), Map.of("price-get", "cheap")))
                .hasMessageContaining("expected US dollars such as 0.005");
    }

    @Test
    void listsThatAreKeptMakeTheirNumberALeast() throws IOException {
        putDays();
        TimeRange window = window("2024-06-01T10:00:00Z", "2024-06-01T11:00:00Z");
        try (S3Source source = source("AWSLogs/")) {
            FlowQuery question = FlowLogs.of(source).query().between(window);
            explained(question);
            ExpectedUse again = use(explained(question), "s3:ListObjectsV2");

            assertThat(again.least()).isZero();
            assertThat(again.most()).isEmpty();
        }
    }

    @Test
    void anObjectThatWasNamedIsToldByItsName() throws IOException {
        String name = Keys.name(ACCOUNT, EU, "fl-0a", MIDNIGHT);
        bucket.put("copied/" + name, new byte[SIZE], Instant.ofEpochSecond(MIDNIGHT));
        try (S3Source source = source("copied/" + name)) {
            SourceExplanation found = explained(FlowLogs.of(source).query());

            assertThat(found.days())
                    .containsExactly(new DayAmount(LocalDate.of(2024, 6, 2), new ReadAmount(1, SIZE, 0)));
            assertThat(found.layout()).isEqualTo("AWS's names in other folders: 1; .gz: 1");
            assertThat(found.pushedDown()).isEmpty();
        }
        assertThat(bucket.gets).isEmpty();
    }

    @Test
    void severalLayoutsAreToldApart() throws IOException {
        String name = Keys.name(ACCOUNT, EU, "fl-0a", MIDNIGHT);
        for (String folder : List.of(
                Keys.plain(ACCOUNT, EU) + Keys.days(MIDNIGHT),
                "hours/" + Keys.plain(ACCOUNT, EU) + Keys.hours(MIDNIGHT),
                "hive/" + Keys.hive(ACCOUNT, EU, "aws-service") + Keys.hiveHours(MIDNIGHT),
                "firehose/" + Keys.hours(MIDNIGHT))) {
            bucket.put(folder + name, new byte[SIZE], Instant.ofEpochSecond(MIDNIGHT));
        }
        bucket.put("else/where.parquet", new byte[SIZE], Instant.ofEpochSecond(MIDNIGHT));
        try (S3Source source = source("")) {
            SourceExplanation found = explained(FlowLogs.of(source).query().between(TimeRange.ALL));

            assertThat(found.layout())
                    .startsWith("AWS's layout by days: 1, AWS's layout by hours: 1, AWS's layout by hours, for Hive: 1,"
                            + " folders of other times by hours: 1, no layout that is known: 1; .gz: 4, .parquet: 1");
            assertThat(use(found, "s3:GetObject").most()).isEqualTo(OptionalLong.empty());
            assertThat(use(found, "transfer").least()).isZero();
        }
        assertThat(bucket.gets).isEmpty();
    }

    @Test
    void largeTextsMayTakeSeveralRequests() throws IOException {
        bucket.put("large.log", new byte[33 << 20], Instant.ofEpochSecond(MIDNIGHT));
        try (S3Source source = source("")) {
            ExpectedUse gets = use(explained(FlowLogs.of(source).query().between(TimeRange.ALL)), "s3:GetObject");

            assertThat(gets.least()).isEqualTo(1);
            assertThat(gets.most()).hasValue(1 + 2 * 5);
        }
    }

    @Test
    void aWindowWithNothingSaysSo() throws IOException {
        putDays();
        try (S3Source source = source("AWSLogs/")) {
            SourceExplanation found = explained(
                    FlowLogs.of(source).query().between(window("2030-01-01T00:00:00Z", "2030-01-02T00:00:00Z")));

            assertThat(found.total()).isEqualTo(ReadAmount.NONE);
            assertThat(found.layout()).startsWith("no object for this question");
            assertThat(found.notices()).hasSize(1).first().asString().contains("no object for the window");
        }
    }
}
