package io.flowlogs.internal.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Decimal numbers as bytes of ASCII, read and written without allocation. Internal; the hot path stands on it. */
public final class DecimalText {
    /** The most bytes {@link #write} needs: a sign and nineteen digits. */
    public static final int MAX_LENGTH = 20;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WORD = Long.BYTES;
    private static final long ZEROS = 0x3030303030303030L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    /** Added to a byte, lifts 10 and more to the high bit. */
    private static final long ABOVE_NINE = 0x7676767676767676L;

    private static final long TEN_TO_8 = 100_000_000L;
    private static final long TEN_TO_16 = TEN_TO_8 * TEN_TO_8;
    private static final int MAX_DIGITS = 19;
    private static final long[] POWERS = powersOfTen();
    private static final short[] PAIRS = digitPairs();
    private static final byte[] LEAST = Long.toString(Long.MIN_VALUE).getBytes(StandardCharsets.US_ASCII);

    private DecimalText() {}

    /**
     * Reads the whole range as a decimal number. Leading zeros count as digits like any other; there is no sign, blank
     * or separator.
     *
     * @param b holds the text; bytes outside the range may be anything and do not change the answer
     * @param from the first byte of the number
     * @param to the byte after its last, at least {@code from}
     * @return the number, or -1 when the range is empty, holds anything but the digits 0 to 9, or a number above
     *     {@link Long#MAX_VALUE}
     */
    public static long parseUnsigned(byte[] b, int from, int to) {
        int length = to - from;
        if (length <= 0) {
            return -1;
        }
        if (length <= WORD) {
            return upToEight(b, from, to);
        }
        if (length <= 2 * WORD) {
            long head = upToEight(b, from, to - WORD);
            long tail = upToEight(b, to - WORD, to);
            return (head | tail) < 0 ? -1 : head * TEN_TO_8 + tail;
        }
        return parseLong(b, from, to);
    }

    /** Reads 17 digits and more: rare, so it may take a detour. */
    private static long parseLong(byte[] b, int from, int to) {
        int first = to - from > MAX_DIGITS ? skipZeros(b, from, to - MAX_DIGITS) : from;
        if (to - first > MAX_DIGITS) {
            return -1;
        }
        long head = upToEight(b, first, to - 2 * WORD);
        long middle = upToEight(b, to - 2 * WORD, to - WORD);
        long tail = upToEight(b, to - WORD, to);
        // Below 10^19 in all, so an overflow shows in the sign and cannot wrap past it.
        long sum = head * TEN_TO_16 + middle * TEN_TO_8 + tail;
        return (head | middle | tail | sum) < 0 ? -1 : sum;
    }

    private static int skipZeros(byte[] b, int from, int limit) {
        int at = from;
        while (at < limit && b[at] == '0') {
            at++;
        }
        return at;
    }

    /**
     * Reads one to eight digits as one word that ends with the last digit, unless the array starts too late for that.
     */
    private static long upToEight(byte[] b, int from, int to) {
        if (to < WORD) {
            return oneByOne(b, from, to);
        }
        long word = (long) LONG.get(b, to - WORD) ^ ZEROS;
        // What stands before the number becomes leading zeros.
        long digits = word & (-1L << ((WORD - (to - from)) * Byte.SIZE));
        if ((((digits + ABOVE_NINE) | digits) & HIGH_BITS) != 0) {
            return -1;
        }
        return joined(digits);
    }

    /** Joins eight digits, the first in the lowest byte: neighbours to pairs, pairs to fours, fours to the number. */
    private static long joined(long digits) {
        long pairs = digits * 10 + (digits >>> 8);
        long left = (pairs & 0x000000FF000000FFL) * (100L + (1_000_000L << 32));
        long right = ((pairs >>> 16) & 0x000000FF000000FFL) * (1L + (10_000L << 32));
        return (left + right) >>> 32;
    }

    private static long oneByOne(byte[] b, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = b[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /**
     * Writes a number in its shortest decimal form, with {@code -} before a negative one.
     *
     * @param value any number
     * @param out receives the text; must have room for it, which {@link #MAX_LENGTH} bytes always are
     * @param at where the text starts
     * @return the position after the last byte written
     */
    public static int write(long value, byte[] out, int at) {
        if (value >= 0) {
            return writeDigits(value, out, at);
        }
        if (value == Long.MIN_VALUE) {
            System.arraycopy(LEAST, 0, out, at, LEAST.length);
            return at + LEAST.length;
        }
        out[at] = '-';
        return writeDigits(-value, out, at + 1);
    }

    private static int writeDigits(long value, byte[] out, int at) {
        int end = at + digits(value);
        int position = end;
        long rest = value;
        while (rest >= 100) {
            long hundreds = rest / 100;
            position -= 2;
            SHORT.set(out, position, PAIRS[(int) (rest - hundreds * 100)]);
            rest = hundreds;
        }
        if (rest >= 10) {
            SHORT.set(out, position - 2, PAIRS[(int) rest]);
        } else {
            out[position - 1] = (byte) ('0' + rest);
        }
        return end;
    }

    /** Counts the digits of a number that is not negative: a guess from its bits, one too many at the most. */
    private static int digits(long value) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(value | 1);
        int guess = (bits * 1233) >>> 12;
        return guess + (value >= POWERS[guess] || guess == 0 ? 1 : 0);
    }

    private static long[] powersOfTen() {
        long[] powers = new long[MAX_DIGITS];
        long power = 1;
        for (int i = 0; i < MAX_DIGITS; i++) {
            powers[i] = power;
            power *= 10;
        }
        return powers;
    }

    private static short[] digitPairs() {
        short[] pairs = new short[100];
        for (int i = 0; i < 100; i++) {
            pairs[i] = (short) (('0' + i / 10) | (('0' + i % 10) << 8));
        }
        return pairs;
    }
}
