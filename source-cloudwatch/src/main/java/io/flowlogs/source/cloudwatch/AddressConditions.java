package io.flowlogs.source.cloudwatch;

import io.flowlogs.record.FlowField;
import io.flowlogs.source.cloudwatch.Condition.Strength;
import io.flowlogs.value.CidrBlock;
import io.flowlogs.value.IpAddress;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on IPv4 addresses and on blocks of them, whose text begins with whole octets. An IPv6 address can be written in
 * many ways, of which a pattern would have to name the right one, so nothing is said of those.
 */
final class AddressConditions {
    private static final int OCTET = 8;
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    /**
     * An IPv4 address may be written as an IPv6 one, after <code>ffff</code> in letters of either case; whatever the cases, one
     * of these is in it. None of them is in an IPv4 address written as such, and only some IPv6 addresses hold them.
     */
    private static final List<String> MAPPED = List.of("= *ff*", "= *FF*", "= *fF*");

    private AddressConditions() {}

    static @Nullable Condition oneOf(FlowField<?> field, List<IpAddress> addresses) {
        return inside(field, blocksOfOne(addresses));
    }

    static @Nullable Condition noneOf(FlowField<?> field, List<IpAddress> addresses) {
        return outside(field, blocksOfOne(addresses));
    }

    private static List<CidrBlock> blocksOfOne(List<IpAddress> addresses) {
        return addresses.stream().map(AddressConditions::blockOfOne).toList();
    }

    private static CidrBlock blockOfOne(IpAddress address) {
        return CidrBlock.of(address, address.isIpv4() ? IPV4_BITS : IPV6_BITS);
    }

    /** A block between two octets is widened to the next shorter prefix. */
    static @Nullable Condition inside(FlowField<?> field, Collection<CidrBlock> blocks) {
        if (blocks.isEmpty() || !blocks.stream().allMatch(AddressConditions::hasWholeOctet)) {
            return null;
        }
        Stream<String> terms = blocks.stream().sorted().map(block -> "= " + text(block));
        return Condition.any(
                field, Strength.EQUALITY, Stream.concat(terms, MAPPED.stream()).toList());
    }

    /** A block that cannot be excluded as it is is passed over: that excludes less. */
    static @Nullable Condition outside(FlowField<?> field, Collection<CidrBlock> blocks) {
        List<String> terms = blocks.stream()
                .sorted()
                .filter(block -> hasWholeOctet(block) && block.prefixLength() % OCTET == 0)
                .map(block -> "!= " + text(block))
                .toList();
        return terms.isEmpty() ? null : Condition.all(field, Strength.EXCLUSION, terms);
    }

    private static boolean hasWholeOctet(CidrBlock block) {
        return block.isIpv4() && block.prefixLength() >= OCTET;
    }

    private static String text(CidrBlock block) {
        String network = block.network().toString();
        return block.prefixLength() == IPV4_BITS ? network : firstOctets(network, block.prefixLength() / OCTET) + "*";
    }

    /** Returns the octets with the dot behind them. */
    private static String firstOctets(String network, int count) {
        int end = 0;
        for (int i = 0; i < count; i++) {
            end = network.indexOf('.', end) + 1;
        }
        return network.substring(0, end);
    }
}
