package io.flowlogs.gen;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** AWS's field names in AWS's order, as ready lists for {@link GenerationOptions.Builder#fields(List)}. */
public final class FieldLists {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final List<String> V3 = split("vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr");
    private static final List<String> V4 = split("region az-id sublocation-type sublocation-id");
    private static final List<String> V5 = split("pkt-src-aws-service pkt-dst-aws-service flow-direction traffic-path");
    private static final List<String> V7 = split("ecs-cluster-arn ecs-cluster-name ecs-container-instance-arn"
            + " ecs-container-instance-id ecs-container-id ecs-second-container-id ecs-service-name"
            + " ecs-task-definition-arn ecs-task-arn ecs-task-id");
    private static final List<String> V11 = split("instance-tag instance-tag-2 interface-tag interface-tag-2 asg-tag"
            + " asg-tag-2 interface-type next-hop-interface-id next-hop-subnet-id next-hop-az-id next-hop-vpc-id"
            + " next-hop-interface-type");

    /** The 14 fields of AWS's default format, version 2. */
    public static final List<String> DEFAULT = split("version account-id interface-id srcaddr dstaddr srcport dstport"
            + " protocol packets bytes start end action log-status");

    /** The 36 fields of the Transit Gateway default format, version 6. */
    public static final List<String> TRANSIT_GATEWAY = split("version resource-type account-id tgw-id"
            + " tgw-attachment-id tgw-src-vpc-account-id tgw-dst-vpc-account-id tgw-src-vpc-id tgw-dst-vpc-id"
            + " tgw-src-subnet-id tgw-dst-subnet-id tgw-src-eni tgw-dst-eni tgw-src-az-id tgw-dst-az-id"
            + " tgw-pair-attachment-id srcaddr dstaddr srcport dstport protocol packets bytes start end log-status type"
            + " packets-lost-no-route packets-lost-blackhole packets-lost-mtu-exceeded packets-lost-ttl-expired"
            + " tcp-flags region flow-direction pkt-src-aws-service pkt-dst-aws-service");

    /** All 54 fields of VPC flow logs, versions 2 to 11. */
    public static final List<String> VPC = upToVersion(11);

    /** Every documented name: the 54 of {@link #VPC} and the 18 that only Transit Gateway flow logs have. */
    public static final List<String> ALL =
            Stream.concat(VPC.stream(), TRANSIT_GATEWAY.stream()).distinct().toList();

    /** What makes a 5-tuple together with the addresses. */
    static final List<String> PORTS = split("srcport dstport protocol");

    private FieldLists() {}

    /**
     * The fields of VPC flow logs up to a version, in the order in which AWS's table lists them: 14 for 2, 21 for 3, 25
     * for 4, 29 for 5 (and 6), 39 for 7, 40 for 8, 41 for 9, 42 for 10, 54 for 11.
     *
     * @param version from 2 to 11
     * @return an unmodifiable list
     * @throws IllegalArgumentException if there is no such version
     */
    public static List<String> upToVersion(int version) {
        if (version < 2 || version > 11)
            throw new IllegalArgumentException("version: expected 2 to 11, found " + version);
        List<String> names = new ArrayList<>();
        for (int added = 2; added <= version; added++) names.addAll(addedBy(added));
        return Collections.unmodifiableList(names);
    }

    /** The version that introduced a field; 0 for a name AWS does not document. */
    static int versionOf(String name) {
        for (int version = 2; version <= 11; version++) {
            if (addedBy(version).contains(name)) return version;
        }
        return TRANSIT_GATEWAY.contains(name) ? 6 : 0;
    }

    /** The names in a format text or header line, in AWS's spelling where AWS knows them. */
    static List<String> parse(String format) {
        return BLANKS.splitAsStream(format.strip()).map(FieldLists::canonical).toList();
    }

    private static String canonical(String token) {
        boolean wrapped = token.startsWith("${") && token.endsWith("}");
        String name = wrapped ? token.substring(2, token.length() - 1) : token;
        String hyphenated = name.replace('_', '-');
        return versionOf(hyphenated) == 0 ? name : hyphenated;
    }

    private static List<String> addedBy(int version) {
        return switch (version) {
            case 2 -> DEFAULT;
            case 3 -> V3;
            case 4 -> V4;
            case 5 -> V5;
            case 7 -> V7;
            case 8 -> List.of("reject-reason");
            case 9 -> List.of("resource-id");
            case 10 -> List.of("encryption-status");
            case 11 -> V11;
            default -> List.of();
        };
    }

    private static List<String> split(String names) {
        return List.of(names.split(" ", -1));
    }
}
