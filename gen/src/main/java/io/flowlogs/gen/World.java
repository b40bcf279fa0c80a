package io.flowlogs.gen;

/**
 * The network that the records are about: who exists, and how busy each is. Drawn from the seed alone and immutable, so that
 * one seed shows the same hosts in every format, but for what only some formats can tell.
 */
final class World {
    private static final int RANK_SLOTS = 1 << 20;
    private static final int INTERFACE_SLOTS = 1 << 12;
    private static final double EXTERNAL_SKEW = 1.05;
    private static final double INTERFACE_SKEW = 0.6;
    private static final int EXTERNAL_IPV6 = 2000;
    private static final int THIRD_OCTETS = 16;
    private static final int HOSTS = 254;
    private static final byte[][] SERVICES = services();

    final AddressBook book = new AddressBook();
    final Address needle;
    final Address decoy;
    final NetworkInterface[] interfaces;
    private final Vpc[] vpcs;
    private final Address[] external;
    private final Address[] external6 = new Address[EXTERNAL_IPV6];
    private final Address[] internal = new Address[THIRD_OCTETS * HOSTS];
    private final char[] externalRanks;
    private final char[] interfaceRanks;

    World(GenerationOptions options) {
        SeededRandom random = new SeededRandom(options.seed(), 0);
        needle = book.add(options.needle(), Ascii.DASH, null);
        decoy = book.add(options.decoy(), Ascii.DASH, null);
        vpcs = vpcs(options.accounts(), random);
        external = new Address[options.externalAddresses()];
        for (int i = 0; i < external.length; i++) external[i] = book.add(freshExternal(random), service(random), null);
        for (int i = 0; i < EXTERNAL_IPV6; i++) external6[i] = book.add(externalIpv6(random), service(random), null);
        interfaces = interfaces(options, random);
        addOtherHosts();
        externalRanks = Quantiles.ranksWithTail(external.length, EXTERNAL_SKEW, RANK_SLOTS);
        interfaceRanks = Quantiles.ranks(interfaces.length, INTERFACE_SKEW, INTERFACE_SLOTS);
    }

    private static byte[][] services() {
        String[] names = {
            "AMAZON", "AMAZON", "AMAZON", "S3", "S3", "EC2", "DYNAMODB", "CLOUDFRONT", "API_GATEWAY", "ROUTE53"
        };
        byte[][] texts = new byte[names.length][];
        for (int i = 0; i < names.length; i++) texts[i] = Ascii.bytes(names[i]);
        return texts;
    }

    private static Vpc[] vpcs(int count, SeededRandom random) {
        byte[] gateway = Ascii.resourceId("tgw-", random.next());
        byte[] vpn = Ascii.resourceId("tgw-attach-", random.next());
        Vpc[] made = new Vpc[count];
        for (int i = 0; i < count; i++) made[i] = new Vpc(i, gateway, vpn, random);
        return made;
    }

    /** One address outside in seven is AWS's. */
    private static byte[] service(SeededRandom random) {
        byte[] candidate = SERVICES[random.below(SERVICES.length)];
        return random.below(7) == 0 ? candidate : Ascii.DASH;
    }

    private String freshExternal(SeededRandom random) {
        while (true) {
            int first = 1 + random.below(223);
            String text = first + "." + random.below(256) + "." + random.below(256) + "." + (1 + random.below(254));
            if (isPublic(first) && !book.contains(text)) return text;
        }
    }

    /** Leaves out every first octet that holds a private, shared, local or documentation block. */
    private static boolean isPublic(int first) {
        return switch (first) {
            case 10, 100, 127, 169, 172, 192, 198, 203 -> false;
            default -> true;
        };
    }

    /** No group but those spelt out is zero, so that the text is canonical (RFC 5952). */
    private static String externalIpv6(SeededRandom random) {
        String site = group(random) + ":" + group(random);
        String host = group(random);
        return random.below(2) == 0
                ? "2a05:d018:" + site + "::" + host
                : "2606:4700:" + site + ":0:" + host + ":8000:1";
    }

    private static String group(SeededRandom random) {
        return Integer.toHexString(1 + random.below(65_535));
    }

    private NetworkInterface[] interfaces(GenerationOptions options, SeededRandom random) {
        NetworkInterface[] made = new NetworkInterface[options.interfaces()];
        for (int i = 0; i < made.length; i++) made[i] = newInterface(i, options, random);
        return made;
    }

    private NetworkInterface newInterface(int index, GenerationOptions options, SeededRandom random) {
        Vpc vpc = vpcs[index % vpcs.length];
        int slot = freeInternalSlot(random);
        Subnet subnet = vpc.subnetOf(slot / HOSTS);
        Address ipv4 = book.add(internalText(slot), Ascii.DASH, subnet);
        Address ipv6 = book.add(internalIpv6(slot, random), Ascii.DASH, subnet);
        boolean asServiceShows = options.fields().contains("interface-type");
        NetworkInterface made =
                new NetworkInterface(index, kind(index, options), ipv4, ipv6, subnet, asServiceShows, random);
        internal[slot] = ipv4;
        ipv4.owner = made;
        ipv6.owner = made;
        return made;
    }

    /** A regional NAT gateway has no interface id, which nobody could make sense of without its resource id. */
    private static InterfaceKind kind(int index, GenerationOptions options) {
        InterfaceKind kind = InterfaceKind.ofIndex(index);
        boolean hidden =
                kind == InterfaceKind.REGIONAL_NAT_GATEWAY && !options.fields().contains("resource-id");
        return hidden ? InterfaceKind.INSTANCE : kind;
    }

    private int freeInternalSlot(SeededRandom random) {
        while (true) {
            int slot = random.below(THIRD_OCTETS) * HOSTS + 3 + random.below(HOSTS - 3);
            if (internal[slot] == null && !book.contains(internalText(slot))) return slot;
        }
    }

    private static String internalText(int slot) {
        return "10.0." + slot / HOSTS + "." + (1 + slot % HOSTS);
    }

    private static String internalIpv6(int slot, SeededRandom random) {
        String subnet = Integer.toHexString(0x8c00 + slot / HOSTS);
        return "2600:1f18:22ba:" + subnet + ":" + group(random) + ":" + group(random) + ":" + group(random) + ":"
                + group(random);
    }

    /** Fills the network up with hosts of other owners. */
    private void addOtherHosts() {
        for (int slot = 0; slot < internal.length; slot++) {
            if (internal[slot] != null) continue;
            internal[slot] = otherHost(slot);
        }
    }

    /** A needle chosen from the inside must not turn up by chance: the first interface stands in for it. */
    private Address otherHost(int slot) {
        if (book.contains(internalText(slot))) return interfaces[0].ipv4;
        Subnet subnet = vpcs[slot % vpcs.length].subnetOf(slot / HOSTS);
        return book.add(internalText(slot), Ascii.DASH, subnet);
    }

    NetworkInterface anyInterface(SeededRandom random) {
        return interfaces[interfaceRanks[random.below(INTERFACE_SLOTS)]];
    }

    Address anyExternal(SeededRandom random) {
        return external[externalRanks[random.below(RANK_SLOTS)]];
    }

    Address anyExternalIpv6(SeededRandom random) {
        return external6[random.below(EXTERNAL_IPV6)];
    }

    Address anyInternal(SeededRandom random) {
        return internal[random.below(internal.length)];
    }
}
