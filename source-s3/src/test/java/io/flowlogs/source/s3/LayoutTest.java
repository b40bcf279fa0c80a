package io.flowlogs.source.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.source.s3.Reading.Planned;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** What is found of each layout, and what is listed for it. */
class LayoutTest {
    private static final String ACCOUNT = "123456789012";
    private static final String EAST = "us-east-1";
    private static final long TEN = Instant.parse("2024-05-06T10:00:00Z").getEpochSecond();
    private static final TimeRange HOUR = new TimeRange(Instant.ofEpochSecond(TEN), Instant.ofEpochSecond(TEN + 3600));

    private static StandInBucket bucket;
    private static S3Client client;

    @BeforeAll
    static void start() throws IOException {
        bucket = new StandInBucket();
        client = TestClients.of(bucket.endpoint());
    }

    @AfterAll
    static void stop() {
        client.close();
        bucket.close();
    }

    @BeforeEach
    void empty() {
        bucket.clear();
    }

    private static S3Source source(String location) throws IOException {
        return S3Source.builder("s3://flow-logs/" + location)
                .client(client)
                .slack(Duration.ZERO)
                .build();
    }

    private static Planned plan(String location, TimeRange window) throws IOException {
        try (S3Source source = source(location)) {
            return Reading.plan(source, Reading.request(window));
        }
    }

    /** Puts a file for each of the five minutes of two days. */
    private static void fill(String folder, java.util.function.LongFunction<String> times, String flowLog) {
        for (long second = TEN - 86_400; second < TEN + 86_400; second += 300) {
            bucket.put(folder + times.apply(second) + Keys.name(ACCOUNT, EAST, flowLog, second), "x");
        }
    }

    @Test
    void hoursOutsideTheWindowAreNotListed() throws IOException {
        fill(Keys.plain(ACCOUNT, EAST), Keys::hours, "fl-01");
        bucket.lists.clear();

        Planned plan = plan(Keys.plain(ACCOUNT, EAST), HOUR);

        assertThat(plan.names()).hasSize(15);
        String day = Keys.plain(ACCOUNT, EAST) + "2024/05/06/";
        assertThat(bucket.lists).containsExactlyInAnyOrder(day, day + "10/**", day + "11/**");
        assertThat(plan.skipped())
                .containsEntry("folders outside the window", 22L)
                .containsEntry("outside the window", 9L);
    }

    @Test
    void hiveHoursAreToldByTheirNamesToo() throws IOException {
        fill("x/" + Keys.hive(ACCOUNT, EAST, "service"), Keys::hiveHours, "fl-01");

        assertThat(plan("", HOUR).names())
                .hasSize(15)
                .allMatch(
                        name -> name.contains("/service=vpcflowlogs/aws-region=us-east-1/year=2024/month=05/day=06/"));
        assertThat(bucket.lists).filteredOn(asked -> asked.contains("day=")).hasSize(3);
    }

    @Test
    void aDayMayHaveFilesAndHoursWhenItsFlowLogWasChanged() throws IOException {
        fill(Keys.plain(ACCOUNT, EAST), Keys::hours, "fl-01");
        fill(Keys.plain(ACCOUNT, EAST), Keys::days, "fl-02");

        assertThat(plan("", HOUR).names()).hasSize(30);
        assertThat(plan("", TimeRange.ALL).names()).hasSize(4 * 288);
    }

    @Test
    void aDenseDayIsNotPagedThrough() throws IOException {
        String day = Keys.plain(ACCOUNT, EAST) + Keys.days(TEN);
        for (int flowLog = 1; flowLog < 3; flowLog++) {
            for (int i = 0; i < 288 * 20; i++) {
                long second = TEN - 36_000 + i / 20 * 300L;
                String name = Keys.name(ACCOUNT, EAST, "fl-0" + flowLog, second);
                bucket.put(day + name.replace(".log", i % 20 + "x.log"), "x");
            }
        }

        Planned plan = plan(Keys.plain(ACCOUNT, EAST), HOUR);

        assertThat(plan.names()).hasSize(2 * 15 * 20);
        // Of twelve pages: the first, with folders and without, those where the window begins, and where the next flow
        // log does.
        assertThat(bucket.lists.size()).isLessThanOrEqualTo(6);
    }

    @Test
    void accountsAreMergedByTimeAndThenByKey() throws IOException {
        for (String account : List.of("333333333333", "111111111111", "222222222222")) {
            for (String region : List.of("us-east-1", "eu-west-1")) {
                for (long second = TEN; second < TEN + 900; second += 300) {
                    String name = Keys.name(account, region, "fl-0" + account.charAt(0), second);
                    bucket.put(Keys.plain(account, region) + Keys.days(second) + name, "x");
                }
            }
        }

        List<String> names = plan("", HOUR).names();

        assertThat(names).hasSize(18);
        assertThat(names.stream().map(name -> name.replaceFirst(".*T(\\d{4})Z.*", "$1") + name))
                .isSorted();
    }

    @Test
    void inADayFlowLogsAreMergedByTime() throws IOException {
        fill(Keys.plain(ACCOUNT, EAST), Keys::days, "fl-01");
        fill(Keys.plain(ACCOUNT, EAST), Keys::days, "fl-02");

        assertThat(plan("", TimeRange.ALL).names().stream()
                        .map(name -> name.replaceFirst(".*_(\\d{8}T\\d{4}Z).*", "$1")))
                .hasSize(4 * 288)
                .isSorted();
    }

    @Test
    void organizationsAndManyAccountsAreFound() throws IOException {
        for (int i = 0; i < 2500; i++) {
            String account = String.valueOf(100_000_000_000L + i);
            String tree = Keys.plain(account, EAST).replace("AWSLogs/", "AWSLogs/o-abcdefghij/");
            bucket.put(tree + Keys.days(TEN) + Keys.name(account, EAST, "fl-01", TEN), "x");
        }

        Planned plan = plan("", HOUR);

        assertThat(plan.names()).hasSize(2500).isSorted();
        assertThat(bucket.lists).filteredOn("AWSLogs/o-abcdefghij/"::equals).hasSize(3);
    }

    @Test
    void manyFoldersInFrontAreLookedIntoWhereTheyHoldTreesOfAws() throws IOException {
        for (int i = 0; i < 100; i++) {
            fillOne("team-" + i + "/" + Keys.plain(ACCOUNT, EAST), TEN);
            fillOne("team-" + i + "/" + Keys.plain(ACCOUNT, EAST), TEN - 86_400 * 30);
        }

        assertThat(plan("", HOUR).names()).hasSize(100);
        assertThat(bucket.lists).noneMatch(asked -> asked.endsWith("**"));
    }

    private static void fillOne(String tree, long second) {
        bucket.put(tree + Keys.days(second) + Keys.name(ACCOUNT, EAST, "fl-01", second), "x");
    }

    @Test
    void anExportTaskIsReadAsAWholeWithoutItsMarker() throws IOException {
        bucket.put("exported/aws-logs-write-test", "Permission Check Successful");
        for (int i = 0; i < 2000; i++) {
            bucket.put("exported/0f1e2d3c-1111-4222-8333-444455556666/eni-" + i + "-all/000000.gz", "x");
        }

        Planned plan = plan("exported", TimeRange.ALL);

        assertThat(plan.names()).hasSize(2000).isSorted();
        assertThat(plan.skipped()).isEqualTo(java.util.Map.of("marker files", 1L));
        // Whether there is an object of this name; the prefix, the task, of its streams two pages and three samples,
        // and all in two.
        assertThat(bucket.lists).hasSize(1 + 1 + 2 + 3 + 2);
    }

    @Test
    void foldersOfFirehoseAreReadAroundTheWindowInOrder() throws IOException {
        for (long second = TEN - 10 * 86_400; second < TEN + 10 * 86_400; second += 1800) {
            bucket.put("fh/" + Keys.hours(second) + Keys.firehoseName(second), "x");
        }

        Planned plan = plan("fh/", HOUR);

        // From twelve hours before, for the time zone, to a day and fourteen hours after the longest interval.
        assertThat(plan.names()).isSorted().hasSize(2 * (12 + 1 + 38 + 1));
        assertThat(plan.skipped()).containsEntry("folders outside the window", 17L);
    }

    @Test
    void whatWasWrittenBeforeTheWindowIsNotRead() throws IOException {
        bucket.put("any/older.log", "x".getBytes(UTF_8), Instant.ofEpochSecond(TEN - 1));
        bucket.put("any/newer.log", "x".getBytes(UTF_8), Instant.ofEpochSecond(TEN));

        Planned plan = plan("", HOUR);

        assertThat(plan.names()).containsExactly("any/newer.log");
        assertThat(plan.skipped()).isEqualTo(java.util.Map.of("written before the window", 1L));
    }

    @Test
    void marksAndHiddenObjectsAreCounted() throws IOException {
        bucket.put("logs/", "")
                .put("logs/_SUCCESS", "")
                .put("logs/.keep", "x")
                .put("logs/a.csv.metadata", "x")
                .put("logs/a.log", "x");

        Planned plan = plan("logs", TimeRange.ALL);

        assertThat(plan.names()).containsExactly("logs/a.log");
        assertThat(plan.skipped()).isEqualTo(java.util.Map.of("marker files", 2L, "folder marks", 1L, "hidden", 1L));
    }

    @Test
    void onlyWantedFlowLogsAreRead() throws IOException {
        fill(Keys.plain(ACCOUNT, EAST), Keys::days, "fl-01");
        fill(Keys.plain(ACCOUNT, EAST), Keys::days, "fl-02");
        bucket.put("other.log", "x");
        try (S3Source source = S3Source.builder("s3://flow-logs")
                .client(client)
                .flowLogs(Set.of("fl-02"))
                .build()) {
            Planned plan = Reading.plan(source, Reading.request(TimeRange.ALL));

            assertThat(plan.names()).hasSize(576).allMatch(name -> name.contains("_fl-02_"));
            assertThat(plan.skipped()).containsEntry("of other flow logs", 577L);
        }
    }

    @Test
    void oneObjectIsReadWhateverItsNameAndWindow() throws IOException {
        bucket.put("logs/_SUCCESS", "x").put("logs/_SUCCESS-2", "x");
        try (S3Source source = source("logs/_SUCCESS")) {
            assertThat(source.defaultWindow()).isEqualTo(TimeRange.ALL);
            assertThat(Reading.plan(source, Reading.request(HOUR)).names()).containsExactly("logs/_SUCCESS");
        }
        assertThat(bucket.lists).containsExactly("logs/_SUCCESS**");
    }

    @Test
    void anEmptyObjectInTheNameOfAFolderIsNoObject() throws IOException {
        bucket.put("logs", "").put("logs/a.log", "x");

        assertThat(plan("logs", TimeRange.ALL).names()).containsExactly("logs/a.log");
    }

    @Test
    void theUsualWindowOfABucketIsTheLastHour() throws IOException {
        bucket.put("logs/a.log", "x");
        Clock clock = Clock.fixed(Instant.ofEpochSecond(TEN, 5), ZoneOffset.UTC);
        try (S3Source source = S3Source.builder("s3://flow-logs/logs")
                .client(client)
                .clock(clock)
                .build()) {
            assertThat(source.defaultWindow())
                    .isEqualTo(new TimeRange(Instant.ofEpochSecond(TEN - 3600), Instant.ofEpochSecond(TEN)));
        }
    }

    @Test
    void aMistypedPrefixIsToldFromQuiet() {
        bucket.put("logs/AWSLogs/x/a.log", "x").put("other.log", "x");

        assertThatThrownBy(() -> plan("Logs/AWSLogs", TimeRange.ALL))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "expected at least one object in s3://flow-logs/Logs/AWSLogs/, found none. Check the bucket and"
                                + " the prefix; names are told apart by upper and lower case.");
        assertThatThrownBy(() -> plan("Logs/", TimeRange.ALL))
                .hasMessageContaining("found none; in s3://flow-logs/ there are logs/, other.log. Check");
        bucket.clear();
        assertThatThrownBy(() -> plan("", TimeRange.ALL)).hasMessageContaining("found none; the bucket is empty.");
    }

    @Test
    void whereOnlyOtherServicesWriteThatIsSaid() {
        bucket.put("AWSLogs/123456789012/CloudTrail/us-east-1/2024/01/01/x.json.gz", "x");

        assertThatThrownBy(() -> plan("", HOUR))
                .hasMessage("expected flow logs in s3://flow-logs/, found only what is passed over (1 folders of other"
                        + " services); seen were the accounts 123456789012. Check the prefix, and the options"
                        + " include-accounts and include-regions.");
    }

    @Test
    void whoNamesTheFolderOfAnotherServiceGetsIt() throws IOException {
        bucket.put("AWSLogs/123456789012/mylogs/a.log", "x");

        assertThat(plan("AWSLogs/123456789012/mylogs/", TimeRange.ALL).names()).hasSize(1);
    }

    @Test
    void aQuietWindowIsANotice() throws IOException {
        fill(Keys.plain(ACCOUNT, EAST), Keys::days, "fl-01");
        TimeRange longAgo = new TimeRange(Instant.parse("2023-01-01T00:00:00Z"), Instant.parse("2023-01-01T01:00:00Z"));

        Planned plan = plan("", longAgo);

        assertThat(plan.names()).isEmpty();
        assertThat(plan.notices())
                .containsExactly("s3://flow-logs/: no object for the window [2023-01-01T00:00:00Z,"
                        + " 2023-01-01T01:00:00Z) was found; seen were the accounts 123456789012 in us-east-1. Try another"
                        + " window, or slack, now 0m.");
    }

    @Test
    void namesWithBlanksAndSignsAreFoundAndRead() throws IOException {
        bucket.put("a b/c+d&e=f/<ä>.log", Keys.HEADER + "\n" + Keys.record(ACCOUNT, EAST, 1, TEN, TEN + 5) + "\n");
        try (S3Source source = source("a b/")) {
            assertThat(Reading.read(source, io.flowlogs.query.FlowPredicate.all(), TimeRange.ALL, 2)
                            .lines())
                    .hasSize(1);
        }
    }
}
