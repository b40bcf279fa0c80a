package io.flowlogs.gen;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A byte buffer in front of a stream. Callers reserve room once a line and then append without checks or allocation. */
final class ByteSink {
    private static final int CAPACITY = 1 << 18;
    private static final byte[] DIGIT_PAIRS = digitPairs();

    private final OutputStream target;
    private final byte[] scratch = new byte[20];
    private byte[] buffer = new byte[CAPACITY];
    private int length;
    private long flushed;

    ByteSink(OutputStream target) {
        this.target = target;
    }

    private static byte[] digitPairs() {
        byte[] pairs = new byte[200];
        for (int i = 0; i < 100; i++) {
            pairs[2 * i] = (byte) ('0' + i / 10);
            pairs[2 * i + 1] = (byte) ('0' + i % 10);
        }
        return pairs;
    }

    /** Makes room for {@code count} bytes. */
    void reserve(int count) throws IOException {
        if (buffer.length - length >= count) return;
        flush();
        if (buffer.length < count) buffer = new byte[count];
    }

    /** Hands what is buffered to the stream, which is not flushed itself. */
    void flush() throws IOException {
        target.write(buffer, 0, length);
        flushed += length;
        length = 0;
    }

    /** All that was ever put and kept. */
    long total() {
        return flushed + length;
    }

    void put(char ascii) {
        buffer[length++] = (byte) ascii;
    }

    void put(byte[] text) {
        System.arraycopy(text, 0, buffer, length, text.length);
        length += text.length;
    }

    void put(String ascii) {
        for (int i = 0; i < ascii.length(); i++) put(ascii.charAt(i));
    }

    /** Writes a number that is not negative. */
    void put(long number) {
        int at = scratch.length;
        long rest = number;
        while (rest >= 100) {
            long quotient = rest / 100;
            int pair = (int) (rest - quotient * 100) << 1;
            rest = quotient;
            scratch[--at] = DIGIT_PAIRS[pair + 1];
            scratch[--at] = DIGIT_PAIRS[pair];
        }
        if (rest >= 10) scratch[--at] = DIGIT_PAIRS[((int) rest << 1) + 1];
        scratch[--at] = rest >= 10 ? DIGIT_PAIRS[(int) rest << 1] : (byte) ('0' + rest);
        int count = scratch.length - at;
        System.arraycopy(scratch, at, buffer, length, count);
        length += count;
    }

    /** Writes a number with leading zeros. */
    void putPadded(long number, int digits) {
        long rest = number;
        for (int at = length + digits - 1; at >= length; at--) {
            buffer[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    void putHex(long bits, int digits) {
        put(Ascii.hex(bits, digits));
    }

    /** A place to compare with or to go back to; valid until the next {@link #reserve(int)}. */
    int position() {
        return length;
    }

    void goBackTo(int position) {
        length = position;
    }

    /** Whether exactly a dash was written since {@code position}. */
    boolean isDashSince(int position) {
        return length == position + 1 && buffer[position] == '-';
    }

    /** Removes and returns everything buffered. */
    String take() {
        String text = new String(buffer, 0, length, StandardCharsets.US_ASCII);
        length = 0;
        return text;
    }
}
