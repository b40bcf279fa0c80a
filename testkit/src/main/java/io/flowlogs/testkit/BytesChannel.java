package io.flowlogs.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Bytes in memory as a channel to be read, short reads included. Fails, if it should, after some bytes were read. */
final class BytesChannel implements SeekableByteChannel {
    private static final int AT_ONCE = 4000;

    private final byte[] bytes;
    private final long failsAfter;
    private long read;
    private long position;
    private boolean closed;

    BytesChannel(byte[] bytes, long failsAfter) {
        this.bytes = bytes;
        this.failsAfter = failsAfter;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        requireOpen();
        if (position >= bytes.length) {
            return -1;
        }
        int length = (int) Math.min(Math.min(target.remaining(), AT_ONCE), bytes.length - position);
        if (read + length > failsAfter) {
            throw new IOException(FaultySource.PROBLEM);
        }
        target.put(bytes, (int) position, length);
        position += length;
        read += length;
        return length;
    }

    @Override
    public long position() throws IOException {
        requireOpen();
        return position;
    }

    @Override
    public SeekableByteChannel position(long to) throws IOException {
        requireOpen();
        if (to < 0) {
            throw new IllegalArgumentException("expected a position of 0 or more, found " + to);
        }
        position = to;
        return this;
    }

    @Override
    public long size() throws IOException {
        requireOpen();
        return bytes.length;
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
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
}
