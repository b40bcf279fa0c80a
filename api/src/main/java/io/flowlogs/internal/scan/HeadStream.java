package io.flowlogs.internal.scan;

import io.flowlogs.source.FlowLogDecoder;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Internal: a stream whose beginning can be looked at before it is read. */
public final class HeadStream extends InputStream {
    private final InputStream in;
    private final byte[] head = new byte[FlowLogDecoder.HEAD_SIZE];
    private int length;
    private int at;
    private @Nullable IOException failure;

    /**
     * Reads the beginning: all of it for a file, what is there for a pipe, but at least a line. When reading fails, what was read
     * before comes first, and the failure after it.
     *
     * @param in the stream; closed together with this one
     * @param live whether it may be long before more comes, so that a line has to be enough
     */
    public HeadStream(InputStream in, boolean live) {
        this.in = in;
        try {
            fill(live);
        } catch (IOException e) {
            failure = e;
        }
    }

    private void fill(boolean live) throws IOException {
        boolean more = true;
        while (more && length < head.length && (!live || in.available() > 0 || !hasLine())) {
            int read = in.read(head, length, head.length - length);
            more = read >= 0;
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
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int wanted) throws IOException {
        if (wanted == 0) {
            return 0;
        } else if (at == length && failure != null) {
            throw failure;
        } else if (at == length) {
            return in.read(target, offset, wanted);
        }
        int copied = Math.min(wanted, length - at);
        System.arraycopy(head, at, target, offset, copied);
        at += copied;
        return copied;
    }

    @Override
    public int available() throws IOException {
        return length - at + (failure == null ? in.available() : 0);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
