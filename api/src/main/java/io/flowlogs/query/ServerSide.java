package io.flowlogs.query;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.value.IpProtocol;

/**
 * Which side of a record in hand serves; the engine has its own form of the rule.
 *
 * @param service the protocol above the port of that side, which is 0 for a protocol without ports; -1 when it cannot be told
 * @param port the port of that side, or -1
 * @param isSource whether it is the source
 */
record ServerSide(int service, int port, boolean isSource) {
    private static final int PORT_BITS = 16;
    private static final int MAX_PORT = 65_535;

    static ServerSide of(FlowRecord flow) {
        int protocol = flow.get(FlowFields.PROTOCOL) == null ? -1 : (int) flow.getLong(FlowFields.PROTOCOL, -1);
        boolean hasPorts = protocol < 0 || IpProtocol.of(protocol).hasPorts();
        int source = port(flow, FlowFields.SRCPORT);
        int destination = port(flow, FlowFields.DSTPORT);
        if (!hasPorts || source < 0 || destination < 0) {
            return new ServerSide(hasPorts || protocol < 0 ? -1 : protocol << PORT_BITS, -1, false);
        }
        boolean isSource = isSource(flow, source, destination);
        int port = isSource ? source : destination;
        return new ServerSide(protocol < 0 ? -1 : (protocol << PORT_BITS) | port, port, isSource);
    }

    private static int port(FlowRecord flow, FlowField<Integer> field) {
        Integer port = flow.get(field);
        return port == null || port > MAX_PORT ? -1 : port;
    }

    private static boolean isSource(FlowRecord flow, int source, int destination) {
        long flags = flow.get(FlowFields.TCP_FLAGS) == null ? 0 : flow.getLong(FlowFields.TCP_FLAGS, 0);
        return (flags & 2) != 0 ? (flags & 18) == 18 : source < destination;
    }
}
