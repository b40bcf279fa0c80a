package io.flowlogs.source.s3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an object at any offset, asked for in pieces from where they are wanted. Each piece is read as it comes; nothing is kept.
 * Used by one thread.
 */
final class ObjectChannel implements SeekableByteChannel {
    /** Large enough for the time to the first byte not to matter, small enough for the rest of one not to. */
    static final long PIECE = 8 << 20;

    private final ObjectBytes bytes;
    private final long ahead;
    private final byte[] buffer = new byte[1 << 16];
    private long position;
    private boolean closed;
    private @Nullable ObjectStream piece;
    private long pieceAt;
    private long pieceEnd;

    /**
     * Makes a channel.
     *
     * @param ahead a request is for so many bytes at least, as if they were going to be read; and for what is being read where that is more
     */
    ObjectChannel(ObjectBytes bytes, long ahead) {
        this.bytes = bytes;
        this.ahead = ahead;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        requireOpen();
        if (position >= size()) {
            return -1;
        }
        int wanted = (int) Math.min(Math.min(target.remaining(), buffer.length), size() - position);
        int read = stream(target.remaining()).read(buffer, 0, wanted);
        if (read > 0) {
            target.put(buffer, 0, read);
            position += read;
            pieceAt = position;
        }
        return read;
    }

    private ObjectStream stream(int wanted) throws IOException {
        ObjectStream current = piece;
        if (current != null && pieceAt == position && position < pieceEnd) {
            return current;
        }
        closePiece();
        pieceAt = position;
        pieceEnd = Math.min(size(), position + Math.max(ahead, wanted));
        ObjectStream next = bytes.range(position, pieceEnd);
        piece = next;
        return next;
    }

    private void closePiece() throws IOException {
        if (piece != null) {
            piece.close();
            piece = null;
        }
    }

    @Override
    public long position() throws IOException {
        requireOpen();
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) throws IOException {
        requireOpen();
        if (newPosition < 0) {
            throw new IllegalArgumentException("expected a position of at least 0, found " + newPosition);
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return bytes.object().size();
    }

    private void requireOpen() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        closePiece();
    }
}
