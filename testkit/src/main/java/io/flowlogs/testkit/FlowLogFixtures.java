package io.flowlogs.testkit;

import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Small flow logs of every version and format, to be read in tests. All of it is made up: the addresses are those reserved for
 * documentation and private use, accounts and ids belong to nobody.
 */
public final class FlowLogFixtures {
    /** When the first of the fixtures begins. */
    public static final Instant BEGIN = Instant.parse("2024-03-05T10:00:00Z");

    private static final FlowLogFormat VERSION_3 =
            FlowLogFormat.parse("version vpc-id subnet-id instance-id interface-id"
                    + " account-id type srcaddr dstaddr srcport dstport pkt-srcaddr pkt-dstaddr protocol bytes packets start end"
                    + " action tcp-flags log-status");
    private static final FlowLogFormat VERSION_4 = FlowLogFormat.parse(
            "version region az-id sublocation-type sublocation-id"
                    + " interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status");
    private static final FlowLogFormat VERSION_5 =
            FlowLogFormat.parse("account-id action az-id bytes dstaddr dstport end"
                    + " flow-direction instance-id interface-id log-status packets pkt-dst-aws-service pkt-dstaddr"
                    + " pkt-src-aws-service pkt-srcaddr protocol region srcaddr srcport start sublocation-id sublocation-type"
                    + " subnet-id tcp-flags traffic-path type version vpc-id");
    private static final FlowLogFormat VERSION_7 = FlowLogFormat.parse("version interface-id srcaddr dstaddr start end"
            + " log-status ecs-cluster-name ecs-service-name ecs-task-id");
    private static final FlowLogFormat VERSION_8 = FlowLogFormat.parse(
            "version interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status"
                    + " reject-reason");
    private static final FlowLogFormat VERSION_9 =
            FlowLogFormat.parse("version resource-id srcaddr dstaddr packets bytes start end action log-status");
    private static final FlowLogFormat VERSION_10 =
            FlowLogFormat.parse("version interface-id srcaddr dstaddr start end log-status encryption-status");
    private static final FlowLogFormat VERSION_11 = FlowLogFormat.parse(
            "version interface-id interface-type srcaddr dstaddr start end log-status next-hop-interface-id");

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private FlowLogFixtures() {}

    /**
     * The 14 default fields of version 2: accepted and rejected flows over IPv4 and IPv6, ICMP with its ports of 0, an interval
     * without traffic and one of which records were lost.
     *
     * @param begin when the first record starts; whole seconds
     * @return a flow log of eight records, all of which start and end within five minutes
     */
    public static LogFile defaultFormat(Instant begin) {
        return defaultFormat(begin, 0);
    }

    private static LogFile defaultFormat(Instant begin, int number) {
        long at = begin.getEpochSecond();
        long bytes = 840L + number;
        List<String> lines = List.of(
                "2 123456789012 eni-0a1b2c3d4e5f60001 10.0.1.10 198.51.100.26 443 54811 6 10 %d %d %d ACCEPT OK"
                        .formatted(bytes, at, at + 50),
                "2 123456789012 eni-0a1b2c3d4e5f60001 198.51.100.26 10.0.1.10 54811 443 6 8 %d %d %d ACCEPT OK"
                        .formatted(bytes / 2, at, at + 50),
                "2 123456789012 eni-0a1b2c3d4e5f60002 192.0.2.66 10.0.2.20 40001 22 6 1 44 %d %d REJECT OK"
                        .formatted(at + 10, at + 60),
                "2 123456789012 eni-0a1b2c3d4e5f60002 2001:db8::5 2001:db8:0:1::11 51000 53 17 2 180 %d %d ACCEPT OK"
                        .formatted(at + 20, at + 60),
                "2 123456789012 eni-0a1b2c3d4e5f60002 203.0.113.12 10.0.2.20 0 0 1 4 336 %d %d ACCEPT OK"
                        .formatted(at + 20, at + 70),
                "2 123456789012 eni-0a1b2c3d4e5f60003 - - - - - - - %d %d - NODATA".formatted(at + 30, at + 90),
                "2 123456789012 eni-0a1b2c3d4e5f60001 - - - - - - - %d %d - SKIPDATA".formatted(at + 40, at + 90),
                "2 210987654321 eni-0a1b2c3d4e5f60004 10.0.3.7 10.0.2.20 49152 5432 6 4000000 5000000000 %d %d ACCEPT OK"
                        .formatted(at + 50, at + 110));
        return new LogFile("flows-" + DAY.format(begin) + ".log", FlowLogFormat.DEFAULT, lines);
    }

    /**
     * The default format on several days, a file for each: what the contract of sources publishes. The names sort by time. No two
     * files have the same records.
     *
     * @param begin when the first record of the first day starts; whole seconds
     * @param days how many days
     * @return a file for each day
     */
    public static List<LogFile> days(Instant begin, int days) {
        List<LogFile> files = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            files.add(defaultFormat(begin.plus(Duration.ofDays(day)), 2 * day));
        }
        return files;
    }

    /**
     * Version 3: a connection through a NAT gateway, so that packets and flow have different addresses, with TCP flags.
     *
     * @return a flow log of two records
     */
    public static LogFile version3() {
        String head = "3 vpc-0a1b2c3d4e5f60001 subnet-0a1b2c3d4e5f60001 - eni-0a1b2c3d4e5f60001 123456789012 IPv4 ";
        return new LogFile(
                "version-3.log",
                VERSION_3,
                List.of(
                        head + "10.0.0.220 203.0.113.5 39812 80 10.0.1.5 203.0.113.5 6 568 8 1709632800 1709632860"
                                + " ACCEPT 3 OK",
                        head + "203.0.113.5 10.0.0.220 80 39812 203.0.113.5 10.0.1.5 6 0 0 1709632800 1709632860"
                                + " ACCEPT 0 OK"));
    }

    /**
     * Version 4: where the interface is, in a Region and on an Outpost.
     *
     * @return a flow log of two records
     */
    public static LogFile version4() {
        return new LogFile(
                "version-4.log",
                VERSION_4,
                List.of(
                        "4 eu-west-1 euw1-az1 - - eni-0a1b2c3d4e5f60001 10.0.1.10 10.0.2.20 50000 5432 6 10 840"
                                + " 1709632800 1709632860 ACCEPT OK",
                        "4 us-east-2 use2-az1 outpost op-0a1b2c3d4e5f60001 eni-0a1b2c3d4e5f60002 10.0.2.20 10.0.1.10"
                                + " 5432 50000 6 9 12000 1709632800 1709632860 REJECT OK"));
    }

    /**
     * All 29 fields up to version 5 in the order of the alphabet, as tools write them that sort field names: a flow to S3 by an internet
     * gateway, an interval without traffic, one of which records were lost.
     *
     * @return a flow log of three records
     */
    public static LogFile version5() {
        return new LogFile(
                "version-5.log",
                VERSION_5,
                List.of(
                        "123456789012 ACCEPT euw1-az1 5270 198.51.100.99 443 1709632860 egress i-0a1b2c3d4e5f60001"
                                + " eni-0a1b2c3d4e5f60001 OK 12 S3 198.51.100.99 - 10.0.1.10 6 eu-west-1 10.0.1.10 40404"
                                + " 1709632800 - - subnet-0a1b2c3d4e5f60001 19 8 IPv4 5 vpc-0a1b2c3d4e5f60001",
                        "123456789012 - euw1-az1 - - - 1709632860 - - eni-0a1b2c3d4e5f60002 NODATA - - - - - - eu-west-1"
                                + " - - 1709632800 - - subnet-0a1b2c3d4e5f60001 - - - 5 vpc-0a1b2c3d4e5f60001",
                        "123456789012 - euw1-az1 - - - 1709632800 - - eni-0a1b2c3d4e5f60001 SKIPDATA - - - - - -"
                                + " eu-west-1 - - 1709632800 - - subnet-0a1b2c3d4e5f60001 - - - 5 vpc-0a1b2c3d4e5f60001"));
    }

    /**
     * Version 6: a Transit Gateway in its default fields, with packets lost for want of a route, and an interval without traffic.
     *
     * @return a flow log of two records
     */
    public static LogFile transitGateway() {
        String head = "6 TransitGateway 123456789012 tgw-0123456789abcdef0 tgw-attach-0aaaaaaaaaaaaaaa1 ";
        String flow = head + "111122223333 444455556666 vpc-0aaaaaaaaaaaaaaa1 vpc-0bbbbbbbbbbbbbbb2"
                + " subnet-0aaaaaaaaaaaaaaa1 subnet-0bbbbbbbbbbbbbbb2 eni-0aaaaaaaaaaaaaaa1 eni-0bbbbbbbbbbbbbbb2"
                + " euw1-az1 euw1-az2 tgw-attach-0bbbbbbbbbbbbbbb2 10.1.0.10 10.2.0.20 53556 443 6 14 980 1709632800"
                + " 1709632860 OK IPv4 2 0 0 0 3 eu-west-1 ingress - -";
        return new LogFile("version-6.log", FlowLogFormat.TRANSIT_GATEWAY_DEFAULT, List.of(flow, idle(flow)));
    }

    /** The same line of an interval without traffic: nothing known but where and when. */
    private static String idle(String flow) {
        String[] words = flow.split(" ", -1);
        List<String> known = List.of(
                "version", "resource-type", "account-id", "tgw-id", "tgw-attachment-id", "start", "end", "region");
        for (int at = 0; at < words.length; at++) {
            String name = FlowLogFormat.TRANSIT_GATEWAY_DEFAULT.fields().get(at).name();
            words[at] = known.contains(name) ? words[at] : name.equals(FlowFields.LOG_STATUS.name()) ? "NODATA" : "-";
        }
        return String.join(" ", words);
    }

    /**
     * Version 7: a task of ECS.
     *
     * @return a flow log of one record
     */
    public static LogFile version7() {
        return new LogFile(
                "version-7.log",
                VERSION_7,
                List.of("7 eni-0a1b2c3d4e5f60001 10.0.3.14 10.0.3.15 1709632800 1709632860 OK shop cart"
                        + " fedcba9876543210fedcba9876543210"));
    }

    /**
     * Version 8: why something was rejected.
     *
     * @return a flow log of one record
     */
    public static LogFile version8() {
        return new LogFile(
                "version-8.log",
                VERSION_8,
                List.of("8 eni-0a1b2c3d4e5f60001 192.0.2.66 10.0.3.15 40001 443 6 1 44 1709632800 1709632860 REJECT OK"
                        + " BPA"));
    }

    /**
     * Version 9: a NAT gateway as a resource.
     *
     * @return a flow log of one record
     */
    public static LogFile version9() {
        return new LogFile(
                "version-9.log",
                VERSION_9,
                List.of("9 nat-0a1b2c3d4e5f60001 10.0.3.14 198.51.100.26 3 180 1709632800 1709632860 ACCEPT OK"));
    }

    /**
     * Version 10: whether the traffic was encrypted.
     *
     * @return a flow log of one record
     */
    public static LogFile version10() {
        return new LogFile(
                "version-10.log",
                VERSION_10,
                List.of("10 eni-0a1b2c3d4e5f60001 10.0.3.14 10.0.3.15 1709632800 1709632860 OK 1"));
    }

    /**
     * Version 11: the type of the interface and the next hop.
     *
     * @return a flow log of one record
     */
    public static LogFile version11() {
        return new LogFile(
                "version-11.log",
                VERSION_11,
                List.of("11 eni-0a1b2c3d4e5f60001 interface 10.0.3.14 10.0.3.15 1709632800 1709632860 OK"
                        + " eni-0a1b2c3d4e5f60002"));
    }

    /**
     * One flow log of each version, 2 to 11.
     *
     * @return the files
     */
    public static List<LogFile> versions() {
        return List.of(
                defaultFormat(BEGIN),
                version3(),
                version4(),
                version5(),
                transitGateway(),
                version7(),
                version8(),
                version9(),
                version10(),
                version11());
    }

    /**
     * Lines that are no records of the default format, though somebody meant them to be: one that was cut, one with a field too many, a
     * port that is no number, an address that is none, and no flow log at all. {@link LogFile#records} fails for it.
     *
     * @param begin when the records would start; whole seconds
     * @return a flow log without records
     */
    public static LogFile malformed(Instant begin) {
        long at = begin.getEpochSecond();
        String head = "2 123456789012 eni-0a1b2c3d4e5f60001 ";
        String tail = " 6 10 840 " + at + " " + (at + 60) + " ACCEPT OK";
        return new LogFile(
                "malformed-" + DAY.format(begin) + ".log",
                FlowLogFormat.DEFAULT,
                List.of(
                        head + "10.0.1.10 198.51.1",
                        head + "10.0.1.10 198.51.100.26 443 54811" + tail + " more",
                        head + "10.0.1.10 198.51.100.26 https 54811" + tail,
                        head + "10.0.1.300 198.51.100.26 443 54811" + tail,
                        "java.lang.IllegalStateException: this is another log"));
    }
}
