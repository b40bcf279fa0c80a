package io.flowlogs.gen;

/** Draws new flows: partners, ports, protocols and sizes. */
final class FlowDice {
    private static final double[] SIZES = Quantiles.heavyTail();
    /** Service ports, each as often as it is used, in percent; what is left over goes to high ports. */
    private static final int[] SERVICE_PORTS = servicePorts();

    private final World world;
    private final SeededRandom random;
    private final long ipv6Below;

    FlowDice(World world, SeededRandom random, double ipv6Permille) {
        this.world = world;
        this.random = random;
        ipv6Below = SeededRandom.threshold(ipv6Permille);
    }

    private static int[] servicePorts() {
        int[][] shares = {
            {443, 46}, {80, 12}, {53, 6}, {5432, 5}, {3306, 4}, {6379, 4}, {8080, 4}, {22, 3}, {9092, 3}, {2049, 3},
            {123, 3}
        };
        int[] ports = new int[100];
        int at = 0;
        for (int[] share : shares) {
            for (int i = 0; i < share[1]; i++) ports[at++] = share[0];
        }
        return ports;
    }

    /** Makes {@code flow} a new flow of an interface. */
    void renew(Flow flow, NetworkInterface at) {
        boolean ipv6 = random.roll() < ipv6Below;
        flow.local = ipv6 ? at.ipv6 : at.ipv4;
        flow.remote = ipv6 ? world.anyExternalIpv6(random) : ipv4Partner(at);
        flow.behind = at.kind.forwards() && flow.remote.isInternal() ? actsFor(at) : flow.local;
        flow.protocol = protocol(ipv6);
        flow.scale = SIZES[random.below(SIZES.length)];
        drawPorts(flow);
    }

    private Address ipv4Partner(NetworkInterface at) {
        if (random.below(100) < 70) return world.anyExternal(random);
        Address partner = world.anyInternal(random);
        return partner == at.ipv4 ? world.anyExternal(random) : partner;
    }

    /** A NAT gateway acts for the outside, a transit gateway for hosts elsewhere. */
    private Address actsFor(NetworkInterface at) {
        return at.kind == InterfaceKind.NAT_GATEWAY ? world.anyExternal(random) : world.anyInternal(random);
    }

    private int protocol(boolean ipv6) {
        int roll = random.below(1000);
        if (roll < 860) return Flow.TCP;
        if (roll < 980) return Flow.UDP;
        return ipv6 ? Flow.ICMPV6 : Flow.ICMP;
    }

    private void drawPorts(Flow flow) {
        flow.localServes = random.below(2) == 0;
        int service = servicePort();
        int client = clientPort(service);
        boolean ports = flow.hasPorts();
        flow.localPort = !ports ? 0 : flow.localServes ? service : client;
        flow.remotePort = !ports ? 0 : flow.localServes ? client : service;
    }

    private int servicePort() {
        int port = SERVICE_PORTS[random.below(100)];
        return port == 0 ? 1024 + random.below(30_000) : port;
    }

    /** NTP speaks from its own port, some clients from few ports, most from the ephemeral range. */
    private int clientPort(int service) {
        if (random.below(100) < 60) return 32_768 + random.below(28_232);
        return service == 123 ? 123 : 1024 + random.below(4000);
    }

    /** Makes {@code flow} an uninvited knock at some port. */
    void knock(Flow flow, NetworkInterface at) {
        renew(flow, at);
        flow.scale = 1;
        flow.localServes = true;
        if (!flow.hasPorts()) return;
        flow.localPort = random.below(4) > 0 ? servicePort() : 1 + random.below(65_535);
        flow.remotePort = 1024 + random.below(64_512);
    }

    /** Fills in packets and bytes of a record of the sample's flow. */
    void measure(FlowSample sample) {
        double scale = sample.flow.scale;
        sample.packets = 1 + (long) (scale * (1 + random.below(12)));
        sample.bytes = sample.packets * (52 + random.below(scale > 3 ? 1400 : 300));
    }

    /** The same for a rejected one, of which only the first packets exist. */
    void measureRejected(FlowSample sample) {
        sample.packets = 1L + random.below(3);
        sample.bytes = sample.packets * (40 + random.below(21));
    }
}
