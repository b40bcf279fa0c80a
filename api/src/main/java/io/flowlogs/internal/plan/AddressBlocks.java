package io.flowlogs.internal.plan;

import io.flowlogs.internal.text.AddressText;
import io.flowlogs.value.AddressSet;
import io.flowlogs.value.CidrBlock;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A set of addresses as rows are tested against it. Immutable. */
final class AddressBlocks {
    private final AddressSet addresses;

    // What is asked most is one IPv4 network, and comparing costs less than looking it up.
    private final boolean isOneIpv4;
    private final long mask;
    private final long network;

    AddressBlocks(AddressSet addresses, @Nullable CidrBlock only) {
        this.addresses = addresses;
        this.isOneIpv4 = only != null && only.isIpv4();
        this.mask = only == null ? 0 : -1L << (Integer.SIZE - Math.min(only.prefixLength(), Integer.SIZE));
        this.network = only == null ? 0 : only.network().low();
    }

    static AddressBlocks of(Collection<CidrBlock> blocks) {
        CidrBlock only = blocks.size() == 1 ? blocks.iterator().next() : null;
        return new AddressBlocks(AddressSet.of(blocks), only);
    }

    static AddressBlocks of(AddressSet addresses) {
        return new AddressBlocks(addresses, null);
    }

    boolean contains(long high, long low) {
        return isOneIpv4 ? high == 0 && (low & mask) == network : addresses.contains(high, low);
    }

    /** IPv4 before IPv6, then by number. */
    static int compare(long leftHigh, long leftLow, long rightHigh, long rightLow) {
        boolean leftIpv4 = AddressText.isIpv4(leftHigh, leftLow);
        if (leftIpv4 != AddressText.isIpv4(rightHigh, rightLow)) {
            return leftIpv4 ? -1 : 1;
        }
        int order = Long.compareUnsigned(leftHigh, rightHigh);
        return order != 0 ? order : Long.compareUnsigned(leftLow, rightLow);
    }
}
