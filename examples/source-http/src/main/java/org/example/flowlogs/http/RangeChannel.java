package org.example.flowlogs.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/** The bytes of a file at any offset, asked for in pieces from where they are wanted. Nothing is kept. Used by one thread. */
final class RangeChannel implements SeekableByteChannel {
    private final StoredFile file;
    private final long size;
    private final long ahead;
    private final byte[] buffer = new byte[1 << 16];
    private long position;
    private boolean closed;
    private @Nullable ResumingStream piece;
    private long pieceAt;
    private long pieceEnd;

    /**
     * Makes a channel.
     *
     * @param ahead a request is for so many bytes at least, as if they were going to be read; and for what is being read where that is more
     */
    RangeChannel(StoredFile file, long size, long ahead) {
        this.file = file;
        this.size = size;
        this.ahead = ahead;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        requireOpen();
        if (!target.hasRemaining()) {
            return 0;
        } else if (position >= size) {
            return -1;
        }
        ResumingStream stream = streamHere(target.remaining());
        int wanted = (int) Math.min(Math.min(target.remaining(), buffer.length), pieceEnd - position);
        int read = stream.read(buffer, 0, wanted);
        if (read < 0) {
            throw new IOException(
                    "expected bytes up to " + pieceEnd + ", found the end at " + position + ". Ask again.");
        }
        target.put(buffer, 0, read);
        position += read;
        pieceAt = position;
        return read;
    }

    private ResumingStream streamHere(int wanted) throws IOException {
        ResumingStream current = piece;
        if (current != null && pieceAt == position && position < pieceEnd) {
            return current;
        }
        closePiece();
        pieceAt = position;
        pieceEnd = Math.min(size, position + Math.max(ahead, wanted));
        ResumingStream next = new ResumingStream(file, position, pieceEnd);
        piece = next;
        return next;
    }

    private void closePiece() {
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
    public long size() throws IOException {
        requireOpen();
        return size;
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
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
        closePiece();
    }
}
