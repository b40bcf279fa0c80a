package io.flowlogs.gen;

/**
 * The 5-tuple of a flow.
 *
 * @param srcaddr canonical text of the source address
 * @param dstaddr canonical text of the destination address
 * @param srcport source port, 0 where the protocol has none
 * @param dstport destination port, 0 where the protocol has none
 * @param protocol IANA protocol number
 */
public record Tuple(String srcaddr, String dstaddr, int srcport, int dstport, int protocol) {}
