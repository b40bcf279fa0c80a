package io.flowlogs.cli.output;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A buffer that lets its bytes be looked at and changed. Used by one thread: its parent's locks, taken for every cell, would cost
 * more than the copying.
 */
public final class ByteBuilder extends ByteArrayOutputStream {
    /**
     * Makes an empty buffer.
     *
     * @param capacity how many bytes there is room for at first
     */
    public ByteBuilder(int capacity) {
        super(capacity);
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public void write(int value) {
        ensureFree(1);
        buf[count++] = (byte) value;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public void write(byte[] bytes, int from, int length) {
        ensureFree(length);
        System.arraycopy(bytes, from, buf, count, length);
        count += length;
    }

    /**
     * Appends bytes.
     *
     * @param bytes all of them
     */
    public void append(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    /**
     * Appends a text.
     *
     * @param text the text, to be encoded in UTF-8
     */
    public void append(String text) {
        append(text.getBytes(StandardCharsets.UTF_8));
    }

    void ensureFree(int length) {
        if (buf.length - count < length) {
            buf = Arrays.copyOf(buf, Math.max(Math.addExact(count, length), (int) Math.min(1L << 30, buf.length * 2L)));
        }
    }

    /**
     * Lets the bytes be looked at.
     *
     * @return the buffer itself, until the next change
     */
    public byte[] array() {
        return buf;
    }

    /**
     * Returns how much there is.
     *
     * @return the number of bytes
     */
    public int length() {
        return count;
    }

    /**
     * Drops what was appended last.
     *
     * @param length the number of bytes to keep
     */
    public void setLength(int length) {
        count = length;
    }

    /**
     * Returns the end as a text.
     *
     * @param from where it begins
     * @return the text
     */
    public String text(int from) {
        return new String(buf, from, count - from, StandardCharsets.UTF_8);
    }
}
