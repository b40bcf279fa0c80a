package io.flowlogs.source.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flowlogs.value.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The records of three accounts in two Regions around midnight, delivered in every layout: each tree has all of them. */
final class Delivery {
    static final List<String> ACCOUNTS = List.of("111111111111", "222222222222", "333333333333");
    static final List<String> REGIONS = List.of("eu-west-1", "us-gov-west-1");

    /** Trees of which keys have accounts and Regions. */
    static final List<String> TREES_OF_AWS = List.of(
            "daily/", "hourly/", "hive/", "hive-hourly/", "hive-service/", "team/a b/", "organization/", "copied/");

    static final List<String> TREES = List.of(
            "daily/",
            "hourly/",
            "hive/",
            "hive-hourly/",
            "hive-service/",
            "team/a b/",
            "organization/",
            "copied/",
            "exported/",
            "firehose/",
            "firehose-hive/",
            "misc/");

    private static final long BEGIN = Instant.parse("2024-02-28T23:30:00Z").getEpochSecond();
    private static final int SPAN = 3600;

    /** Half an hour around midnight. */
    static final TimeRange WINDOW =
            new TimeRange(Instant.ofEpochSecond(BEGIN + 900), Instant.ofEpochSecond(BEGIN + 2700));

    private static final String HEADER =
            "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes"
                    + " start end action log-status";
    private static final int STEP = 47;

    private Delivery() {}

    private record Flow(String account, String region, long start, long end, int number) {
        String line() {
            return "2 " + account + " eni-0a1b2c3d4e5f6000" + number % 10 + " 10.0." + number / 200 + "." + number % 200
                    + " 10.1.0.1 " + (1024 + number) + " 443 6 5 500 " + start + " " + end + " ACCEPT OK";
        }

        String family() {
            return Keys.name(account, region, flowLog(region), end);
        }
    }

    /** The flow log of a Region. */
    static String flowLog(String region) {
        return "fl-0a" + REGIONS.indexOf(region);
    }

    private static List<Flow> flows() {
        List<Flow> flows = new ArrayList<>();
        for (int number = 0; number * STEP < SPAN * 3; number++) {
            long start = BEGIN + number * STEP / 3;
            flows.add(new Flow(
                    ACCOUNTS.get(number % 3), REGIONS.get(number / 3 % 2), start, start + number * 31 % 600, number));
        }
        return flows;
    }

    /** What a window has. */
    static List<String> lines(TimeRange window) {
        return flows().stream()
                .filter(flow -> window.contains(Instant.ofEpochSecond(flow.start())))
                .map(Flow::line)
                .toList();
    }

    /** What an account has in a Region; nothing stands for any. */
    static List<String> lines(String account, String region) {
        return flows().stream()
                .filter(flow -> account.isEmpty() || flow.account().equals(account))
                .filter(flow -> region.isEmpty() || flow.region().equals(region))
                .map(Flow::line)
                .toList();
    }

    /** Puts all trees. */
    static void put(BiConsumer<String, byte[]> put) {
        Map<String, StringBuilder> objects = new HashMap<>();
        flows().forEach(flow -> place(flow, objects));
        objects.entrySet().stream().parallel().forEach(object -> {
            byte[] content = object.getValue().toString().getBytes(UTF_8);
            put.accept(
                    object.getKey(),
                    object.getKey().endsWith("gz") ? Keys.gzip(object.getValue().toString()) : content);
        });
        put.accept("exported/aws-logs-write-test", "Permission Check Successful".getBytes(UTF_8));
    }

    private static void place(Flow flow, Map<String, StringBuilder> objects) {
        keys(flow).forEach(key -> add(objects, key, HEADER + "\n", flow.line() + "\n"));
        String arrival = Keys.hours(flow.end() + 90);
        String stream = Keys.firehoseName((flow.end() + 90) / 300 * 300);
        String wrapped = "{\"message\":\"" + flow.line() + "\"}";
        add(objects, "firehose/" + arrival + stream, "", wrapped);
        add(objects, "firehose-hive/" + Keys.hiveHours(flow.end() + 90) + stream, "", wrapped);
        add(
                objects,
                "exported/0f1e2d3c-0000/eni-" + flow.number() % 10 + "-all/000000.gz",
                "",
                Instant.ofEpochSecond(flow.start()) + " " + flow.line() + "\n");
    }

    private static List<String> keys(Flow flow) {
        String plain = Keys.plain(flow.account(), flow.region());
        String hive = Keys.hive(flow.account(), flow.region(), "aws-service");
        String service = Keys.hive(flow.account(), flow.region(), "service");
        String name = flow.family();
        return List.of(
                "daily/" + plain + Keys.days(flow.end()) + name,
                "hourly/" + plain + Keys.hours(flow.end()) + name,
                "hive/" + hive + Keys.hiveDays(flow.end()) + name,
                "hive-hourly/" + hive + Keys.hiveHours(flow.end()) + name,
                "hive-service/" + service + Keys.hiveHours(flow.end()) + name,
                "team/a b/" + plain + Keys.days(flow.end()) + name,
                "organization/" + plain.replace("AWSLogs/", "AWSLogs/o-abcdefghij/") + Keys.days(flow.end()) + name,
                "copied/" + name,
                "misc/" + flow.region() + "/x+y/" + flow.end() / 1800 + ".log");
    }

    private static void add(Map<String, StringBuilder> objects, String key, String begin, String text) {
        objects.computeIfAbsent(key, absent -> new StringBuilder(begin)).append(text);
    }
}
