package io.flowlogs.internal.convert;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Gathers bytes, and counts them. */
final class CountedOutput extends OutputStream {
    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private long count;

    CountedOutput(OutputStream out) {
        this.out = new BufferedOutputStream(out, BUFFER);
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        count++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        count += length;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    long count() {
        return count;
    }
}
