package io.flowlogs.engine;

import io.flowlogs.source.Split;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** Bytes in memory that behave like a file, or, as a test wishes, like a pipe, or like a disk about to die. Immutable. */
public final class MemoryBytes implements Split.OfBytes {
    /** What the disk says when it dies. */
    public static final String FAULT = "the disk gave up";

    private final String name;
    private final byte[] content;
    private final boolean sized;
    private final boolean seekable;
    private final long seed;
    private final long faultAt;

    private MemoryBytes(String name, byte[] content, boolean sized, boolean seekable, long seed, long faultAt) {
        this.name = name;
        this.content = content.clone();
        this.sized = sized;
        this.seekable = seekable;
        this.seed = seed;
        this.faultAt = faultAt;
    }

    /** A file. */
    public static MemoryBytes file(String name, byte[] content) {
        return new MemoryBytes(name, content, true, true, 0, Long.MAX_VALUE);
    }

    /** A file of text. */
    public static MemoryBytes file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The same as it comes out of a pipe. */
    MemoryBytes piped() {
        return new MemoryBytes(name, content, false, false, seed, faultAt);
    }

    /** The same, of known size but to be read from the beginning only. */
    MemoryBytes unseekable() {
        return new MemoryBytes(name, content, sized, false, seed, faultAt);
    }

    /** The same, but every read gives a random number of bytes. */
    MemoryBytes inShortReads(long withSeed) {
        return new MemoryBytes(name, content, sized, seekable, withSeed, faultAt);
    }

    /** The same, but reading fails at an offset. */
    MemoryBytes failingAt(long offset) {
        return new MemoryBytes(name, content, sized, seekable, seed, offset);
    }

    int length() {
        return content.length;
    }

    /** Where reading fails; {@link Long#MAX_VALUE} where it does not. */
    long faultAt() {
        return faultAt;
    }

    /** When not 0, every read gives a random number of bytes. */
    long seed() {
        return seed;
    }

    void copy(int from, byte[] target, int offset, int bytes) {
        System.arraycopy(content, from, target, offset, bytes);
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
    public OptionalLong size() {
        return sized ? OptionalLong.of(content.length) : OptionalLong.empty();
    }

    @Override
    public InputStream open() {
        return new MemoryStream(this);
    }

    @Override
    public SeekableByteChannel openChannel() {
        return new MemoryChannel(this);
    }

    @Override
    public String toString() {
        return name;
    }
}
