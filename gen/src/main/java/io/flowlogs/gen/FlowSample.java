package io.flowlogs.gen;

/** The record at hand, before it is text. One object is filled again and again. */
final class FlowSample {
    RecordStatus status = RecordStatus.OK;
    NetworkInterface at;
    Flow flow;
    boolean egress;
    boolean rejected;
    Address source;
    Address destination;
    int sourcePort;
    int destinationPort;
    long packets;
    long bytes;
    /** As written: seconds or milliseconds. */
    long start;

    long end;
    long startMillis;
    long endSecond;
    /** Random bits for what no other draw decides. */
    long salt;

    FlowSample(NetworkInterface at, Flow flow) {
        this.at = at;
        this.flow = flow;
        source = flow.local;
        destination = flow.remote;
    }

    /** A record without traffic. */
    void fallSilent(RecordStatus reason) {
        status = reason;
        rejected = false;
        packets = 0;
        bytes = 0;
    }

    /** A record of one direction of a flow. */
    void show(Flow shown, boolean outward) {
        status = RecordStatus.OK;
        flow = shown;
        egress = outward;
        source = outward ? shown.local : shown.remote;
        destination = outward ? shown.remote : shown.local;
        sourcePort = outward ? shown.localPort : shown.remotePort;
        destinationPort = outward ? shown.remotePort : shown.localPort;
    }

    /** A small number from the salt; {@code lane} 0 to 7 chooses which bits. */
    int pick(int lane, int bound) {
        return (int) ((((salt >>> (8 * lane)) & 0xff) * bound) >>> 8);
    }
}
