package io.flowlogs.gen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** AWS's rules for values, checked on records of every field. */
class ValueRulesTest {
    private static final List<Map<String, String>> VPC = records(FieldLists.VPC);
    private static final List<Map<String, String>> TGW = records(FieldLists.TRANSIT_GATEWAY);
    private static final Map<String, String> SHAPES = shapes();

    static final List<String> allFields = FieldLists.ALL;

    private static List<Map<String, String>> records(List<String> fields) {
        GenerationOptions options = GenerationOptions.builder()
                .lines(60_000)
                .accounts(3)
                .fields(fields)
                .build();
        return new Recount(fields, SyntheticFlowLogs.of(options).lines().toList()).records();
    }

    private static Map<String, String> shapes() {
        String hex17 = "-0[0-9a-f]{16}";
        String arn = "arn:aws:ecs:us-east-1:\\d{12}:";
        String tag = "[A-Za-z0-9%]+";
        String address = "[0-9.]{7,15}|[0-9a-f:]{11,39}";
        String service = "[A-Z0-9_]{2,}";
        return Map.ofEntries(
                Map.entry("version", "11|6"),
                Map.entry("account-id", "\\d{12}|unknown"),
                Map.entry("interface-id", "eni" + hex17),
                Map.entry("srcaddr", address),
                Map.entry("dstaddr", address),
                Map.entry("srcport", "\\d{1,5}"),
                Map.entry("dstport", "\\d{1,5}"),
                Map.entry("protocol", "1|6|17|58"),
                Map.entry("packets", "[1-9]\\d*"),
                Map.entry("bytes", "[1-9]\\d*"),
                Map.entry("start", "17172\\d{5}"),
                Map.entry("end", "17172\\d{5}"),
                Map.entry("action", "ACCEPT|REJECT"),
                Map.entry("log-status", "OK|NODATA|SKIPDATA"),
                Map.entry("vpc-id", "vpc" + hex17),
                Map.entry("subnet-id", "subnet" + hex17),
                Map.entry("instance-id", "i" + hex17),
                Map.entry("tcp-flags", "\\d{1,2}"),
                Map.entry("type", "IPv4|IPv6"),
                Map.entry("pkt-srcaddr", address),
                Map.entry("pkt-dstaddr", address),
                Map.entry("region", "us-east-1"),
                Map.entry("az-id", "use1-az[1-6]"),
                Map.entry("sublocation-type", "localzone"),
                Map.entry("sublocation-id", "use1-bos1-az1"),
                Map.entry("pkt-src-aws-service", service),
                Map.entry("pkt-dst-aws-service", service),
                Map.entry("flow-direction", "ingress|egress"),
                Map.entry("traffic-path", "[1-8]"),
                Map.entry("ecs-cluster-arn", arn + "cluster/\\w+"),
                Map.entry("ecs-cluster-name", "\\w+"),
                Map.entry("ecs-container-instance-arn", arn + "container-instance/\\w+/[0-9a-f]{32}"),
                Map.entry("ecs-container-instance-id", "[0-9a-f]{32}"),
                Map.entry("ecs-container-id", "[0-9a-f]{64}"),
                Map.entry("ecs-second-container-id", "[0-9a-f]{64}"),
                Map.entry("ecs-service-name", "\\w+"),
                Map.entry("ecs-task-definition-arn", arn + "task-definition/\\w+:\\d+"),
                Map.entry("ecs-task-arn", arn + "task/\\w+/[0-9a-f]{32}"),
                Map.entry("ecs-task-id", "[0-9a-f]{32}"),
                Map.entry("reject-reason", "BPA|EC"),
                Map.entry("resource-id", "nat" + hex17),
                Map.entry("encryption-status", "[0-3]"),
                Map.entry("instance-tag", tag),
                Map.entry("instance-tag-2", tag),
                Map.entry("interface-tag", tag),
                Map.entry("interface-tag-2", tag),
                Map.entry("asg-tag", tag),
                Map.entry("asg-tag-2", tag),
                Map.entry("interface-type", "[a-z_]+"),
                Map.entry("next-hop-interface-id", "eni" + hex17),
                Map.entry("next-hop-subnet-id", "subnet" + hex17),
                Map.entry("next-hop-az-id", "use1-az[1-6]"),
                Map.entry("next-hop-vpc-id", "vpc" + hex17),
                Map.entry("next-hop-interface-type", "[a-z_]+"),
                Map.entry("resource-type", "TransitGateway"),
                Map.entry("tgw-id", "tgw" + hex17),
                Map.entry("tgw-attachment-id", "tgw-attach" + hex17),
                Map.entry("tgw-src-vpc-account-id", "\\d{12}"),
                Map.entry("tgw-dst-vpc-account-id", "\\d{12}"),
                Map.entry("tgw-src-vpc-id", "vpc" + hex17),
                Map.entry("tgw-dst-vpc-id", "vpc" + hex17),
                Map.entry("tgw-src-subnet-id", "subnet" + hex17),
                Map.entry("tgw-dst-subnet-id", "subnet" + hex17),
                Map.entry("tgw-src-eni", "eni" + hex17),
                Map.entry("tgw-dst-eni", "eni" + hex17),
                Map.entry("tgw-src-az-id", "use1-az[1-6]"),
                Map.entry("tgw-dst-az-id", "use1-az[1-6]"),
                Map.entry("tgw-pair-attachment-id", "tgw-attach" + hex17),
                Map.entry("packets-lost-no-route", "\\d+"),
                Map.entry("packets-lost-blackhole", "\\d+"),
                Map.entry("packets-lost-mtu-exceeded", "\\d+"),
                Map.entry("packets-lost-ttl-expired", "\\d+"));
    }

    private static Stream<Map<String, String>> withTraffic(List<Map<String, String>> records) {
        return records.stream().filter(record -> "OK".equals(record.get("log-status")));
    }

    private static String value(Map<String, String> record, String field) {
        return record.getOrDefault(field, "missing");
    }

    @Test
    void thereAreSeventyTwoDocumentedFields() {
        assertThat(FieldLists.VPC).hasSize(54);
        assertThat(FieldLists.TRANSIT_GATEWAY).hasSize(36);
        assertThat(FieldLists.ALL).hasSize(72).doesNotHaveDuplicates();
        assertThat(SHAPES).containsOnlyKeys(FieldLists.ALL);
    }

    @ParameterizedTest
    @FieldSource("allFields")
    void everyFieldHasValuesOfItsShape(String field) {
        Pattern shape = Pattern.compile(SHAPES.getOrDefault(field, ""));
        List<String> values = Stream.concat(VPC.stream(), TGW.stream())
                .filter(record -> record.containsKey(field))
                .map(record -> value(record, field))
                .filter(value -> !value.equals("-"))
                .distinct()
                .toList();
        assertThat(values).isNotEmpty().allMatch(value -> shape.matcher(value).matches());
    }

    @Test
    void recordsWithoutTrafficTellWhereAndWhenOnly() {
        Set<String> told = Set.of(
                "version",
                "account-id",
                "interface-id",
                "start",
                "end",
                "log-status",
                "vpc-id",
                "subnet-id",
                "instance-id",
                "region",
                "az-id",
                "resource-type",
                "tgw-id",
                "tgw-attachment-id");
        Set<String> found = new HashSet<>();
        Stream.concat(VPC.stream(), TGW.stream())
                .filter(record -> !"OK".equals(record.get("log-status")))
                .forEach(record -> record.forEach((field, value) -> {
                    if (!value.equals("-")) found.add(field);
                }));
        assertThat(found).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "srcaddr bytes,2",
        "version srcaddr,2",
        "version type,3",
        "region version,4",
        "version traffic-path,5",
        "version ecs-task-id,7",
        "version srcaddr reject-reason,8",
        "version resource-id,9",
        "version encryption-status,10",
        "version asg-tag,11",
        "version tgw-id,6",
        "version new-name,2"
    })
    void versionIsTheHighestOfTheFields(String format, String expected) {
        GenerationOptions options = GenerationOptions.builder()
                .lines(1)
                .format(format + " log-status")
                .build();
        String line = SyntheticFlowLogs.of(options).lines().findFirst().orElseThrow();
        int at = options.fields().indexOf("version");
        if (at >= 0) assertThat(line.split(" ", -1)[at]).isEqualTo(expected);
        else assertThat(line.split(" ", -1)).hasSize(3);
    }

    @Test
    void onlyTcpHasFlagsAndIcmpHasNoPorts() {
        Stream.concat(withTraffic(VPC), withTraffic(TGW)).forEach(record -> {
            String protocol = value(record, "protocol");
            if (!protocol.equals("6")) assertThat(value(record, "tcp-flags")).isEqualTo("0");
            boolean icmp = protocol.equals("1") || protocol.equals("58");
            assertThat(value(record, "srcport").equals("0")).isEqualTo(icmp);
            assertThat(value(record, "dstport").equals("0")).isEqualTo(icmp);
        });
    }

    @Test
    void tcpFlagsAreThoseAwsLogs() {
        assertThat(values(VPC, "tcp-flags"))
                .isSubsetOf(Set.of("0", "1", "2", "3", "4", "6", "7", "18", "19", "22", "23", "-"))
                .contains("0", "2", "3", "18", "19");
        assertThat(values(TGW, "tcp-flags")).doesNotContain("16").contains("0", "2", "18", "24", "27");
    }

    private static Set<String> values(List<Map<String, String>> records, String field) {
        Set<String> values = new HashSet<>();
        withTraffic(records).forEach(record -> values.add(value(record, field)));
        return values;
    }

    @Test
    void onlyEgressHasATrafficPath() {
        withTraffic(VPC).forEach(record -> {
            boolean egress = value(record, "flow-direction").equals("egress");
            assertThat(value(record, "traffic-path").equals("-")).isEqualTo(!egress);
        });
    }

    @Test
    void onlySomeRejectsHaveAReasonAndBlockedPublicAccessHasNoBytes() {
        withTraffic(VPC).forEach(record -> {
            String reason = value(record, "reject-reason");
            if (!reason.equals("-")) assertThat(value(record, "action")).isEqualTo("REJECT");
            assertThat(value(record, "bytes").equals("-")).isEqualTo(reason.equals("BPA"));
        });
        assertThat(values(VPC, "reject-reason")).containsExactlyInAnyOrder("BPA", "EC", "-");
    }

    @Test
    void typeFollowsTheAddresses() {
        withTraffic(VPC).forEach(record -> {
            boolean ipv6 = value(record, "type").equals("IPv6");
            for (String field : List.of("srcaddr", "dstaddr", "pkt-srcaddr", "pkt-dstaddr")) {
                assertThat(value(record, field).contains(":")).isEqualTo(ipv6);
            }
        });
    }

    @Test
    void timesAreInOrderAndLessThanTwoMinutesApart() {
        Stream.concat(VPC.stream(), TGW.stream()).forEach(record -> {
            long span = Long.parseLong(value(record, "end")) - Long.parseLong(value(record, "start"));
            assertThat(span).isBetween(0L, 60L);
        });
    }

    @Test
    void interfacesOfServicesBelongToNobody() {
        withTraffic(VPC).forEach(record -> {
            boolean service = !value(record, "interface-type").equals("-");
            if (service) assertThat(value(record, "instance-id")).isEqualTo("-");
            if (!value(record, "resource-id").equals("-")) {
                assertThat(value(record, "interface-id")).isEqualTo("-");
                assertThat(value(record, "subnet-id")).isEqualTo("-");
            }
        });
        assertThat(values(VPC, "account-id"))
                .contains("unknown", "123456789010")
                .anyMatch(id -> id.startsWith("000"));
    }

    @Test
    void nextHopIsWhollyKnownOrByZoneOnly() {
        withTraffic(VPC).forEach(record -> {
            boolean isKnown = !value(record, "next-hop-vpc-id").equals("-");
            if (!isKnown) assertThat(value(record, "next-hop-interface-id")).isEqualTo("-");
        });
        assertThat(values(VPC, "next-hop-interface-type")).contains("-", "nat_gateway");
    }

    @Test
    void packetAddressesDifferBehindForwardingInterfacesOnly() {
        Set<String> kinds = new HashSet<>();
        withTraffic(VPC).forEach(record -> {
            boolean same = value(record, "srcaddr").equals(value(record, "pkt-srcaddr"))
                    && value(record, "dstaddr").equals(value(record, "pkt-dstaddr"));
            if (!same) kinds.add(value(record, "interface-type"));
        });
        assertThat(kinds).containsExactlyInAnyOrder("nat_gateway", "transit_gateway");
    }

    @Test
    void transitGatewayConnectsDifferentVpcs() {
        withTraffic(TGW).forEach(record -> {
            assertThat(value(record, "tgw-src-vpc-id")).isNotEqualTo(value(record, "tgw-dst-vpc-id"));
            assertThat(value(record, "tgw-pair-attachment-id")).isNotEqualTo(value(record, "tgw-attachment-id"));
        });
    }

    @Test
    void defaultFormatHasNoSurprises() {
        GenerationOptions options = GenerationOptions.builder().lines(20_000).build();
        List<String> lines = SyntheticFlowLogs.of(options).lines().toList();
        Pattern shape = Pattern.compile(
                "2 \\d{12} eni-\\w{17} (?:\\S+ \\S+ \\d+ \\d+ \\d+ \\d+ \\d+ \\d{10} \\d{10} (?:ACCEPT|REJECT) OK"
                        + "|- - - - - - - \\d{10} \\d{10} - (?:NODATA|SKIPDATA))");
        assertThat(lines).hasSize(20_000).allMatch(line -> shape.matcher(line).matches());
    }
}
