package io.flowlogs.internal.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The IPv6 half of {@link AddressText}. */
final class Ipv6Text {
    private static final int GROUPS = 8;
    private static final int GROUP_BITS = 16;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VALUES = values();

    private Ipv6Text() {}

    /** Reads groups into the low end of 128 bits, notes where {@code ::} stood, and opens the gap when all is read. */
    static boolean parse(byte[] b, int from, int to, long[] out) {
        if (to - from < 2 || to - from > AddressText.MAX_LENGTH) {
            return false;
        }
        int at = from;
        int gap = -1;
        if (b[at] == ':') {
            if (b[at + 1] != ':') {
                return false;
            }
            gap = 0;
            at += 2;
        }
        out[0] = 0;
        out[1] = 0;
        int groups = 0;
        while (at < to) {
            int end = hexEnd(b, at, to);
            if (end < to && b[end] == '.') {
                return appendIpv4(b, at, to, out) && finish(groups + 2, gap, out);
            }
            if (end == at || end - at > 4) {
                return false;
            }
            append(hex(b, at, end), GROUP_BITS, out);
            groups++;
            if (end == to) {
                break;
            }
            at = end + 1;
            if (b[end] != ':' || at == to) {
                return false;
            }
            if (b[at] == ':') {
                if (gap >= 0) {
                    return false;
                }
                gap = groups;
                at++;
            }
        }
        return finish(groups, gap, out);
    }

    private static int hexEnd(byte[] b, int from, int to) {
        int at = from;
        while (at < to && VALUES[b[at] & 0xFF] >= 0) {
            at++;
        }
        return at;
    }

    private static int hex(byte[] b, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = (value << 4) | VALUES[b[i] & 0xFF];
        }
        return value;
    }

    private static boolean appendIpv4(byte[] b, int from, int to, long[] out) {
        long ipv4 = AddressText.ipv4(b, from, to);
        append(ipv4, Integer.SIZE, out);
        return ipv4 >= 0;
    }

    private static void append(long value, int bits, long[] out) {
        out[0] = (out[0] << bits) | (out[1] >>> (Long.SIZE - bits));
        out[1] = (out[1] << bits) | value;
    }

    private static boolean finish(int groups, int gap, long[] out) {
        if (gap < 0) {
            return groups == GROUPS;
        }
        // The gap must stand for one group at least.
        if (groups >= GROUPS) {
            return false;
        }
        openGap((groups - gap) * GROUP_BITS, (GROUPS - groups) * GROUP_BITS, out);
        return true;
    }

    /** Moves all but the last {@code tail} bits up by {@code shift} bits. */
    private static void openGap(int tail, int shift, long[] out) {
        long tailHigh = tail <= Long.SIZE ? 0 : out[0] & ((1L << (tail - Long.SIZE)) - 1);
        long tailLow = tail >= Long.SIZE ? out[1] : out[1] & ((1L << tail) - 1);
        long headHigh = out[0] ^ tailHigh;
        long headLow = out[1] ^ tailLow;
        if (shift < Long.SIZE) {
            out[0] = (headHigh << shift) | (headLow >>> (Long.SIZE - shift)) | tailHigh;
            out[1] = (headLow << shift) | tailLow;
        } else {
            out[0] = (headLow << (shift - Long.SIZE)) | tailHigh;
            out[1] = tailLow;
        }
    }

    static int write(long high, long low, byte[] out, int at) {
        int run = longestZeroRun(high, low);
        int runStart = run >>> 4;
        int runEnd = runStart + (run & 0xF);
        int position = at;
        for (int i = 0; i < GROUPS; i++) {
            if (i == runStart && runEnd > runStart) {
                out[position++] = ':';
                out[position++] = ':';
                i = runEnd - 1;
                continue;
            }
            if (i > 0 && i != runEnd) {
                out[position++] = ':';
            }
            position = writeGroup(group(high, low, i), out, position);
        }
        return position;
    }

    /** Returns start and length, four bits each, of the first longest run of two zero groups or more; 0 without one. */
    private static int longestZeroRun(long high, long low) {
        int best = 0;
        int length = 0;
        for (int i = 0; i < GROUPS; i++) {
            length = group(high, low, i) == 0 ? length + 1 : 0;
            if (length > 1 && length > (best & 0xF)) {
                best = ((i - length + 1) << 4) | length;
            }
        }
        return best;
    }

    private static int group(long high, long low, int index) {
        long half = index < 4 ? high : low;
        return (int) (half >>> (48 - (index & 3) * GROUP_BITS)) & 0xFFFF;
    }

    private static int writeGroup(int group, byte[] out, int at) {
        int position = at;
        for (int shift = group < 0x10 ? 0 : group < 0x100 ? 4 : group < 0x1000 ? 8 : 12; shift >= 0; shift -= 4) {
            out[position++] = DIGITS[(group >>> shift) & 0xF];
        }
        return position;
    }

    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < 16; i++) {
            values[DIGITS[i]] = (byte) i;
            values[Character.toUpperCase((char) DIGITS[i])] = (byte) i;
        }
        return values;
    }
}
