package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.testservers.MotoServer;
import io.flowlogs.testservers.NeedsMoto;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/**
 * The original and ours, run beside each other on the same server and the same flow logs, print the same. Skipped where the original is
 * not there, see {@link OriginalProgram}; what it prints is held in {@link OriginalOutputTest}, too.
 */
@NeedsMoto
class OriginalParityTest {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String GROUP = "flow-logs";
    private static final String BUCKET = "my-flow-logs";

    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(2));

    @BeforeEach
    void requireTheOriginal() {
        OriginalProgram.require();
    }

    static List<List<String>> groups() {
        List<List<String>> cases = new ArrayList<>();
        for (int seed = 1; seed <= 3; seed++) {
            cases.add(List.of("default", String.valueOf(seed), RandomLogs.DEFAULT));
            cases.add(List.of("custom", String.valueOf(seed), RandomLogs.CUSTOM));
            cases.add(List.of("Transit Gateway", String.valueOf(seed), RandomLogs.TRANSIT_GATEWAY));
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("groups")
    void aLogGroupPrintsTheSame(List<String> example, MotoServer moto) throws Exception {
        try (LegacyAccount account = LegacyAccount.at(moto)) {
            fillGroup(account, Long.parseLong(example.get(1)), example.get(2), 0);
            checkAllActions(account, List.of(GROUP));
            check(
                    account,
                    List.of(GROUP, "print", "--fields", "${" + example.get(2).replace(" ", "} ${") + "}"));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void oddLinesOfALogGroupPrintTheSame(long seed, MotoServer moto) throws Exception {
        try (LegacyAccount account = LegacyAccount.at(moto)) {
            fillGroup(account, seed, RandomLogs.DEFAULT, 3);
            check(account, List.of(GROUP, "print"));
            check(account, List.of(GROUP, "ipset"));
            check(account, List.of(GROUP, "findip", "10.0.0.1", "2001:DB8:0:0::1"));
        }
    }

    /** Two streams, with events before the window, at its very end, and behind it; of several in the same millisecond. */
    private void fillGroup(LegacyAccount account, long seed, String format, int odd) {
        account.makeGroup(GROUP, format);
        RandomLogs logs = new RandomLogs(seed, format, begin);
        Random random = new Random(seed);
        for (String stream : List.of("eni-1-all", "eni-2-all")) {
            List<InputLogEvent> events = new ArrayList<>();
            for (int at = 0; at < 60; at++) {
                Instant time = begin.plusMillis(500L * random.nextInt(2400) - 60_000);
                events.add(LegacyAccount.event(time, random.nextInt(10) < odd ? logs.oddLine() : logs.line()));
            }
            events.add(LegacyAccount.event(begin.plusSeconds(600), logs.line()));
            events.add(LegacyAccount.event(begin.plusSeconds(600).plusMillis(1), logs.line()));
            events.sort(Comparator.comparing(InputLogEvent::timestamp));
            account.put(GROUP, stream, events);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aBucketPrintsTheSame(long seed, MotoServer moto) throws Exception {
        try (LegacyAccount account = LegacyAccount.at(moto)) {
            account.makeBucket(BUCKET);
            fillBucket(account, seed, "");
            fillBucket(account, seed + 100, "team-a/");
            checkAllActions(account, List.of("--location-type", "s3", BUCKET));
            check(account, List.of(BUCKET + "/team-a/", "--loc", "s3", "--include-accounts= 123456789012 "));
            check(
                    account,
                    List.of(BUCKET + "/team-a", "--loc=s3", "--include-regions", "us-east-1", "--thread-count=3"));
        }
    }

    /** Objects in and outside the window, of which two are for the same minute, over midnight; and such as the original does not see. */
    private void fillBucket(LegacyAccount account, long seed, String prefix) {
        Random random = new Random(seed);
        List<String> formats = List.of(RandomLogs.DEFAULT, RandomLogs.CUSTOM, RandomLogs.TRANSIT_GATEWAY);
        for (String owner : List.of(
                "123456789012/vpcflowlogs/us-east-1",
                "123456789012/vpcflowlogs/eu-west-1",
                "210987654321/vpcflowlogs/us-east-1")) {
            for (int minute = -10; minute <= 15; minute += 5) {
                String format = formats.get(random.nextInt(formats.size()));
                RandomLogs logs = new RandomLogs(random.nextLong(), format, begin);
                account.put(BUCKET, key(prefix, owner, minute, random), LegacyAccount.gzip(text(logs, format)));
            }
        }
        account.put(BUCKET, prefix + "AWSLogs/123456789012/CloudTrail/x.json.gz", LegacyAccount.gzip("{}"));
        account.put(
                BUCKET,
                prefix + "elsewhere/" + key("", "123456789012/vpcflowlogs/us-east-1", 5, random),
                LegacyAccount.gzip(text(new RandomLogs(seed, RandomLogs.DEFAULT, begin), RandomLogs.DEFAULT)));
    }

    private String key(String prefix, String owner, int minute, Random random) {
        LocalDateTime time = LocalDateTime.ofInstant(begin.plusSeconds(minute * 60L), ZoneOffset.UTC);
        String[] words = owner.split("/", -1);
        return prefix + "AWSLogs/" + owner + "/" + format(time, "uuuu/MM/dd/") + words[0] + "_vpcflowlogs_" + words[2]
                + "_fl-0" + random.nextInt(2) + "_" + format(time, "uuuuMMdd'T'HHmm'Z'") + "_"
                + Integer.toHexString(random.nextInt()) + ".log.gz";
    }

    private static String format(LocalDateTime time, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time);
    }

    private static String text(RandomLogs logs, String format) {
        StringBuilder text = new StringBuilder(format).append('\n');
        for (int at = 0; at < 20; at++) {
            text.append(logs.line()).append('\n');
        }
        return text.toString();
    }

    private void checkAllActions(LegacyAccount account, List<String> words) throws Exception {
        for (String action : List.of(
                "", " print", " print 7", " print -1", " ipset", " findip 10.0.0.1 2001:db8::1 x", " aggregate")) {
            List<String> all = new ArrayList<>(words);
            List.of(action.split(" ")).stream().filter(word -> !word.isEmpty()).forEach(all::add);
            check(account, all);
        }
    }

    private void check(LegacyAccount account, List<String> words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("-s", TIME.format(LocalDateTime.ofInstant(begin, ZoneOffset.UTC))));
        all.add("--end-time=" + TIME.format(LocalDateTime.ofInstant(begin.plusSeconds(600), ZoneOffset.UTC)));
        Call original = OriginalProgram.call(account.environment(), all);
        Call ours = InProcess.callAs("flowlogs_reader", all.toArray(new String[0]));
        assertThat(original.code()).as("%s%n%s", all, original.err()).isZero();
        assertThat(comparable(ours.out(), all))
                .as("%s%n%s", all, ours.err())
                .isEqualTo(comparable(original.out(), all));
        assertThat(ours.code()).as("%s%n%s", all, ours.err()).isZero();
    }

    /** A set has no order. */
    private static Object comparable(String output, List<String> words) {
        return words.contains("ipset") ? output.lines().sorted().toList() : output;
    }
}
