package io.flowlogs.internal.scan;

import io.flowlogs.source.FlowLogDecoder;
import java.io.IOException;
import java.io.InputStream;

/** Internal: a stream whose beginning can be looked at before it is read. */
public final class HeadStream extends InputStream {
    private final InputStream in;
    private final byte[] head = new byte[FlowLogDecoder.HEAD_SIZE];
    private int length;
    private int at;

    /**
     * Reads the beginning: all of it for a file, what is there for a pipe, but at least a line.
     *
     * @param in the stream; closed together with this one
     * @throws IOException when it cannot be read
     */
    public HeadStream(InputStream in) throws IOException {
        this.in = in;
        boolean more = true;
        while (more && length < head.length && (in.available() > 0 || !hasLine())) {
            int read = in.read(head, length, head.length - length);
            more = read > 0;
            length += Math.max(read, 0);
        }
    }

    private boolean hasLine() {
        return LineCursor.newline(head, 0, length) >= 0;
    }

    /**
     * Returns the beginning.
     *
     * @return a buffer of which {@link #length} bytes are valid; not to be changed
     */
    public byte[] head() {
        return head;
    }

    /**
     * Returns how much is known.
     *
     * @return the number of valid bytes
     */
    public int length() {
        return length;
    }

    @Override
    public int read() throws IOException {
        return at < length ? head[at++] & 0xff : in.read();
    }

    @Override
    public int read(byte[] target, int offset, int wanted) throws IOException {
        if (at == length) {
            return in.read(target, offset, wanted);
        }
        int copied = Math.min(wanted, length - at);
        System.arraycopy(head, at, target, offset, copied);
        at += copied;
        return copied;
    }

    @Override
    public int available() throws IOException {
        return length - at + in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
