package io.flowlogs.format.parquet;

import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.Split;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.OptionalLong;

/** A source of one file, which lies in memory. */
final class MemoryFile implements FlowRecordSource, Split.OfBytes {
    private final String name;
    private final byte[] content;
    private final boolean seekable;

    private MemoryFile(String name, byte[] content, boolean seekable) {
        this.name = name;
        this.content = content;
        this.seekable = seekable;
    }

    static MemoryFile of(String name, byte[] content) {
        return new MemoryFile(name, content, true);
    }

    MemoryFile piped() {
        return new MemoryFile(name, content, false);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isSeekable() {
        return seekable;
    }

    @Override
    public ScanPlan plan(ScanRequest request) {
        return ScanPlan.of(List.of(this), request.filter());
    }

    @Override
    public OptionalLong size() {
        return seekable ? OptionalLong.of(content.length) : OptionalLong.empty();
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(content);
    }

    @Override
    public SeekableByteChannel openChannel() {
        return new Channel();
    }

    @Override
    public void close() {}

    private final class Channel implements SeekableByteChannel {
        private long at;

        @Override
        public int read(ByteBuffer target) {
            if (at >= content.length) {
                return -1;
            }
            // Reads may be short.
            int read = Math.min(Math.min(target.remaining(), 1000), (int) (content.length - at));
            target.put(content, (int) at, read);
            at += read;
            return read;
        }

        @Override
        public int write(ByteBuffer source) {
            throw new NonWritableChannelException();
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
            return content.length;
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new NonWritableChannelException();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
