package io.flowlogs.source.s3;

import io.flowlogs.source.Split;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.SeekableByteChannel;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** An object that is read. Some are fetched before they are opened, which serves the first who opens them. */
final class ObjectSplit implements Split.OfBytes {
    private final String name;
    private final ObjectBytes bytes;
    private final AtomicReference<@Nullable FetchedAhead> ahead = new AtomicReference<>();

    ObjectSplit(String name, ObjectBytes bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    ObjectBytes bytes() {
        return bytes;
    }

    void fetched(FetchedAhead content) {
        ahead.set(content);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(bytes.object().size());
    }

    @Override
    public InputStream open() throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted before the object was read.");
        }
        FetchedAhead content = ahead.getAndSet(null);
        return content == null ? bytes.all() : content.open();
    }

    /** Gzip, which most objects are, cannot be read from the middle; to find that out by its content would take a request for each. */
    @Override
    public boolean isSeekable() {
        return !bytes.object().key().endsWith(".gz");
    }

    @Override
    public SeekableByteChannel openChannel() {
        return new ObjectChannel(bytes, ObjectChannel.PIECE);
    }

    @Override
    public SeekableByteChannel openPieces() {
        return new ObjectChannel(bytes, 0);
    }

    @Override
    public String toString() {
        return name;
    }
}
