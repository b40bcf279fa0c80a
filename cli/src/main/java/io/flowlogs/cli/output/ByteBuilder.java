package io.flowlogs.cli.output;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A buffer that lets its bytes be looked at and changed. Used by one thread: its parent's locks, taken for every cell, would cost
 * more than the copying.
 */
final class ByteBuilder extends ByteArrayOutputStream {
    ByteBuilder(int capacity) {
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

    void append(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    void append(String text) {
        append(text.getBytes(StandardCharsets.UTF_8));
    }

    void ensureFree(int length) {
        if (buf.length - count < length) {
            buf = Arrays.copyOf(buf, Math.max(Math.addExact(count, length), (int) Math.min(1L << 30, buf.length * 2L)));
        }
    }

    byte[] array() {
        return buf;
    }

    int length() {
        return count;
    }

    void setLength(int length) {
        count = length;
    }

    String text(int from) {
        return new String(buf, from, count - from, StandardCharsets.UTF_8);
    }
}
