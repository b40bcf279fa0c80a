package io.flowlogs.format.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A channel as Parquet's library wants it. The end, in which it looks here and there, may have been read before in one piece. */
final class ChannelInput extends SeekableInputStream implements InputFile {
    private final SeekableByteChannel channel;
    private final long length;
    private final byte[] tail;
    private long position;

    private ChannelInput(SeekableByteChannel channel, byte[] tail) throws IOException {
        this.channel = channel;
        this.length = channel.size();
        this.tail = tail;
    }

    static ChannelInput of(SeekableByteChannel channel) throws IOException {
        return new ChannelInput(channel, new byte[0]);
    }

    static ChannelInput withTail(SeekableByteChannel channel, byte[] tail) throws IOException {
        return new ChannelInput(channel, tail);
    }

    @Override
    public long getLength() {
        return length;
    }

    @Override
    public SeekableInputStream newStream() {
        return this;
    }

    @Override
    public long getPos() {
        return position;
    }

    @Override
    public void seek(long newPosition) throws IOException {
        if (newPosition < 0 || newPosition > length) {
            throw new EOFException(
                    "expected a place in the " + length + " bytes of the file, found " + newPosition + ".");
        }
        position = newPosition;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int wanted) throws IOException {
        return read(ByteBuffer.wrap(target, offset, wanted));
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (position >= length && target.hasRemaining()) {
            return -1;
        }
        int read = position >= length - tail.length ? fromTail(target) : fromChannel(target);
        position += Math.max(read, 0);
        return read;
    }

    private int fromTail(ByteBuffer target) {
        int read = (int) Math.min(target.remaining(), length - position);
        target.put(tail, (int) (position - (length - tail.length)), read);
        return read;
    }

    private int fromChannel(ByteBuffer target) throws IOException {
        if (channel.position() != position) {
            channel.position(position);
        }
        return channel.read(target);
    }

    @Override
    public void readFully(byte[] target) throws IOException {
        readFully(ByteBuffer.wrap(target));
    }

    @Override
    public void readFully(byte[] target, int offset, int wanted) throws IOException {
        readFully(ByteBuffer.wrap(target, offset, wanted));
    }

    @Override
    public void readFully(ByteBuffer target) throws IOException {
        while (target.hasRemaining()) {
            if (read(target) < 0) {
                throw new EOFException("expected " + target.remaining() + " bytes more, found the end of the file.");
            }
        }
    }

    /** The channel is its owner's to close. */
    @Override
    public void close() {}
}
