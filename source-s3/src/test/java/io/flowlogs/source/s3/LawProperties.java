package io.flowlogs.source.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.source.s3.Reading.Answer;
import io.flowlogs.value.FlowAction;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import software.amazon.awssdk.services.s3.S3Client;

/** The law: whatever a window and a filter leave unread, the answer is that of reading everything. */
class LawProperties {
    /** The turn of a month and a leap day are near. */
    private static final long BASE = Instant.parse("2024-02-27T20:00:00Z").getEpochSecond();

    private static final int MIDNIGHT = 4 * 3600;

    private static final List<String> ACCOUNTS = List.of("012345678901", "123456789012", "999999999999");
    private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1", "us-gov-west-1");
    private static final FlowLogFormat FORMAT = FlowLogFormat.parse(Keys.HEADER);

    private static StandInBucket bucket;
    private static S3Client client;

    @BeforeContainer
    static void start() throws IOException {
        bucket = new StandInBucket();
        client = TestClients.of(bucket.endpoint());
    }

    @AfterContainer
    static void stop() {
        client.close();
        bucket.close();
    }

    /** Where objects may lie. */
    private enum Layout {
        DAILY,
        HOURLY,
        HIVE,
        HIVE_HOURLY,
        SUBFOLDER,
        ORGANIZATION,
        FIREHOSE,
        EXPORT,
        COPIED,
        STRAY;

        String key(String account, String region, String flowLog, long end, int delay) {
            String name = Keys.name(account, region, flowLog, end);
            return switch (this) {
                case DAILY -> Keys.plain(account, region) + Keys.days(end) + name;
                case HOURLY -> Keys.plain(account, region) + Keys.hours(end) + name;
                case HIVE -> Keys.hive(account, region, "aws-service") + Keys.hiveDays(end) + name;
                case HIVE_HOURLY -> "tgw/" + Keys.hive(account, region, "service") + Keys.hiveHours(end) + name;
                case SUBFOLDER -> "team/a/" + Keys.plain(account, region) + Keys.days(end) + name;
                case ORGANIZATION ->
                    "AWSLogs/o-abcdefghij/" + Keys.plain(account, region).substring("AWSLogs/".length())
                            + Keys.days(end) + name;
                case FIREHOSE -> "firehose/" + Keys.hours(end + delay) + Keys.firehoseName(end + delay);
                case EXPORT -> "exported/0f1e2d3c-0000/eni-" + flowLog.substring(3) + "-all/" + end / 86_400 + ".gz";
                case COPIED -> "copied/" + name;
                case STRAY -> "misc " + region + "/x+y/" + account + "/" + end / 7200 + ".log";
            };
        }
    }

    /** A record and where it lies. */
    record Placed(Layout layout, int account, int region, int flowLog, int owner, int start, int length, int delay) {
        long startSecond() {
            return BASE + start;
        }

        long endSecond() {
            return BASE + start + length;
        }

        String key() {
            return layout.key(ACCOUNTS.get(account), REGIONS.get(region), "fl-0" + flowLog, endSecond(), delay);
        }

        /** The interface may belong to another account than the flow log. */
        String line(int number) {
            return Keys.record(ACCOUNTS.get(owner), REGIONS.get(region), number, startSecond(), endSecond());
        }
    }

    /** What is asked. */
    record Question(FlowPredicate filter, TimeRange window, int slackMinutes, int threads, int locationOf, int up) {}

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void pruningDoesNotChangeTheAnswer(@ForAll("records") List<Placed> records, @ForAll("questions") Question question)
            throws IOException {
        Map<String, List<String>> contents = new TreeMap<>();
        Map<String, Long> written = new TreeMap<>();
        fill(records, contents, written);
        String location = location(records, question);
        try (S3Source source = source(location, question)) {
            Answer answer = Reading.read(source, question.filter(), question.window(), question.threads());

            assertThat(answer.failures()).isEmpty();
            assertThat(answer.lines()).containsExactlyInAnyOrderElementsOf(expected(contents, location, question));
        }
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void theOrderIsTheSameEveryTimeAndThatOfTimeInLayoutsOfAws(
            @ForAll("records") List<Placed> records, @ForAll("questions") Question question) throws IOException {
        fill(records, new TreeMap<>(), new TreeMap<>());
        try (S3Source first = source("", question);
                S3Source second = source("", question)) {
            List<String> names = Reading.plan(first, Reading.request(question.filter(), question.window()))
                    .names();

            assertThat(Reading.plan(second, Reading.request(question.filter(), question.window()))
                            .names())
                    .isEqualTo(names);
            assertThat(Reading.plan(first, Reading.request(question.filter(), question.window()))
                            .names())
                    .isEqualTo(names);
            assertThat(names.stream()
                            .filter(name -> name.contains("AWSLogs/"))
                            .map(name -> AwsName.parse(name.substring(name.lastIndexOf('/') + 1))
                                    .second()))
                    .isSorted();
        }
    }

    private static void fill(List<Placed> records, Map<String, List<String>> contents, Map<String, Long> written) {
        for (int i = 0; i < records.size(); i++) {
            Placed placed = records.get(i);
            contents.computeIfAbsent(placed.key(), key -> new ArrayList<>()).add(placed.line(i));
            written.merge(placed.key(), placed.endSecond() + placed.delay(), Math::max);
        }
        bucket.clear();
        contents.forEach((key, lines) -> bucket.put(
                key,
                Keys.gzip(Keys.HEADER + "\n" + String.join("\n", lines) + "\n"),
                Instant.ofEpochSecond(written.get(key))));
    }

    /** A folder on the way to one of the objects. */
    private static String location(List<Placed> records, Question question) {
        String key = records.get(question.locationOf() % records.size()).key();
        for (int i = 0; i < question.up() && !key.isEmpty(); i++) {
            key = key.substring(0, key.lastIndexOf('/', key.length() - 2) + 1);
        }
        return question.up() == 0 ? "" : key;
    }

    private static S3Source source(String location, Question question) throws IOException {
        return S3Source.builder("s3://" + StandInBucket.NAME + "/" + location)
                .client(client)
                .slack(Duration.ofMinutes(question.slackMinutes()))
                .build();
    }

    private static List<String> expected(Map<String, List<String>> contents, String location, Question question) {
        List<String> expected = new ArrayList<>();
        contents.forEach((key, lines) -> {
            if (key.startsWith(location)) {
                lines.stream().filter(line -> fits(line, question)).forEach(expected::add);
            }
        });
        return expected;
    }

    private static boolean fits(String line, Question question) {
        FlowRecord flow = FlowRecord.fromMessage(line, FORMAT);
        return question.filter().test(flow) && question.window().contains(flow.getStart());
    }

    /** Of few layouts at a time, so that each has several objects. */
    @Provide
    Arbitrary<List<Placed>> records() {
        return Arbitraries.of(Layout.class)
                .set()
                .ofMinSize(1)
                .ofMaxSize(2)
                .flatMap(layouts ->
                        placed(Arbitraries.of(layouts)).list().ofMinSize(1).ofMaxSize(60));
    }

    private static Arbitrary<Placed> placed(Arbitrary<Layout> layouts) {
        Arbitrary<Integer> three = numbers(0, 2);
        return Combinators.combine(
                        layouts,
                        three,
                        three,
                        three,
                        three,
                        seconds(),
                        numbers(0, 600),
                        Arbitraries.oneOf(numbers(0, 3 * 3600), numbers(0, 24 * 3600)))
                .as(Placed::new);
    }

    /** As many small as large ones. */
    private static Arbitrary<Integer> numbers(int least, int most) {
        return Arbitraries.integers().between(least, most).withDistribution(RandomDistribution.uniform());
    }

    /** Mostly around the first midnight, where windows are, too. */
    private static Arbitrary<Integer> seconds() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, numbers(MIDNIGHT - 3600, MIDNIGHT + 3600)), Tuple.of(1, numbers(0, 4 * 86_400)));
    }

    @Provide
    Arbitrary<Question> questions() {
        return Combinators.combine(
                        filters(),
                        windows(),
                        Arbitraries.of(0, 30, 120),
                        Arbitraries.of(1, 3),
                        numbers(0, 1000),
                        numbers(0, 8))
                .as(Question::new);
    }

    private static Arbitrary<FlowPredicate> filters() {
        FlowPredicate west = FlowPredicate.eq(FlowFields.REGION, "eu-west-1");
        FlowPredicate some = FlowPredicate.oneOf(FlowFields.REGION, Set.of("us-east-1", "eu-west-1"));
        FlowPredicate account = FlowPredicate.eq(FlowFields.ACCOUNT_ID, "123456789012");
        FlowPredicate rejected = FlowPredicate.eq(FlowFields.ACTION, FlowAction.REJECT);
        return Arbitraries.of(
                FlowPredicate.all(),
                west,
                account,
                some.and(west),
                west.and(account).and(rejected),
                west.or(account),
                west.negate(),
                FlowPredicate.ne(FlowFields.REGION, "eu-west-1"),
                some.and(FlowPredicate.eq(FlowFields.REGION, "us-gov-west-1")));
    }

    private static Arbitrary<TimeRange> windows() {
        Arbitrary<Integer> from = seconds().map(second -> second - 600);
        Arbitrary<Integer> length = Arbitraries.oneOf(numbers(0, 5000), numbers(0, 5 * 86_400));
        Arbitrary<TimeRange> bounded = Combinators.combine(from, length)
                .as((begin, seconds) -> new TimeRange(
                        Instant.ofEpochSecond(BASE + begin), Instant.ofEpochSecond(BASE + begin + seconds)));
        return Arbitraries.frequencyOf(
                Tuple.of(6, bounded),
                Tuple.of(1, Arbitraries.just(TimeRange.ALL)),
                Tuple.of(1, bounded.map(window -> TimeRange.since(window.from()))),
                Tuple.of(1, bounded.map(window -> TimeRange.until(window.from()))));
    }
}
