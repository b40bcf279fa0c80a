package io.flowlogs.internal.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/**
 * Internal: the lines of a text that begin in a range of its bytes. Adjacent ranges give every line exactly once.
 */
public final class RangeStream extends InputStream {
    private static final int OVERLAP = 1 << 12;

    private final SeekableByteChannel channel;
    private final long to;
    private long at;
    private long firstOffset;
    private boolean ended;
    private byte[] pending = new byte[0];
    private int pendingAt;

    /**
     * Begins a range.
     *
     * @param channel the text; closed together with this stream
     * @param from the first byte of the range
     * @param to the end of the range, exclusive; {@link Long#MAX_VALUE} for the rest
     * @throws IOException when the text cannot be read
     */
    public RangeStream(SeekableByteChannel channel, long from, long to) throws IOException {
        this.channel = channel;
        this.to = to;
        this.at = from;
        this.firstOffset = from;
        channel.position(from);
        if (from > 0) {
            skipToLine(from - 1);
        }
    }

    /** A line belongs to the range of its first byte, so what stands before the first newline is another's. */
    private void skipToLine(long from) throws IOException {
        channel.position(from);
        at = from;
        byte[] piece = new byte[OVERLAP];
        int newline = -1;
        while (newline < 0 && !ended) {
            int read = fetch(piece, 0, piece.length);
            newline = LineCursor.newline(piece, 0, Math.max(read, 0));
            if (newline >= 0) {
                keep(piece, newline + 1, read);
            } else if (read < 0 || at >= to) {
                ended = true;
            }
        }
    }

    private void keep(byte[] piece, int from, int read) {
        firstOffset = at - (read - from);
        ended = firstOffset >= to;
        pending = Arrays.copyOfRange(piece, from, read);
        at = firstOffset;
    }

    /**
     * Returns where the first line begins.
     *
     * @return its offset in the whole text
     */
    public long firstOffset() {
        return firstOffset;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (ended || length == 0) {
            return length == 0 ? 0 : -1;
        }
        long begin = at;
        int wanted = at < to - 1 ? (int) Math.min(length, to - at) : Math.min(length, OVERLAP);
        int read = take(target, offset, wanted);
        if (read < 0 || at < to) {
            ended = read < 0;
            return read;
        }
        return cut(target, offset, begin, read);
    }

    /** The last line is the one with the first newline at or after the range's last byte. */
    private int cut(byte[] target, int offset, long begin, int read) {
        int lastByte = (int) Math.max(0, to - 1 - begin);
        int newline = LineCursor.newline(target, offset + lastByte, offset + read);
        if (newline < 0) {
            return read;
        }
        ended = true;
        return newline + 1 - offset;
    }

    private int take(byte[] target, int offset, int length) throws IOException {
        if (pendingAt < pending.length) {
            int copied = Math.min(length, pending.length - pendingAt);
            System.arraycopy(pending, pendingAt, target, offset, copied);
            pendingAt += copied;
            at += copied;
            return copied;
        }
        return fetch(target, offset, length);
    }

    private int fetch(byte[] target, int offset, int length) throws IOException {
        int read = channel.read(ByteBuffer.wrap(target, offset, length));
        at += Math.max(read, 0);
        return read;
    }

    @Override
    public int available() {
        return 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
