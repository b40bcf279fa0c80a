package io.flowlogs.value;

import java.util.Comparator;

/**
 * The five values that name one direction of a conversation. Port 0 is a port like any other: AWS writes it where the
 * protocol has none, as for ICMP.
 *
 * <p>The order is by component, as they are listed.
 *
 * @param srcAddr where the packets came from
 * @param dstAddr where they went
 * @param srcPort the port they came from, 0 to 65535
 * @param dstPort the port they went to, 0 to 65535
 * @param protocol the protocol they used
 */
public record FlowTuple(IpAddress srcAddr, IpAddress dstAddr, int srcPort, int dstPort, IpProtocol protocol)
        implements Comparable<FlowTuple> {
    private static final int MAX_PORT = 0xFFFF;
    private static final Comparator<FlowTuple> ORDER = Comparator.comparing(FlowTuple::srcAddr)
            .thenComparing(FlowTuple::dstAddr)
            .thenComparingInt(FlowTuple::srcPort)
            .thenComparingInt(FlowTuple::dstPort)
            .thenComparing(FlowTuple::protocol);

    /**
     * Makes a tuple.
     *
     * @param srcAddr where the packets came from
     * @param dstAddr where they went
     * @param srcPort the port they came from, 0 to 65535
     * @param dstPort the port they went to, 0 to 65535
     * @param protocol the protocol they used
     * @throws IllegalArgumentException when a port is not within 0 to 65535
     */
    public FlowTuple {
        requirePort(srcPort, "srcPort");
        requirePort(dstPort, "dstPort");
    }

    private static void requirePort(int port, String name) {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException(name + ": expected a port from 0 to " + MAX_PORT + ", found " + port);
        }
    }

    /**
     * Returns the other direction of the conversation.
     *
     * @return a tuple with source and destination exchanged
     */
    public FlowTuple reversed() {
        return new FlowTuple(dstAddr, srcAddr, dstPort, srcPort, protocol);
    }

    /** Compares by source address, destination address, source port, destination port and protocol. */
    @Override
    public int compareTo(FlowTuple other) {
        return ORDER.compare(this, other);
    }

    /** Returns such as {@code tcp 10.0.0.1:49152 -> [2001:db8::1]:443}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(protocol.keyword()).append(' ');
        appendEnd(srcAddr, srcPort, text);
        appendEnd(dstAddr, dstPort, text.append(" -> "));
        return text.toString();
    }

    private static void appendEnd(IpAddress address, int port, StringBuilder text) {
        text.append(address.isIpv4() ? "" : "[").append(address);
        text.append(address.isIpv4() ? ":" : "]:").append(port);
    }
}
