package io.flowlogs.cli.reader;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;

/** The 47 fields that the original knows, in the order in which it prints them. */
enum Slot {
    VERSION(FlowFields.VERSION, Kind.NUMBER),
    ACCOUNT_ID(FlowFields.ACCOUNT_ID),
    INTERFACE_ID(FlowFields.INTERFACE_ID),
    SRCADDR(FlowFields.SRCADDR),
    DSTADDR(FlowFields.DSTADDR),
    SRCPORT(FlowFields.SRCPORT, Kind.NUMBER),
    DSTPORT(FlowFields.DSTPORT, Kind.NUMBER),
    PROTOCOL(FlowFields.PROTOCOL, Kind.NUMBER),
    PACKETS(FlowFields.PACKETS, Kind.NUMBER),
    BYTES(FlowFields.BYTES, Kind.NUMBER),
    START(FlowFields.START, Kind.TIME),
    END(FlowFields.END, Kind.TIME),
    ACTION(FlowFields.ACTION),
    LOG_STATUS(FlowFields.LOG_STATUS),
    VPC_ID(FlowFields.VPC_ID),
    SUBNET_ID(FlowFields.SUBNET_ID),
    INSTANCE_ID(FlowFields.INSTANCE_ID),
    TCP_FLAGS(FlowFields.TCP_FLAGS, Kind.NUMBER),
    TYPE(FlowFields.TYPE),
    PKT_SRCADDR(FlowFields.PKT_SRCADDR),
    PKT_DSTADDR(FlowFields.PKT_DSTADDR),
    REGION(FlowFields.REGION),
    AZ_ID(FlowFields.AZ_ID),
    SUBLOCATION_TYPE(FlowFields.SUBLOCATION_TYPE),
    SUBLOCATION_ID(FlowFields.SUBLOCATION_ID),
    PKT_SRC_AWS_SERVICE(FlowFields.PKT_SRC_AWS_SERVICE),
    PKT_DST_AWS_SERVICE(FlowFields.PKT_DST_AWS_SERVICE),
    FLOW_DIRECTION(FlowFields.FLOW_DIRECTION),
    TRAFFIC_PATH(FlowFields.TRAFFIC_PATH, Kind.NUMBER),
    RESOURCE_TYPE(FlowFields.RESOURCE_TYPE),
    TGW_ID(FlowFields.TGW_ID),
    TGW_ATTACHMENT_ID(FlowFields.TGW_ATTACHMENT_ID),
    TGW_SRC_VPC_ACCOUNT_ID(FlowFields.TGW_SRC_VPC_ACCOUNT_ID),
    TGW_DST_VPC_ACCOUNT_ID(FlowFields.TGW_DST_VPC_ACCOUNT_ID),
    TGW_SRC_VPC_ID(FlowFields.TGW_SRC_VPC_ID),
    TGW_DST_VPC_ID(FlowFields.TGW_DST_VPC_ID),
    TGW_SRC_SUBNET_ID(FlowFields.TGW_SRC_SUBNET_ID),
    TGW_DST_SUBNET_ID(FlowFields.TGW_DST_SUBNET_ID),
    TGW_SRC_ENI(FlowFields.TGW_SRC_ENI),
    TGW_DST_ENI(FlowFields.TGW_DST_ENI),
    TGW_SRC_AZ_ID(FlowFields.TGW_SRC_AZ_ID),
    TGW_DST_AZ_ID(FlowFields.TGW_DST_AZ_ID),
    TGW_PAIR_ATTACHMENT_ID(FlowFields.TGW_PAIR_ATTACHMENT_ID),
    PACKETS_LOST_NO_ROUTE(FlowFields.PACKETS_LOST_NO_ROUTE, Kind.NUMBER),
    PACKETS_LOST_BLACKHOLE(FlowFields.PACKETS_LOST_BLACKHOLE, Kind.NUMBER),
    PACKETS_LOST_MTU_EXCEEDED(FlowFields.PACKETS_LOST_MTU_EXCEEDED, Kind.NUMBER),
    PACKETS_LOST_TTL_EXPIRED(FlowFields.PACKETS_LOST_TTL_EXPIRED, Kind.NUMBER);

    @SuppressWarnings("ImmutableEnumChecker") // Is immutable, as its javadoc says.
    private final FlowField<?> field;

    private final Kind kind;

    Slot(FlowField<?> field) {
        this(field, Kind.TEXT);
    }

    Slot(FlowField<?> field, Kind kind) {
        this.field = field;
        this.kind = kind;
    }

    /** What the original makes of the text of a field. */
    enum Kind {
        TEXT,
        NUMBER,
        TIME
    }

    FlowField<?> field() {
        return field;
    }

    Kind kind() {
        return kind;
    }
}
