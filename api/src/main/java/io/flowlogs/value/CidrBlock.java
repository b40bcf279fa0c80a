package io.flowlogs.value;

import io.flowlogs.internal.text.AddressText;
import io.flowlogs.internal.text.Excerpt;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A block of addresses with a common prefix, such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}.
 *
 * <p>A block holds addresses of its own family only: {@code ::/0} is all of IPv6 and no IPv4 address, although IPv4
 * addresses are numbers in its range. Bits behind the prefix are dropped, so {@code 10.1.2.3/8} equals {@code
 * 10.0.0.0/8}.
 *
 * <p>The order is that of the networks, a shorter prefix (a larger block) first.
 */
public final class CidrBlock implements Comparable<CidrBlock> {
    private static final int IPV4_OFFSET = 96;
    private static final int ALL_BITS = 128;
    private static final Comparator<CidrBlock> ORDER =
            Comparator.comparing(CidrBlock::network).thenComparingInt(CidrBlock::prefixLength);

    private final long high;
    private final long low;
    private final long highMask;
    private final long lowMask;
    private final int bits;
    /** Whether the numbers of this IPv6 block include those that stand for IPv4 addresses. */
    private final boolean spansIpv4;

    private CidrBlock(IpAddress address, int bits) {
        this.bits = bits;
        highMask = bits == 0 ? 0 : -1L << Math.max(0, Long.SIZE - bits);
        lowMask = bits <= Long.SIZE ? 0 : -1L << (ALL_BITS - bits);
        high = address.high() & highMask;
        low = address.low() & lowMask;
        spansIpv4 = bits < IPV4_OFFSET && high == 0 && low == (AddressText.IPV4_PREFIX & lowMask);
    }

    /**
     * Reads {@code ADDRESS/LENGTH}, or a bare address as the block of that address alone. The length counts bits of the
     * notation used: {@code ::ffff:10.0.0.0/104} is {@code 10.0.0.0/8}.
     *
     * @param text the block and nothing else
     * @return the block, its host bits dropped
     * @throws IllegalArgumentException when the text is no block; the message shows the text, shortened and escaped
     */
    public static CidrBlock parse(CharSequence text) {
        String whole = text.toString();
        int slash = whole.indexOf('/');
        String addressText = slash < 0 ? whole : whole.substring(0, slash);
        IpAddress address = IpAddress.parseOrNull(addressText);
        if (address == null) {
            throw malformed(text);
        }
        int offset = addressText.indexOf(':') < 0 ? IPV4_OFFSET : 0;
        int length = slash < 0 ? ALL_BITS - offset : prefixLength(whole, slash + 1);
        if (length < 0 || length > ALL_BITS - offset) {
            throw malformed(text);
        }
        return new CidrBlock(address, length + offset);
    }

    /** Reads the digits of a length, or returns -1 where there is none; it may be too large. */
    static int prefixLength(String text, int from) {
        int digits = text.length() - from;
        if (digits < 1 || digits > 3 || (digits > 1 && text.charAt(from) == '0')) {
            return -1;
        }
        int length = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            length = length * 10 + (c - '0');
        }
        return length;
    }

    private static IllegalArgumentException malformed(CharSequence text) {
        return new IllegalArgumentException(
                "expected an address or a block such as 10.0.0.0/8 (to /32) or 2001:db8::/32 (to /128), found "
                        + Excerpt.of(text));
    }

    /**
     * Makes the block that an address lies in.
     *
     * @param address any address of the block
     * @param prefixLength how many leading bits all addresses of the block share: 0 to 32 for IPv4, 0 to 128 for IPv6
     * @return the block, its host bits dropped
     * @throws IllegalArgumentException when the prefix length does not suit the address
     */
    public static CidrBlock of(IpAddress address, int prefixLength) {
        int offset = address.isIpv4() ? IPV4_OFFSET : 0;
        if (prefixLength < 0 || prefixLength > ALL_BITS - offset) {
            throw new IllegalArgumentException("expected a prefix length from 0 to " + (ALL_BITS - offset) + " for "
                    + address + ", found " + prefixLength);
        }
        return new CidrBlock(address, prefixLength + offset);
    }

    /**
     * Tells whether an address lies in this block.
     *
     * @param address any address
     * @return whether it is of the block's family and shares its prefix
     */
    public boolean contains(IpAddress address) {
        return contains(address.high(), address.low());
    }

    /**
     * Tells whether an address, given as its bits, lies in this block.
     *
     * @param addressHigh the first 64 bits, as {@link IpAddress#high} returns them
     * @param addressLow the last 64 bits, as {@link IpAddress#low} returns them
     * @return whether it is of the block's family and shares its prefix
     */
    public boolean contains(long addressHigh, long addressLow) {
        return (((addressHigh & highMask) ^ high) | ((addressLow & lowMask) ^ low)) == 0
                && !(spansIpv4 && AddressText.isIpv4(addressHigh, addressLow));
    }

    /**
     * Returns the address the block is named after.
     *
     * @return the same as {@link #first}
     */
    public IpAddress network() {
        return IpAddress.of(high, low);
    }

    /**
     * Returns how many leading bits the addresses share, counted in their own family.
     *
     * @return 0 to 32 for IPv4, 0 to 128 for IPv6
     */
    public int prefixLength() {
        return isIpv4() ? bits - IPV4_OFFSET : bits;
    }

    /**
     * Tells whether the block holds IPv4 addresses.
     *
     * @return false for a block of IPv6
     */
    public boolean isIpv4() {
        return bits >= IPV4_OFFSET && AddressText.isIpv4(high, low);
    }

    /**
     * Returns the lowest address, the network's.
     *
     * @return the address with all host bits 0
     */
    public IpAddress first() {
        return network();
    }

    /**
     * Returns the highest address.
     *
     * @return the address with all host bits 1
     */
    public IpAddress last() {
        return IpAddress.of(high | ~highMask, low | ~lowMask);
    }

    /** Compares by network, IPv4 before IPv6, then the larger block first. */
    @Override
    public int compareTo(CidrBlock other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CidrBlock that && high == that.high && low == that.low && bits == that.bits;
    }

    @Override
    public int hashCode() {
        return 31 * network().hashCode() + bits;
    }

    /** Returns {@code NETWORK/LENGTH}, the network in its canonical form. */
    @Override
    public String toString() {
        return network() + "/" + prefixLength();
    }
}
