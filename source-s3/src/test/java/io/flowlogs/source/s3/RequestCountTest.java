package io.flowlogs.source.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.source.s3.Reading.Answer;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** What a question costs in requests, of a bucket with 90 days of three accounts in two Regions, a file every five minutes. */
class RequestCountTest {
    private static final List<String> ACCOUNTS = List.of("111111111111", "222222222222", "333333333333");
    private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1");
    private static final long BEGIN = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();
    private static final int FILES = 90 * 288;

    private static StandInBucket bucket;
    private static S3Client client;

    @BeforeAll
    static void fill() throws IOException {
        bucket = new StandInBucket();
        client = TestClients.of(bucket.endpoint());
        for (String account : ACCOUNTS) {
            for (String region : REGIONS) {
                for (int file = 0; file < FILES; file++) {
                    put(account, region, BEGIN + file * 300L);
                }
            }
        }
        bucket.put("AWSLogs/111111111111/CloudTrail/eu-west-1/2024/01/01/trail.json.gz", "{}");
    }

    private static void put(String account, String region, long second) {
        String key = Keys.plain(account, region) + Keys.days(second) + Keys.name(account, region, "fl-0a", second);
        String line = Keys.record(account, region, 1, second, second + 60);
        byte[] content = (Keys.HEADER + "\n" + line + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        bucket.put(key, content, Instant.ofEpochSecond(second + 400));
    }

    @AfterAll
    static void stop() {
        client.close();
        bucket.close();
    }

    @BeforeEach
    void forget() {
        bucket.lists.clear();
        bucket.gets.clear();
    }

    private static S3Source source(String location) throws IOException {
        return S3Source.builder(location).client(client).slack(Duration.ZERO).build();
    }

    private static TimeRange window(String from, Duration length) {
        return new TimeRange(Instant.parse(from), Instant.parse(from).plus(length));
    }

    @Test
    void anHourOfAQuarterOfAYearListsADayOfEachRegionAndGetsWhatMayHoldIt() throws IOException {
        assertThat(bucket.objects).hasSizeGreaterThan(155_000);
        try (S3Source source = source("s3://flow-logs")) {
            Answer answer =
                    Reading.read(source, FlowPredicate.all(), window("2024-02-29T10:00:00Z", Duration.ofHours(1)), 4);

            // 12 files of the hour, and 3 for records that go on for up to eleven minutes.
            assertThat(answer.lines()).hasSize(6 * 12);
            assertThat(bucket.gets).hasSize(6 * 15).doesNotHaveDuplicates();
            // The bucket, AWSLogs, three accounts, three services, and the day of each Region.
            assertThat(bucket.lists).hasSize(1 + 1 + 3 + 3 + 6).doesNotHaveDuplicates();
            assertThat(answer.statistics().measures())
                    .containsEntry("list-requests", 14L)
                    .containsEntry("get-requests", 90L)
                    .containsEntry("objects", 90L)
                    .containsEntry("retries", 0L)
                    .containsEntry("resumed", 0L);
            assertThat(answer.statistics().skipped())
                    .isEqualTo(Map.of("folders of other services", 1L, "outside the window", 6L * (288 - 15)));
        }
    }

    @Test
    void asAskedAgainNothingIsListedAgain() throws IOException {
        try (S3Source source = source("s3://flow-logs/AWSLogs/")) {
            TimeRange window = window("2024-02-29T10:00:00Z", Duration.ofHours(1));
            List<String> first = Reading.plan(source, Reading.request(window)).names();
            int lists = bucket.lists.size();

            assertThat(Reading.plan(source, Reading.request(window)).names()).isEqualTo(first);
            assertThat(bucket.lists).hasSize(lists);
        }
    }

    @Test
    void anAnswerTellsWhatItTookByItself() throws IOException {
        try (S3Source source = source("s3://flow-logs/AWSLogs/")) {
            TimeRange window = window("2024-02-29T10:00:00Z", Duration.ofHours(1));
            Reading.read(source, FlowPredicate.all(), window, 4);
            Answer again = Reading.read(source, FlowPredicate.all(), window, 4);

            assertThat(again.statistics().measures())
                    .containsEntry("list-requests", 0L)
                    .containsEntry("get-requests", 90L)
                    .containsEntry("objects", 90L);
        }
    }

    @Test
    void anHourAroundMidnightListsTwoDays() throws IOException {
        try (S3Source source = source("s3://flow-logs/AWSLogs/111111111111/vpcflowlogs/us-east-1/")) {
            Answer answer =
                    Reading.read(source, FlowPredicate.all(), window("2024-01-31T23:30:00Z", Duration.ofHours(1)), 4);

            assertThat(answer.lines()).hasSize(12);
            assertThat(bucket.lists)
                    .containsExactlyInAnyOrder(
                            "AWSLogs/111111111111/vpcflowlogs/us-east-1/2024/01/31/",
                            "AWSLogs/111111111111/vpcflowlogs/us-east-1/2024/02/01/");
        }
    }

    @Test
    void twentyDaysOfARegionAreListedByTheMonth() throws IOException {
        try (S3Source source = source("s3://flow-logs/AWSLogs/111111111111/vpcflowlogs/us-east-1")) {
            Reading.Planned plan =
                    Reading.plan(source, Reading.request(window("2024-01-20T00:00:00Z", Duration.ofDays(20))));

            assertThat(plan.names()).hasSize(20 * 288 + 3).isSorted();
            // A page has a thousand keys: 12 days and a little more than 8. One request asks whether the location is an
            // object.
            assertThat(bucket.lists).hasSize(1 + 4 + 3);
        }
    }

    @Test
    void onlyAccountsAndRegionsThatAreWantedAreListed() throws IOException {
        try (S3Source source = S3Source.builder("s3://flow-logs/AWSLogs/")
                .client(client)
                .slack(Duration.ZERO)
                .accounts(java.util.Set.of("222222222222"))
                .regions(java.util.Set.of("eu-west-1"))
                .build()) {
            Reading.Planned plan =
                    Reading.plan(source, Reading.request(window("2024-02-29T10:00:00Z", Duration.ofHours(1))));

            assertThat(plan.names()).hasSize(15).allMatch(name -> name.contains("222222222222/vpcflowlogs/eu-west-1"));
            assertThat(bucket.lists)
                    .containsExactly(
                            "AWSLogs/",
                            "AWSLogs/222222222222/",
                            "AWSLogs/222222222222/vpcflowlogs/",
                            "AWSLogs/222222222222/vpcflowlogs/eu-west-1/2024/02/29/");
            assertThat(plan.skipped()).containsEntry("of other accounts", 2L).containsEntry("of other Regions", 1L);
        }
    }

    @Test
    void allOfTimeIsListedInThePagesItTakes() throws IOException {
        try (S3Source source = source("s3://flow-logs/AWSLogs/111111111111/")) {
            Reading.Planned plan = Reading.plan(source, Reading.request(TimeRange.ALL));

            assertThat(plan.names()).hasSize(2 * FILES);
            assertThat(plan.names().stream().map(name -> name.replaceFirst(".*_(\\d{8}T\\d{4}Z)_.*", "$1")))
                    .isSorted();
            // Services, Regions, years and months; then nine pages for each month.
            assertThat(bucket.lists).hasSize(1 + 1 + 2 + 2 + 2 * (9 + 9 + 9));
        }
    }
}
