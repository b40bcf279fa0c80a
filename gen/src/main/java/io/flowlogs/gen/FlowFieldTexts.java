package io.flowlogs.gen;

import java.util.HashMap;
import java.util.Map;

/** The values of the fields of versions 2 to 5. */
final class FlowFieldTexts {
    private static final byte[] ACCEPT = Ascii.bytes("ACCEPT");
    private static final byte[] REJECT = Ascii.bytes("REJECT");
    private static final byte[] IPV4 = Ascii.bytes("IPv4");
    private static final byte[] IPV6 = Ascii.bytes("IPv6");
    private static final byte[] INGRESS = Ascii.bytes("ingress");
    private static final byte[] EGRESS = Ascii.bytes("egress");
    /** What a client's, and a server's, packets of a minute add up to. */
    private static final int[] CLIENT_FLAGS = {0, 0, 0, 0, 0, 2, 2, 3, 3, 3, 3, 1, 1, 6, 7, 4};

    private static final int[] SERVER_FLAGS = {0, 0, 0, 0, 0, 18, 18, 19, 19, 19, 19, 1, 1, 22, 23, 4};
    private static final int SYN = 2;

    private FlowFieldTexts() {}

    static Map<String, FieldText> all() {
        Map<String, FieldText> texts = new HashMap<>();
        addDefault(texts);
        addVersion3(texts);
        addVersion4(texts);
        addVersion5(texts);
        return texts;
    }

    private static void addDefault(Map<String, FieldText> texts) {
        texts.put("account-id", (s, out) -> out.put(s.at.account));
        texts.put("interface-id", (s, out) -> out.put(s.at.id));
        texts.put("srcaddr", (s, out) -> out.put(s.source.text));
        texts.put("dstaddr", (s, out) -> out.put(s.destination.text));
        texts.put("srcport", (s, out) -> out.put((long) s.sourcePort));
        texts.put("dstport", (s, out) -> out.put((long) s.destinationPort));
        texts.put("protocol", (s, out) -> out.put((long) s.flow.protocol));
        texts.put("packets", (s, out) -> out.put(s.packets));
        texts.put("bytes", (s, out) -> out.put(s.bytes));
        texts.put("start", (s, out) -> out.put(s.start));
        texts.put("end", (s, out) -> out.put(s.end));
        texts.put("action", (s, out) -> out.put(s.rejected ? REJECT : ACCEPT));
        texts.put("log-status", (s, out) -> out.put(s.status.name()));
    }

    private static void addVersion3(Map<String, FieldText> texts) {
        texts.put("vpc-id", (s, out) -> out.put(s.at.subnet.vpc.id));
        texts.put("subnet-id", (s, out) -> out.put(s.at.subnetId));
        texts.put("instance-id", (s, out) -> out.put(s.at.instance));
        texts.put("tcp-flags", FlowFieldTexts::putTcpFlags);
        texts.put("type", (s, out) -> out.put(s.flow.local.ipv6 ? IPV6 : IPV4));
        texts.put("pkt-srcaddr", (s, out) -> out.put(packetSource(s).text));
        texts.put("pkt-dstaddr", (s, out) -> out.put(packetDestination(s).text));
    }

    private static void addVersion4(Map<String, FieldText> texts) {
        texts.put("region", (s, out) -> out.put(Vpc.REGION));
        texts.put("az-id", (s, out) -> out.put(s.at.subnet.zone));
        texts.put("sublocation-type", (s, out) -> out.put(s.at.subnet.sublocationType));
        texts.put("sublocation-id", (s, out) -> out.put(s.at.subnet.sublocationId));
    }

    private static void addVersion5(Map<String, FieldText> texts) {
        texts.put("pkt-src-aws-service", (s, out) -> out.put(packetSource(s).service));
        texts.put("pkt-dst-aws-service", (s, out) -> out.put(packetDestination(s).service));
        texts.put("flow-direction", (s, out) -> out.put(s.egress ? EGRESS : INGRESS));
        texts.put("traffic-path", FlowFieldTexts::putTrafficPath);
    }

    private static Address packetSource(FlowSample s) {
        return s.egress ? s.flow.behind : s.flow.remote;
    }

    private static Address packetDestination(FlowSample s) {
        return s.egress ? s.flow.remote : s.flow.behind;
    }

    private static void putTcpFlags(FlowSample s, ByteSink out) {
        if (s.flow.protocol != Flow.TCP) out.put('0');
        else if (s.rejected) out.put((long) SYN);
        else if (s.pick(0, 256) == 0 && s.pick(1, 256) < 16) out.put('-'); // AWS: the combination is invalid
        else out.put((long) (s.egress == s.flow.localServes ? SERVER_FLAGS : CLIENT_FLAGS)[s.pick(0, 16)]);
    }

    private static void putTrafficPath(FlowSample s, ByteSink out) {
        if (s.egress) out.put((long) trafficPath(s.at, s.flow.remote));
        else out.put('-');
    }

    /** AWS's numbers: 1 within the VPC, 7 a gateway endpoint, 6 a local zone, 8 the internet, 3 to 5 other networks. */
    private static int trafficPath(NetworkInterface at, Address remote) {
        Subnet subnet = remote.subnet;
        if (subnet != null) return subnet.vpc == at.subnet.vpc ? 1 : 3 + remote.id % 3;
        if (remote.hasGatewayEndpoint) return 7;
        if (at.subnet.isLocalZone()) return 6;
        return remote.ipv6 || remote.id % 4 > 0 ? 8 : 2;
    }
}
