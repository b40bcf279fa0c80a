package io.flowlogs.gen;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values of the fields that only Transit Gateway flow logs have, and of those that mean something else there. */
final class TransitGatewayFieldTexts {
    private static final byte[] RESOURCE_TYPE = Ascii.bytes("TransitGateway");
    /** Here PSH (8), ACK (16) and URG (32) are logged too; an ACK alone is 0. */
    private static final int[] CLIENT_FLAGS = {0, 0, 24, 24, 24, 2, 2, 26, 27, 27, 27, 25, 17, 6, 31, 56};

    private static final int[] SERVER_FLAGS = {0, 0, 24, 24, 24, 18, 18, 26, 27, 27, 27, 25, 17, 22, 31, 4};

    private TransitGatewayFieldTexts() {}

    /** The 18 fields, and those of other versions that differ on a transit gateway. */
    static Map<String, FieldText> all() {
        Map<String, FieldText> texts = new HashMap<>();
        texts.put("resource-type", (s, out) -> out.put(RESOURCE_TYPE));
        texts.put("tgw-id", (s, out) -> out.put(s.at.subnet.vpc.transitGateway));
        texts.put("tgw-attachment-id", (s, out) -> out.put(s.at.subnet.vpc.attachment));
        texts.put("tgw-pair-attachment-id", (s, out) -> out.put(pairAttachment(s)));
        addSide(texts, "src", s -> s.source);
        addSide(texts, "dst", s -> s.destination);
        texts.put("packets-lost-no-route", lost(3));
        texts.put("packets-lost-blackhole", lost(4));
        texts.put("packets-lost-mtu-exceeded", lost(5));
        texts.put("packets-lost-ttl-expired", lost(6));
        texts.put("tcp-flags", TransitGatewayFieldTexts::putTcpFlags);
        texts.put("pkt-src-aws-service", (s, out) -> out.put(s.source.service));
        texts.put("pkt-dst-aws-service", (s, out) -> out.put(s.destination.service));
        return texts;
    }

    private static byte[] pairAttachment(FlowSample s) {
        Subnet far = subnetOf(s, s.flow.remote);
        return far == null ? s.at.subnet.vpc.vpnAttachment : far.vpc.attachment;
    }

    private static @Nullable Subnet subnetOf(FlowSample s, Address address) {
        Subnet subnet = address.subnet;
        return subnet == null || address == s.flow.local ? subnet : s.at.subnet.vpc.beyondGateway(subnet);
    }

    private static void addSide(Map<String, FieldText> texts, String side, Function<FlowSample, Address> end) {
        String prefix = "tgw-" + side;
        texts.put(prefix + "-vpc-account-id", inSubnet(end, subnet -> subnet.vpc.account));
        texts.put(prefix + "-vpc-id", inSubnet(end, subnet -> subnet.vpc.id));
        texts.put(prefix + "-subnet-id", inSubnet(end, subnet -> subnet.id));
        texts.put(prefix + "-az-id", inSubnet(end, subnet -> subnet.zone));
        texts.put(prefix + "-eni", (s, out) -> putInterface(s, end.apply(s), out));
    }

    private static FieldText inSubnet(Function<FlowSample, Address> end, Function<Subnet, byte[]> part) {
        return (s, out) -> {
            Subnet subnet = subnetOf(s, end.apply(s));
            out.put(subnet == null ? Ascii.DASH : part.apply(subnet));
        };
    }

    private static void putInterface(FlowSample s, Address address, ByteSink out) {
        NetworkInterface owner = address.owner;
        boolean isKnown = owner != null && subnetOf(s, address) == address.subnet;
        out.put(owner == null || !isKnown ? Ascii.DASH : owner.id);
    }

    /** Most flows lose nothing. */
    private static FieldText lost(int lane) {
        return (s, out) -> out.put(Math.min(s.packets, Math.max(0, s.pick(lane, 256) - 250)));
    }

    private static void putTcpFlags(FlowSample s, ByteSink out) {
        boolean fromServer = s.egress == s.flow.localServes;
        if (s.flow.protocol != Flow.TCP) out.put('0');
        else out.put((long) (fromServer ? SERVER_FLAGS : CLIENT_FLAGS)[s.pick(0, 16)]);
    }
}
