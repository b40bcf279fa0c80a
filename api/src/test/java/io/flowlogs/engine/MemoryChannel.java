package io.flowlogs.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.Random;

/** Reads {@link MemoryBytes} at any offset. */
final class MemoryChannel implements SeekableByteChannel {
    private static final int SHORT = 70;

    private final MemoryBytes bytes;
    private final Random dice;
    private long at;
    private boolean closed;

    MemoryChannel(MemoryBytes bytes) {
        this.bytes = bytes;
        this.dice = new Random(bytes.seed());
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int left = MemoryStream.reachable(bytes, at);
        if (left < 0) {
            return -1;
        }
        int wanted = bytes.seed() == 0 ? target.remaining() : 1 + dice.nextInt(SHORT);
        int read = Math.min(Math.min(target.remaining(), wanted), left);
        byte[] piece = new byte[read];
        bytes.copy((int) at, piece, 0, read);
        target.put(piece);
        at += read;
        return read;
    }

    @Override
    public long position() {
        return at;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        at = newPosition;
        return this;
    }

    @Override
    public long size() {
        return bytes.length();
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
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
