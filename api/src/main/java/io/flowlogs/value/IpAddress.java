package io.flowlogs.value;

import io.flowlogs.internal.text.AddressText;
import io.flowlogs.internal.text.Excerpt;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 or IPv6 address: a number, never a name.
 *
 * <p>Every address is 128 bits. IPv4 is held in its IPv4-mapped form, so equality is numeric across notations: {@code
 * ::ffff:1.2.3.4}, {@code ::FFFF:102:304} and {@code 1.2.3.4} are equal, and all of them are IPv4. The IPv4-compatible
 * {@code ::1.2.3.4} is an IPv6 address.
 *
 * <p>The order is IPv4 before IPv6, then by number. Nothing here resolves names or touches the network.
 */
public final class IpAddress implements Comparable<IpAddress> {
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;

    private final long high;
    private final long low;

    private IpAddress(long high, long low) {
        this.high = high;
        this.low = low;
    }

    /**
     * Reads an address in any legal text form: IPv4 as four decimal octets without leading zeros; IPv6 in full,
     * compressed with {@code ::}, or ending in a dotted quad, in upper or lower case. Zones ({@code %eth0}), brackets,
     * blanks, ports, prefix lengths and names are refused.
     *
     * @param text the address and nothing else
     * @return the address
     * @throws IllegalArgumentException when the text is no address; the message shows the text, shortened and escaped
     */
    public static IpAddress parse(CharSequence text) {
        IpAddress address = parseOrNull(text);
        if (address == null) {
            throw new IllegalArgumentException(
                    "expected an IPv4 or IPv6 address such as 10.0.0.1 or 2001:db8::1, found " + Excerpt.of(text));
        }
        return address;
    }

    /**
     * Reads an address as {@link #parse} does.
     *
     * @param text any text
     * @return the address, or null when the text is none
     */
    public static @Nullable IpAddress parseOrNull(CharSequence text) {
        int length = text.length();
        if (length > AddressText.MAX_LENGTH) {
            return null;
        }
        byte[] ascii = new byte[length];
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > 0x7F) {
                return null;
            }
            ascii[i] = (byte) c;
        }
        long[] halves = new long[2];
        return AddressText.parse(ascii, 0, length, halves) ? new IpAddress(halves[0], halves[1]) : null;
    }

    /**
     * Makes an address of its 128 bits.
     *
     * @param high the first 64 bits
     * @param low the last 64 bits
     * @return the address; an IPv4 one when the bits are of the form {@code ::ffff:a.b.c.d}
     */
    public static IpAddress of(long high, long low) {
        return new IpAddress(high, low);
    }

    /**
     * Makes an IPv4 address of its 32 bits.
     *
     * @param bits the first octet in the highest byte
     * @return the address
     */
    public static IpAddress ofIpv4(int bits) {
        return new IpAddress(0, AddressText.IPV4_PREFIX | Integer.toUnsignedLong(bits));
    }

    /**
     * Makes an address of bytes in network order. The array is copied.
     *
     * @param bytes 4 bytes for IPv4 or 16 for IPv6 or IPv4-mapped
     * @return the address
     * @throws IllegalArgumentException when the array has another length
     */
    public static IpAddress of(byte[] bytes) {
        return switch (bytes.length) {
            case IPV4_BYTES -> ofIpv4(ByteBuffer.wrap(bytes).getInt());
            case IPV6_BYTES ->
                new IpAddress(
                        ByteBuffer.wrap(bytes).getLong(), ByteBuffer.wrap(bytes).getLong(Long.BYTES));
            default ->
                throw new IllegalArgumentException(
                        "expected the 4 bytes of an IPv4 address or the 16 of an IPv6 one, found " + bytes.length);
        };
    }

    /**
     * Makes an address of the JDK's. A zone, where it has one, is dropped.
     *
     * @param address an IPv4 or IPv6 address; its host name is neither used nor looked up
     * @return the address
     */
    public static IpAddress of(InetAddress address) {
        return of(address.getAddress());
    }

    /**
     * Returns the first 64 bits.
     *
     * @return 0 for IPv4
     */
    public long high() {
        return high;
    }

    /**
     * Returns the last 64 bits.
     *
     * @return for IPv4, the address itself in the lower 32 bits and {@code 0x0000ffff} above
     */
    public long low() {
        return low;
    }

    /**
     * Tells whether this is an IPv4 address, in whichever notation it was given.
     *
     * @return the opposite of {@link #isIpv6}
     */
    public boolean isIpv4() {
        return AddressText.isIpv4(high, low);
    }

    /**
     * Tells whether this is an IPv6 address. An IPv4-mapped one is not.
     *
     * @return the opposite of {@link #isIpv4}
     */
    public boolean isIpv6() {
        return !isIpv4();
    }

    /**
     * Tells whether the address is set aside for private networks: {@code 10.0.0.0/8}, {@code 172.16.0.0/12} and {@code
     * 192.168.0.0/16} of RFC 1918, and the unique local {@code fc00::/7} of RFC 4193. Loopback, link-local and shared
     * address space ({@code 100.64.0.0/10}) are not counted, and what is not private need not be public.
     *
     * @return whether it is private in this sense
     */
    public boolean isPrivate() {
        if (!isIpv4()) {
            return high >>> 57 == 0xFC >>> 1;
        }
        int bits = (int) low;
        return bits >>> 24 == 10 || bits >>> 20 == 0xAC1 || bits >>> 16 == 0xC0A8;
    }

    /**
     * Returns the address in network order.
     *
     * @return a new array of 4 bytes for IPv4, 16 for IPv6
     */
    public byte[] toBytes() {
        return isIpv4()
                ? ByteBuffer.allocate(IPV4_BYTES).putInt((int) low).array()
                : ByteBuffer.allocate(IPV6_BYTES).putLong(high).putLong(low).array();
    }

    /**
     * Returns the address as the JDK's type, without a host name and without looking one up.
     *
     * @return an {@link java.net.Inet4Address} or an {@link java.net.Inet6Address}
     */
    public InetAddress toInetAddress() {
        try {
            return InetAddress.getByAddress(toBytes());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of 4 or 16 bytes was refused: " + this, e);
        }
    }

    /**
     * Appends what {@link #toString} returns.
     *
     * @param out receives the text
     */
    public void appendTo(StringBuilder out) {
        out.append(toString());
    }

    /** Compares IPv4 before IPv6, then by number. */
    @Override
    public int compareTo(IpAddress other) {
        if (isIpv4() != other.isIpv4()) {
            return isIpv4() ? -1 : 1;
        }
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IpAddress that && high == that.high && low == that.low;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(high) + Long.hashCode(low);
    }

    /**
     * Returns the canonical text: dotted for IPv4, after RFC 5952 for IPv6 (lower case, longest run of zeros as {@code
     * ::}).
     */
    @Override
    public String toString() {
        byte[] text = new byte[AddressText.MAX_WRITTEN];
        int length = AddressText.write(high, low, text, 0);
        return new String(text, 0, length, StandardCharsets.ISO_8859_1);
    }
}
