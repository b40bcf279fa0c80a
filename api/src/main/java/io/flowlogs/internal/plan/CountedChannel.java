package io.flowlogs.internal.plan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.function.IntConsumer;

/** Counts the stored bytes as they are read, wherever they lie. */
final class CountedChannel implements SeekableByteChannel {
    private final SeekableByteChannel channel;
    private final IntConsumer count;

    CountedChannel(SeekableByteChannel channel, IntConsumer count) {
        this.channel = channel;
        this.count = count;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int read = channel.read(target);
        if (read > 0) {
            count.accept(read);
        }
        return read;
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public SeekableByteChannel position(long newPosition) throws IOException {
        channel.position(newPosition);
        return this;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
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
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
