package io.flowlogs.record;

import io.flowlogs.value.EncryptionStatus;
import io.flowlogs.value.FlowAction;
import io.flowlogs.value.FlowDirection;
import io.flowlogs.value.IpAddress;
import io.flowlogs.value.IpProtocol;
import io.flowlogs.value.LogStatus;
import io.flowlogs.value.TcpFlags;
import io.flowlogs.value.TrafficPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one table of the fields AWS documents: 54 of VPC flow logs (versions 2 to 5 and 7 to 11) and 18 that only Transit
 * Gateway flow logs have (version 6).
 *
 * <p>A field that is not here is read too: {@link #of(String)} makes it a text field. To add one that AWS has published
 * since, add its constant at its place; everything else, the coverage page included, follows from this table.
 *
 * <p>Any field may be <code>-</code> in any record, whatever its description says.
 */
public final class FlowFields {
    // Constants enter themselves, so that no second list can be forgotten; it has to stand before the first of them.
    private static final List<FlowField<?>> TABLE = new ArrayList<>();

    private static final List<String> AWS_SERVICES = List.of(
            "AMAZON",
            "AMAZON_APPFLOW",
            "AMAZON_CONNECT",
            "API_GATEWAY",
            "AURORA_DSQL",
            "CHIME_MEETINGS",
            "CHIME_VOICECONNECTOR",
            "CLOUD9",
            "CLOUDFRONT",
            "CLOUDFRONT_ORIGIN_FACING",
            "CODEBUILD",
            "DYNAMODB",
            "EBS",
            "EC2",
            "EC2_INSTANCE_CONNECT",
            "GLOBALACCELERATOR",
            "IVS_LOW_LATENCY",
            "IVS_REALTIME",
            "KINESIS_VIDEO_STREAMS",
            "MEDIA_PACKAGE_V2",
            "ROUTE53",
            "ROUTE53_HEALTHCHECKS",
            "ROUTE53_HEALTHCHECKS_PUBLISHING",
            "ROUTE53_RESOLVER",
            "S3",
            "WORKSPACES_GATEWAYS");

    private static final List<String> INTERFACE_TYPES =
            List.of("nat_gateway", "network_load_balancer", "regional_nat_gateway", "transit_gateway", "vpc_endpoint");

    // Of VPC flow logs, in the order of AWS's table; the first 14 are the default format.

    /** Highest version among the fields of the flow log; tells nothing of their order. */
    public static final FlowField<Integer> VERSION = integer(
            "version",
            2,
            "highest version among the fields of the flow log; tells nothing of their order",
            List.of("2", "3", "4", "5", "6 = Transit Gateway", "7", "8", "9", "10", "11"));

    /** Account that owns the network interface or Transit Gateway, leading zeros kept. */
    public static final FlowField<String> ACCOUNT_ID = text(
            "account-id",
            2,
            "account that owns the network interface or Transit Gateway, leading zeros kept",
            List.of("unknown = interface made by an AWS service"));

    /** Network interface that saw the traffic, eni-...; none for a regional NAT gateway. */
    public static final FlowField<String> INTERFACE_ID =
            text("interface-id", 2, "network interface that saw the traffic, eni-...; none for a regional NAT gateway");

    /** Source address; for outgoing traffic the primary private address of the interface. */
    public static final FlowField<IpAddress> SRCADDR =
            address("srcaddr", 2, "source address; for outgoing traffic the primary private address of the interface");

    /** Destination address; for incoming traffic the primary private address of the interface. */
    public static final FlowField<IpAddress> DSTADDR = address(
            "dstaddr", 2, "destination address; for incoming traffic the primary private address of the interface");

    /** Source port; 0 for ICMP, which has none. */
    public static final FlowField<Integer> SRCPORT = integer("srcport", 2, "source port; 0 for ICMP, which has none");

    /** Destination port; 0 for ICMP, which has none. */
    public static final FlowField<Integer> DSTPORT =
            integer("dstport", 2, "destination port; 0 for ICMP, which has none");

    /** IANA protocol number. */
    public static final FlowField<IpProtocol> PROTOCOL = field(
            "protocol",
            FieldKind.PROTOCOL,
            IpProtocol.class,
            2,
            "IANA protocol number",
            List.of("1 = ICMP", "6 = TCP", "17 = UDP", "58 = ICMPv6"));

    /** Packets in the flow during the interval. */
    public static final FlowField<Long> PACKETS = count("packets", 2, "packets in the flow during the interval");

    /** Bytes in the flow during the interval; none where VPC Block Public Access rejected it. */
    public static final FlowField<Long> BYTES =
            count("bytes", 2, "bytes in the flow during the interval; none where VPC Block Public Access rejected it");

    /** When the first packet of the interval was seen, Unix seconds; up to 60 s off. */
    public static final FlowField<Instant> START =
            time("start", 2, "when the first packet of the interval was seen, Unix seconds; up to 60 s off");

    /** When the last packet of the interval was seen, Unix seconds; up to 60 s off. */
    public static final FlowField<Instant> END =
            time("end", 2, "when the last packet of the interval was seen, Unix seconds; up to 60 s off");

    /** Whether security groups and network ACLs let the traffic pass. */
    public static final FlowField<FlowAction> ACTION = field(
            "action",
            FieldKind.ACTION,
            FlowAction.class,
            2,
            "whether security groups and network ACLs let the traffic pass",
            List.of("ACCEPT = let through", "REJECT = refused, or arrived after the connection was closed"));

    /** Whether the record describes traffic. */
    public static final FlowField<LogStatus> LOG_STATUS = field(
            "log-status",
            FieldKind.LOG_STATUS,
            LogStatus.class,
            2,
            "whether the record describes traffic",
            List.of(
                    "OK = traffic as described",
                    "NODATA = no traffic in the interval",
                    "SKIPDATA = records were lost in the interval, for capacity or an error"));

    /** VPC of the interface, vpc-.... */
    public static final FlowField<String> VPC_ID = text("vpc-id", 3, "VPC of the interface, vpc-...");

    /** Subnet of the interface, subnet-...; none for a regional NAT gateway. */
    public static final FlowField<String> SUBNET_ID =
            text("subnet-id", 3, "subnet of the interface, subnet-...; none for a regional NAT gateway");

    /** Instance of the interface, i-...; none where AWS manages the interface. */
    public static final FlowField<String> INSTANCE_ID =
            text("instance-id", 3, "instance of the interface, i-...; none where AWS manages the interface");

    /** All TCP flags seen in the interval, ORed; a lone ACK is written as 0. */
    public static final FlowField<TcpFlags> TCP_FLAGS = field(
            "tcp-flags",
            FieldKind.TCP_FLAGS,
            TcpFlags.class,
            3,
            "all TCP flags seen in the interval, ORed; a lone ACK is written as 0",
            List.of(
                    "0 = none of the recorded flags",
                    "1 = FIN",
                    "2 = SYN",
                    "3 = SYN and FIN",
                    "4 = RST",
                    "8 = PSH (Transit Gateway only)",
                    "18 = SYN-ACK",
                    "19 = SYN-ACK and FIN",
                    "32 = URG (Transit Gateway only)"));

    /** Kind of traffic. */
    public static final FlowField<String> TYPE =
            text("type", 3, "kind of traffic", List.of("IPv4", "IPv6", "EFA = Elastic Fabric Adapter"));

    /** Source address within the packet; not srcaddr behind NAT or Transit Gateways or pods. */
    public static final FlowField<IpAddress> PKT_SRCADDR = address(
            "pkt-srcaddr", 3, "source address within the packet; not srcaddr behind NAT or Transit Gateways or pods");

    /** Destination address within the packet; not dstaddr behind NAT or Transit Gateways or pods. */
    public static final FlowField<IpAddress> PKT_DSTADDR = address(
            "pkt-dstaddr",
            3,
            "destination address within the packet; not dstaddr behind NAT or Transit Gateways or pods");

    /** AWS Region, such as eu-west-1. */
    public static final FlowField<String> REGION = text("region", 4, "AWS Region, such as eu-west-1");

    /** Id of the Availability Zone, such as use1-az4; none in a sublocation. */
    public static final FlowField<String> AZ_ID =
            text("az-id", 4, "id of the Availability Zone, such as use1-az4; none in a sublocation");

    /** Kind of sublocation. */
    public static final FlowField<String> SUBLOCATION_TYPE =
            text("sublocation-type", 4, "kind of sublocation", List.of("wavelength", "outpost", "localzone"));

    /** Id of the sublocation; none outside of one. */
    public static final FlowField<String> SUBLOCATION_ID =
            text("sublocation-id", 4, "id of the sublocation; none outside of one");

    /** AWS service whose published range holds pkt-srcaddr (srcaddr, for Transit Gateways). */
    public static final FlowField<String> PKT_SRC_AWS_SERVICE = text(
            "pkt-src-aws-service",
            5,
            "AWS service whose published range holds pkt-srcaddr (srcaddr, for Transit Gateways)",
            AWS_SERVICES);

    /** AWS service whose published range holds pkt-dstaddr (dstaddr, for Transit Gateways). */
    public static final FlowField<String> PKT_DST_AWS_SERVICE = text(
            "pkt-dst-aws-service",
            5,
            "AWS service whose published range holds pkt-dstaddr (dstaddr, for Transit Gateways)",
            AWS_SERVICES);

    /** Which way the traffic crossed the interface, or the Transit Gateway. */
    public static final FlowField<FlowDirection> FLOW_DIRECTION = field(
            "flow-direction",
            FieldKind.DIRECTION,
            FlowDirection.class,
            5,
            "which way the traffic crossed the interface, or the Transit Gateway",
            List.of("ingress = into it", "egress = out of it"));

    /** Which way outgoing traffic leaves; none for incoming traffic. */
    public static final FlowField<TrafficPath> TRAFFIC_PATH = field(
            "traffic-path",
            FieldKind.TRAFFIC_PATH,
            TrafficPath.class,
            5,
            "which way outgoing traffic leaves; none for incoming traffic",
            List.of(
                    "1 = resource in the same VPC",
                    "2 = internet gateway or gateway VPC endpoint",
                    "3 = virtual private gateway",
                    "4 = VPC peering within the Region",
                    "5 = VPC peering to another Region",
                    "6 = Local Zone or Wavelength Zone (once: local gateway)",
                    "7 = gateway VPC endpoint",
                    "8 = internet gateway"));

    /** ARN of the ECS cluster of the task. */
    public static final FlowField<String> ECS_CLUSTER_ARN =
            text("ecs-cluster-arn", 7, "ARN of the ECS cluster of the task");

    /** Name of the ECS cluster of the task. */
    public static final FlowField<String> ECS_CLUSTER_NAME =
            text("ecs-cluster-name", 7, "name of the ECS cluster of the task");

    /** ARN of the ECS container instance; none on Fargate. */
    public static final FlowField<String> ECS_CONTAINER_INSTANCE_ARN =
            text("ecs-container-instance-arn", 7, "ARN of the ECS container instance; none on Fargate");

    /** Id of the ECS container instance; none on Fargate. */
    public static final FlowField<String> ECS_CONTAINER_INSTANCE_ID =
            text("ecs-container-instance-id", 7, "id of the ECS container instance; none on Fargate");

    /** Run-time id of the task's first container. */
    public static final FlowField<String> ECS_CONTAINER_ID =
            text("ecs-container-id", 7, "run-time id of the task's first container");

    /** Run-time id of the task's second container. */
    public static final FlowField<String> ECS_SECOND_CONTAINER_ID =
            text("ecs-second-container-id", 7, "run-time id of the task's second container");

    /** Name of the ECS service that started the task. */
    public static final FlowField<String> ECS_SERVICE_NAME =
            text("ecs-service-name", 7, "name of the ECS service that started the task");

    /** ARN of the ECS task definition. */
    public static final FlowField<String> ECS_TASK_DEFINITION_ARN =
            text("ecs-task-definition-arn", 7, "ARN of the ECS task definition");

    /** ARN of the ECS task. */
    public static final FlowField<String> ECS_TASK_ARN = text("ecs-task-arn", 7, "ARN of the ECS task");

    /** Id of the ECS task. */
    public static final FlowField<String> ECS_TASK_ID = text("ecs-task-id", 7, "id of the ECS task");

    /** Why traffic was rejected; none for reasons not listed. */
    public static final FlowField<String> REJECT_REASON = text(
            "reject-reason",
            8,
            "why traffic was rejected; none for reasons not listed",
            List.of("BPA = VPC Block Public Access", "EC = encryption controls, at a VPC endpoint"));

    /** Regional NAT gateway that saw the traffic, nat-.... */
    public static final FlowField<String> RESOURCE_ID =
            text("resource-id", 9, "regional NAT gateway that saw the traffic, nat-...");

    /** How the traffic was encrypted; none where encryption controls are off. */
    public static final FlowField<EncryptionStatus> ENCRYPTION_STATUS = field(
            "encryption-status",
            FieldKind.ENCRYPTION_STATUS,
            EncryptionStatus.class,
            10,
            "how the traffic was encrypted; none where encryption controls are off",
            List.of(
                    "0 = not encrypted",
                    "1 = encrypted by the Nitro hardware",
                    "2 = encrypted by the application",
                    "3 = encrypted by both"));

    /** Value of the first chosen tag of the instance, percent-encoded. */
    public static final FlowField<String> INSTANCE_TAG =
            text("instance-tag", 11, "value of the first chosen tag of the instance, percent-encoded");

    /** Value of the second chosen tag of the instance, percent-encoded. */
    public static final FlowField<String> INSTANCE_TAG_2 =
            text("instance-tag-2", 11, "value of the second chosen tag of the instance, percent-encoded");

    /** Value of the first chosen tag of the interface, percent-encoded. */
    public static final FlowField<String> INTERFACE_TAG =
            text("interface-tag", 11, "value of the first chosen tag of the interface, percent-encoded");

    /** Value of the second chosen tag of the interface, percent-encoded. */
    public static final FlowField<String> INTERFACE_TAG_2 =
            text("interface-tag-2", 11, "value of the second chosen tag of the interface, percent-encoded");

    /** Value of the first chosen tag of the Auto Scaling group, percent-encoded. */
    public static final FlowField<String> ASG_TAG =
            text("asg-tag", 11, "value of the first chosen tag of the Auto Scaling group, percent-encoded");

    /** Value of the second chosen tag of the Auto Scaling group, percent-encoded. */
    public static final FlowField<String> ASG_TAG_2 =
            text("asg-tag-2", 11, "value of the second chosen tag of the Auto Scaling group, percent-encoded");

    /** Service that runs the interface. */
    public static final FlowField<String> INTERFACE_TYPE =
            text("interface-type", 11, "service that runs the interface", INTERFACE_TYPES);

    /** Interface that traffic goes to next, or for incoming traffic came from. */
    public static final FlowField<String> NEXT_HOP_INTERFACE_ID =
            text("next-hop-interface-id", 11, "interface that traffic goes to next, or for incoming traffic came from");

    /** Subnet of the next hop. */
    public static final FlowField<String> NEXT_HOP_SUBNET_ID = text("next-hop-subnet-id", 11, "subnet of the next hop");

    /** Availability Zone id of the next hop; known even where the interface is not yours. */
    public static final FlowField<String> NEXT_HOP_AZ_ID = text(
            "next-hop-az-id", 11, "Availability Zone id of the next hop; known even where the interface is not yours");

    /** VPC of the next hop. */
    public static final FlowField<String> NEXT_HOP_VPC_ID = text("next-hop-vpc-id", 11, "VPC of the next hop");

    /** Service that runs the interface of the next hop. */
    public static final FlowField<String> NEXT_HOP_INTERFACE_TYPE =
            text("next-hop-interface-type", 11, "service that runs the interface of the next hop", INTERFACE_TYPES);

    // Of Transit Gateway flow logs only.

    /** What the Transit Gateway flow log was made on. */
    public static final FlowField<String> RESOURCE_TYPE = text(
            "resource-type",
            6,
            "what the Transit Gateway flow log was made on",
            List.of("TransitGateway", "TransitGatewayAttachment = in older records"));

    /** Transit Gateway that saw the traffic, tgw-.... */
    public static final FlowField<String> TGW_ID = text("tgw-id", 6, "Transit Gateway that saw the traffic, tgw-...");

    /** Attachment the record is of, tgw-attach-.... */
    public static final FlowField<String> TGW_ATTACHMENT_ID =
            text("tgw-attachment-id", 6, "attachment the record is of, tgw-attach-...");

    /** Account of the VPC the traffic came from. */
    public static final FlowField<String> TGW_SRC_VPC_ACCOUNT_ID =
            text("tgw-src-vpc-account-id", 6, "account of the VPC the traffic came from");

    /** Account of the VPC the traffic went to. */
    public static final FlowField<String> TGW_DST_VPC_ACCOUNT_ID =
            text("tgw-dst-vpc-account-id", 6, "account of the VPC the traffic went to");

    /** VPC the traffic came from. */
    public static final FlowField<String> TGW_SRC_VPC_ID = text("tgw-src-vpc-id", 6, "VPC the traffic came from");

    /** VPC the traffic went to. */
    public static final FlowField<String> TGW_DST_VPC_ID = text("tgw-dst-vpc-id", 6, "VPC the traffic went to");

    /** Subnet the traffic came from. */
    public static final FlowField<String> TGW_SRC_SUBNET_ID =
            text("tgw-src-subnet-id", 6, "subnet the traffic came from");

    /** Subnet the traffic went to. */
    public static final FlowField<String> TGW_DST_SUBNET_ID =
            text("tgw-dst-subnet-id", 6, "subnet the traffic went to");

    /** Network interface of the gateway at the source's side. */
    public static final FlowField<String> TGW_SRC_ENI =
            text("tgw-src-eni", 6, "network interface of the gateway at the source's side");

    /** Network interface of the gateway at the destination's side. */
    public static final FlowField<String> TGW_DST_ENI =
            text("tgw-dst-eni", 6, "network interface of the gateway at the destination's side");

    /** Availability Zone id of the source; none in a sublocation. */
    public static final FlowField<String> TGW_SRC_AZ_ID =
            text("tgw-src-az-id", 6, "Availability Zone id of the source; none in a sublocation");

    /** Availability Zone id of the destination; none in a sublocation. */
    public static final FlowField<String> TGW_DST_AZ_ID =
            text("tgw-dst-az-id", 6, "Availability Zone id of the destination; none in a sublocation");

    /** Attachment at the other end of the path. */
    public static final FlowField<String> TGW_PAIR_ATTACHMENT_ID =
            text("tgw-pair-attachment-id", 6, "attachment at the other end of the path");

    /** Packets dropped because no route was known. */
    public static final FlowField<Long> PACKETS_LOST_NO_ROUTE =
            count("packets-lost-no-route", 6, "packets dropped because no route was known");

    /** Packets dropped by a blackhole route. */
    public static final FlowField<Long> PACKETS_LOST_BLACKHOLE =
            count("packets-lost-blackhole", 6, "packets dropped by a blackhole route");

    /** Packets dropped because they were larger than the MTU. */
    public static final FlowField<Long> PACKETS_LOST_MTU_EXCEEDED =
            count("packets-lost-mtu-exceeded", 6, "packets dropped because they were larger than the MTU");

    /** Packets dropped because their time to live ran out. */
    public static final FlowField<Long> PACKETS_LOST_TTL_EXPIRED =
            count("packets-lost-ttl-expired", 6, "packets dropped because their time to live ran out");

    private static final List<FlowField<?>> ALL = List.copyOf(TABLE);
    private static final Map<String, FlowField<?>> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(FlowField::name, Function.identity()));

    private FlowFields() {}

    /**
     * Returns every documented field.
     *
     * @return the fields in the order of AWS's tables, those of VPC flow logs first; unmodifiable
     */
    public static List<FlowField<?>> all() {
        return ALL;
    }

    /**
     * Finds a documented field by name.
     *
     * @param name a name with hyphens or underscores, with or without <code>${}</code>, in any case
     * @return the field, or null when AWS documents no field of this name
     */
    public static @Nullable FlowField<?> find(String name) {
        try {
            return BY_NAME.get(FlowField.canonicalName(name));
        } catch (IllegalArgumentException notTheNameOfAnyField) {
            return null;
        }
    }

    /**
     * Returns the field of a name, documented or not.
     *
     * @param name a name with hyphens or underscores, with or without <code>${}</code>, in any case
     * @return the documented field, or else a text field of this name
     * @throws IllegalArgumentException when it cannot be the name of a field
     */
    public static FlowField<?> of(String name) {
        FlowField<?> documented = find(name);
        return documented == null ? FlowField.text(name) : documented;
    }

    private static FlowField<String> text(String name, int since, String description) {
        return text(name, since, description, List.of());
    }

    private static FlowField<String> text(String name, int since, String description, List<String> values) {
        return field(name, FieldKind.TEXT, String.class, since, description, values);
    }

    private static FlowField<Integer> integer(String name, int since, String description) {
        return integer(name, since, description, List.of());
    }

    private static FlowField<Integer> integer(String name, int since, String description, List<String> values) {
        return field(name, FieldKind.INTEGER, Integer.class, since, description, values);
    }

    private static FlowField<Long> count(String name, int since, String description) {
        return field(name, FieldKind.LONG, Long.class, since, description, List.of());
    }

    private static FlowField<Instant> time(String name, int since, String description) {
        return field(name, FieldKind.TIMESTAMP, Instant.class, since, description, List.of());
    }

    private static FlowField<IpAddress> address(String name, int since, String description) {
        return field(name, FieldKind.ADDRESS, IpAddress.class, since, description, List.of());
    }

    private static <T> FlowField<T> field(
            String name, FieldKind kind, Class<T> type, int since, String description, List<String> values) {
        FlowField<T> field = new FlowField<>(name, kind, type, since, description, values);
        TABLE.add(field);
        return field;
    }
}
