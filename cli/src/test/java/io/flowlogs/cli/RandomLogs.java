package io.flowlogs.cli;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines of flow logs as AWS writes them and, now and then, as it does not; the same for the same seed. */
final class RandomLogs {
    static final String DEFAULT =
            "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes"
                    + " start end action log-status";
    static final String CUSTOM =
            "start log-status srcaddr pkt-srcaddr bytes dstaddr pkt-dst-aws-service end version vpc-id"
                    + " tcp-flags dstport srcport protocol traffic-path packets flow-direction ecs-task-id action region type";
    static final String TRANSIT_GATEWAY = "version resource-type account-id tgw-id tgw-attachment-id"
            + " tgw-src-vpc-account-id tgw-dst-vpc-account-id tgw-src-vpc-id tgw-dst-vpc-id tgw-src-subnet-id"
            + " tgw-dst-subnet-id tgw-src-eni tgw-dst-eni tgw-src-az-id tgw-dst-az-id tgw-pair-attachment-id srcaddr"
            + " dstaddr srcport dstport protocol packets bytes start end log-status type packets-lost-no-route"
            + " packets-lost-blackhole packets-lost-mtu-exceeded packets-lost-ttl-expired tcp-flags region"
            + " flow-direction pkt-src-aws-service pkt-dst-aws-service";
    /** The addresses that occur. */
    static final List<String> ADDRESSES = List.of(
            "10.0.0.1", "10.0.0.2", "198.51.100.7", "203.0.113.77", "2001:db8::1", "2001:DB8:0:0::1", "2001:db8::ff");

    private static final Map<String, List<String>> WORDS = Map.ofEntries(
            Map.entry("version", List.of("2", "5", "6")),
            Map.entry("account-id", List.of("123456789012", "000000000007")),
            Map.entry("srcaddr", ADDRESSES),
            Map.entry("dstaddr", ADDRESSES),
            Map.entry("pkt-srcaddr", ADDRESSES),
            Map.entry("srcport", List.of("0", "22", "443", "50000")),
            Map.entry("dstport", List.of("0", "22", "443")),
            Map.entry("protocol", List.of("0", "1", "6", "17")),
            Map.entry("packets", List.of("1", "10", "4000000000")),
            Map.entry("bytes", List.of("0", "40", "840", "9000000000000000000")),
            Map.entry("tcp-flags", List.of("0", "2", "19")),
            Map.entry("traffic-path", List.of("1", "8")),
            Map.entry("action", List.of("ACCEPT", "REJECT")),
            Map.entry("packets-lost-no-route", List.of("0", "3")),
            Map.entry("packets-lost-blackhole", List.of("0", "4")),
            Map.entry("packets-lost-mtu-exceeded", List.of("0", "5")),
            Map.entry("packets-lost-ttl-expired", List.of("0", "6")));
    private static final List<String> ODD_NUMBERS =
            List.of("+443", "1_000", "007", "00", "x", "4.0", "-1", "None", "-");

    private final Random random;
    private final String format;
    private final Instant begin;

    RandomLogs(long seed, String format, Instant begin) {
        this.random = new Random(seed);
        this.format = format;
        this.begin = begin;
    }

    /** A line as AWS writes it. */
    String line() {
        return line(random.nextInt(8));
    }

    private String line(int kind) {
        String status = kind == 0 ? "NODATA" : kind == 1 ? "SKIPDATA" : "OK";
        boolean millis = random.nextInt(4) == 0;
        long start = begin.toEpochMilli() + random.nextInt(600_000);
        return List.of(format.split(" ")).stream()
                .map(field -> word(field, status, millis ? start : start / 1000, millis))
                .collect(Collectors.joining(" "));
    }

    private String word(String field, String status, long start, boolean millis) {
        return switch (field) {
            case "start" -> String.valueOf(start);
            case "end" -> String.valueOf(start + random.nextInt(60) * (millis ? 1001L : 1L));
            case "log-status" -> status;
            case "version", "account-id", "interface-id" -> any(field);
            // Without them, the original cannot add up.
            case "packets", "bytes" -> status.equals("OK") ? any(field) : "-";
            default -> status.equals("OK") && random.nextInt(12) > 0 ? any(field) : "-";
        };
    }

    private String any(String field) {
        List<String> words = WORDS.get(field);
        return words == null ? field + "-" + random.nextInt(3) : words.get(random.nextInt(words.size()));
    }

    /** A line as AWS does not write it: cut off, gone on, with numbers in other spellings. */
    String oddLine() {
        List<String> words = List.of(line(7).split(" "));
        return switch (random.nextInt(4)) {
            case 0 -> String.join(" ", words.subList(0, 12 + random.nextInt(words.size() - 11)));
            case 1 -> String.join(" \t ", words) + " and more";
            case 2 -> "bogus!";
            default -> withOddNumber(words);
        };
    }

    private String withOddNumber(List<String> words) {
        List<String> fields = List.of(format.split(" "));
        int odd = fields.indexOf(random.nextBoolean() ? "dstport" : "packets");
        String number = ODD_NUMBERS.get(random.nextInt(ODD_NUMBERS.size()));
        return IntStream.range(0, words.size())
                .mapToObj(at -> at == odd ? number : words.get(at))
                .collect(Collectors.joining(" "));
    }
}
