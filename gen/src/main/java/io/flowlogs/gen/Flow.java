package io.flowlogs.gen;

/** A conversation of an interface with somebody else. Reused in place, because millions of them come and go. */
final class Flow {
    static final int ICMP = 1;
    static final int TCP = 6;
    static final int UDP = 17;
    static final int ICMPV6 = 58;

    Address local;
    Address remote;
    /** Whom a forwarding interface acts for; its own address elsewhere. */
    Address behind;

    int localPort;
    int remotePort;
    int protocol;
    boolean localServes;
    double scale;

    Flow(Address anyone) {
        local = anyone;
        remote = anyone;
        behind = anyone;
    }

    void copyFrom(Flow other) {
        local = other.local;
        remote = other.remote;
        behind = other.behind;
        localPort = other.localPort;
        remotePort = other.remotePort;
        protocol = other.protocol;
        localServes = other.localServes;
        scale = other.scale;
    }

    /** Turns to an IPv4 partner, and to what goes with it. */
    void redirectTo(Address ipv4, NetworkInterface at) {
        local = at.ipv4;
        behind = at.ipv4;
        remote = ipv4;
        if (protocol == ICMPV6) protocol = ICMP;
    }

    boolean hasPorts() {
        return protocol == TCP || protocol == UDP;
    }
}
