package io.flowlogs.gen;

import org.jspecify.annotations.Nullable;

/** A network interface whose traffic is logged, with every text of it that a record can show. */
final class NetworkInterface {
    private static final byte[] UNKNOWN_ACCOUNT = Ascii.bytes("unknown");
    /** Percent-encoded as AWS writes them: a plain word, a blank, UTF-8, an equals sign, a comma; and untagged. */
    private static final byte[][] TAGS = {
        Ascii.bytes("prod"),
        Ascii.bytes("web%20server"),
        Ascii.bytes("b%C3%BCro"),
        Ascii.bytes("team%3Dnet"),
        Ascii.bytes("eu%2Cus"),
        Ascii.DASH
    };

    final int index;
    final InterfaceKind kind;
    final Subnet subnet;
    final Address ipv4;
    final Address ipv6;
    final byte[] account;
    final byte[] id;
    final byte[] subnetId;
    final byte[] instance;
    final byte[] resource;
    final byte[] interfaceType;
    final byte[] logStream;
    final byte[][] tags = new byte[6][];
    final @Nullable EcsTask task;
    final int secondsIntoWindow;
    final int subsecond;

    /** @param asServiceShows whether the format has fields that explain interfaces without an owner */
    NetworkInterface(
            int index,
            InterfaceKind kind,
            Address ipv4,
            Address ipv6,
            Subnet subnet,
            boolean asServiceShows,
            SeededRandom random) {
        boolean regional = kind == InterfaceKind.REGIONAL_NAT_GATEWAY;
        byte[] ownId = Ascii.resourceId("eni-", random.next());
        byte[] ownInstance = Ascii.resourceId("i-", random.next());
        this.index = index;
        this.kind = kind;
        this.subnet = subnet;
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
        account = asServiceShows && isServiceCreated(kind) ? UNKNOWN_ACCOUNT : subnet.vpc.account;
        id = regional ? Ascii.DASH : ownId;
        subnetId = regional ? Ascii.DASH : subnet.id;
        instance = kind.hasInstance() ? ownInstance : Ascii.DASH;
        resource = regional ? Ascii.resourceId("nat-", random.next()) : Ascii.DASH;
        interfaceType = kind.interfaceType.isEmpty() ? Ascii.DASH : Ascii.bytes(kind.interfaceType);
        logStream = Ascii.bytes(Ascii.text(regional ? resource : ownId) + "-all");
        for (int i = 0; i < tags.length; i++) tags[i] = tag(kind, random.below(TAGS.length));
        task = kind.isTask() ? new EcsTask(subnet.vpc, kind == InterfaceKind.FARGATE_TASK, random) : null;
        secondsIntoWindow = random.below(60);
        subsecond = random.below(1000);
    }

    private static boolean isServiceCreated(InterfaceKind kind) {
        return kind == InterfaceKind.VPC_ENDPOINT || kind == InterfaceKind.NETWORK_LOAD_BALANCER;
    }

    private static byte[] tag(InterfaceKind kind, int choice) {
        return kind.hasInstance() ? TAGS[choice] : Ascii.DASH;
    }
}
