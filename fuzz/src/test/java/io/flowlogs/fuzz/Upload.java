package io.flowlogs.fuzz;

import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.Split;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.OptionalLong;

/** A source of one file in memory, which somebody else made. */
final class Upload implements FlowRecordSource, Split.OfBytes {
    private final byte[] content;

    Upload(byte[] content) {
        this.content = content;
    }

    @Override
    public String name() {
        return "upload";
    }

    @Override
    public ScanPlan plan(ScanRequest request) {
        return ScanPlan.of(List.of(this), request.filter());
    }

    @Override
    public boolean isSeekable() {
        return true;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(content.length);
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(content);
    }

    @Override
    public SeekableByteChannel openChannel() {
        return new Channel(ByteBuffer.wrap(content).asReadOnlyBuffer());
    }

    @Override
    public void close() {}

    private static final class Channel implements SeekableByteChannel {
        private final ByteBuffer content;
        private long position;
        private boolean open = true;

        Channel(ByteBuffer content) {
            this.content = content;
        }

        @Override
        public int read(ByteBuffer target) throws ClosedChannelException {
            if (!open) {
                throw new ClosedChannelException();
            }
            if (position >= content.limit()) {
                return -1;
            }
            int length = Math.min(target.remaining(), content.limit() - (int) position);
            target.put(content.slice((int) position, length));
            position += length;
            return length;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public SeekableByteChannel position(long newPosition) {
            position = newPosition;
            return this;
        }

        @Override
        public long size() {
            return content.limit();
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
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
}
