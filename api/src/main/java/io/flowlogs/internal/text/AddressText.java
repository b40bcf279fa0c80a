package io.flowlogs.internal.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Internet addresses as bytes of ASCII, read and written without allocation. Internal; the hot path stands on it.
 *
 * <p>An address is 128 bits in two longs; IPv4 is held in its IPv4-mapped form, {@code ::ffff:a.b.c.d}.
 */
public final class AddressText {
    /** The longest text of an address that {@link #parse} accepts. */
    public static final int MAX_LENGTH = 45;

    /** The room {@link #write} needs from its starting position on, whatever the address. */
    public static final int MAX_WRITTEN = 39;

    /** The low half of an IPv4 address is this plus the 32 bits of the address; its high half is 0. */
    public static final long IPV4_PREFIX = 0x0000_FFFF_0000_0000L;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int MIN_IPV4 = 7;
    private static final int MAX_IPV4 = 15;
    /** How far past the start of a dotted quad {@link #ipv4Wide} may look. */
    private static final int WIDE = 20;

    private static final long LOW_SEVEN = 0x7F7F7F7F7F7F7F7FL;
    private static final long DOTS = 0x2E2E2E2E2E2E2E2EL;
    /** Gathers the lowest bit of each byte of a word into the top byte. */
    private static final long GATHER = 0x0102040810204080L;

    private static final long HIGH_BITS = 0x8080808080808080L;
    /** Added to a byte, lifts 10 and more to the high bit. */
    private static final long ABOVE_NINE = 0x7676767676767676L;
    /** The lowest byte of each half of a word. */
    private static final long BYTE_0 = 0x000000FF000000FFL;

    private static final int[] OCTETS = octets();

    private AddressText() {}

    /**
     * Reads the whole range as an address: IPv4 as four decimal octets without leading zeros; IPv6 full, compressed or
     * with a dotted tail, in either case. Zones, brackets and names are no addresses.
     *
     * @param b holds the text; bytes outside the range may be anything and do not change the answer
     * @param from the first byte of the address
     * @param to the byte after its last, at least {@code from}
     * @param out receives the high and the low half at 0 and 1; its content is undefined when the answer is false
     * @return whether the range holds an address
     */
    public static boolean parse(byte[] b, int from, int to, long[] out) {
        long ipv4 = ipv4(b, from, to);
        if (ipv4 < 0) {
            return Ipv6Text.parse(b, from, to, out);
        }
        out[0] = 0;
        out[1] = IPV4_PREFIX | ipv4;
        return true;
    }

    /**
     * Reads the whole range as an IPv4 address of four decimal octets without leading zeros.
     *
     * @param b holds the text; bytes outside the range may be anything and do not change the answer
     * @param from the first byte of the address
     * @param to the byte after its last, at least {@code from}
     * @return the address as an unsigned 32-bit number, or -1 when the range holds none
     */
    public static long ipv4(byte[] b, int from, int to) {
        int length = to - from;
        if (length < MIN_IPV4 || length > MAX_IPV4) {
            return -1;
        }
        return b.length - from >= WIDE ? ipv4Wide(b, from, length) : ipv4Narrow(b, from, to);
    }

    /**
     * Finds the dots first and then reads the four octets independently of each other: the lengths of octets are as
     * good as random, so a branch on each digit would be mispredicted all the time.
     */
    private static long ipv4Wide(byte[] b, int from, int length) {
        int dots = (dots((long) LONG.get(b, from)) | (dots((long) LONG.get(b, from + Long.BYTES)) << 8))
                & ((1 << length) - 1);
        int afterFirst = dots & (dots - 1);
        int afterSecond = afterFirst & (afterFirst - 1);
        if (afterSecond == 0 || (afterSecond & (afterSecond - 1)) != 0) {
            return -1;
        }
        int first = Integer.numberOfTrailingZeros(dots);
        int second = Integer.numberOfTrailingZeros(afterFirst);
        int third = Integer.numberOfTrailingZeros(afterSecond);
        int left = octets(b, from, first, from + first + 1, second - first - 1);
        int right = octets(b, from + second + 1, third - second - 1, from + third + 1, length - third - 1);
        return (left | right) < 0 ? -1 : ((long) left << 16) | right;
    }

    /** Returns one bit for each byte of the word that is a dot, the first byte's bit lowest. */
    private static int dots(long word) {
        long zeroWhereDot = word ^ DOTS;
        long marks = ~(((zeroWhereDot & LOW_SEVEN) + LOW_SEVEN) | zeroWhereDot | LOW_SEVEN);
        return (int) (((marks >>> 7) * GATHER) >>> 56);
    }

    /** Reads two octets, each in one half of a word and without a branch; negative when one is none. */
    private static int octets(byte[] b, int at, int length, int nextAt, int nextLength) {
        long digits = digits(b, nextAt, nextLength) | (digits(b, at, length) << Integer.SIZE);
        long bad = ((digits + ABOVE_NINE) | digits) & HIGH_BITS;
        // In each half: the hundreds in byte 0, tens and ones together in byte 2.
        long pairs = digits * 10 + (digits >>> Byte.SIZE);
        long values = (pairs & BYTE_0) * 100 + ((pairs >>> (2 * Byte.SIZE)) & BYTE_0);
        int value = (int) values;
        int higher = (int) (values >>> Integer.SIZE);
        int outside = (0xFF - value) | (0xFF - higher) | (value - least(nextLength)) | (higher - least(length));
        int badLength = (length - 1) | (3 - length) | (nextLength - 1) | (3 - nextLength);
        return bad != 0 || (outside | badLength) < 0 ? -1 : (higher << Byte.SIZE) | value;
    }

    /** Returns up to three digits as the upper bytes of 32 bits, the last digit on top. Reads four bytes always. */
    private static long digits(byte[] b, int at, int length) {
        int word = ((int) INT.get(b, at) ^ 0x30303030) << (Integer.SIZE - length * Byte.SIZE);
        return Integer.toUnsignedLong(word);
    }

    /** Returns the least number of that many digits that has no leading zero: 0, 10 or 100. */
    private static int least(int length) {
        return (0x640A00 >>> ((length - 1) * Byte.SIZE)) & 0xFF;
    }

    /** The same over single bytes, for an address too near the end of its array. */
    private static long ipv4Narrow(byte[] b, int from, int to) {
        long bits = 0;
        int octets = 0;
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || b[i] == '.') {
                int octet = octetNarrow(b, start, i);
                if (octet < 0 || ++octets > 4) {
                    return -1;
                }
                bits = (bits << 8) | octet;
                start = i + 1;
            }
        }
        return octets == 4 ? bits : -1;
    }

    private static int octetNarrow(byte[] b, int from, int to) {
        int length = to - from;
        if (length < 1 || length > 3 || (length > 1 && b[from] == '0')) {
            return -1;
        }
        int value = (int) DecimalText.parseUnsigned(b, from, to);
        return value <= 0xFF ? value : -1;
    }

    /**
     * Writes an address in its canonical form: dotted for IPv4, after RFC 5952 for IPv6.
     *
     * @param high the first 64 bits
     * @param low the last 64 bits
     * @param out receives the text; must have {@link #MAX_WRITTEN} bytes from {@code at} on, of which those behind the
     *     text
     *     may be overwritten
     * @param at where the text starts
     * @return the position after the last byte of the text
     */
    public static int write(long high, long low, byte[] out, int at) {
        return isIpv4(high, low) ? writeIpv4((int) low, out, at) : Ipv6Text.write(high, low, out, at);
    }

    /**
     * Tells the families apart.
     *
     * @param high the first 64 bits
     * @param low the last 64 bits
     * @return whether the address is an IPv4 one
     */
    public static boolean isIpv4(long high, long low) {
        return high == 0 && low >>> 32 == 0xFFFF;
    }

    private static int writeIpv4(int bits, byte[] out, int at) {
        int first = writeOctet(bits >>> 24, out, at);
        int second = writeOctet((bits >>> 16) & 0xFF, out, first);
        int third = writeOctet((bits >>> 8) & 0xFF, out, second);
        return writeOctet(bits & 0xFF, out, third) - 1;
    }

    /** Writes an octet and a dot. */
    private static int writeOctet(int octet, byte[] out, int at) {
        int entry = OCTETS[octet];
        INT.set(out, at, entry & 0xFFFFFF);
        int end = at + (entry >>> 24);
        out[end] = '.';
        return end + 1;
    }

    /** The digits of every octet in the order of their bytes, and how many they are in the top byte. */
    private static int[] octets() {
        int[] octets = new int[256];
        for (int i = 0; i < octets.length; i++) {
            String digits = Integer.toString(i);
            int entry = digits.length() << 24;
            for (int j = 0; j < digits.length(); j++) {
                entry |= digits.charAt(j) << (j * Byte.SIZE);
            }
            octets[i] = entry;
        }
        return octets;
    }
}
