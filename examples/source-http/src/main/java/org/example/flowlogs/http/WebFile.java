package org.example.flowlogs.http;

import io.flowlogs.source.Split;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.time.LocalDate;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A file on a web server. */
final class WebFile implements Split.OfBytes {
    /** Large enough for the time to the first byte not to matter, small enough for the rest of one not to. */
    private static final long PIECE = 8 << 20;

    private final URI address;
    private final StoredFile file;
    private final OptionalLong size;
    private final boolean seekable;

    private WebFile(URI address, StoredFile file, OptionalLong size, boolean seekable) {
        this.address = address;
        this.file = file;
        this.size = size;
        this.seekable = seekable;
    }

    /** A file of which nothing is known until it is read. */
    static WebFile unseen(URI address, WebClient web) {
        return new WebFile(address, new StoredFile(address, web, null), OptionalLong.empty(), false);
    }

    /** A file as an answer without a body describes it. Gzip, which most files are, cannot be read from the middle. */
    static WebFile described(URI address, WebClient web, Answer answer, boolean ranges) {
        Version version = Version.of(answer, answer.length());
        boolean seekable = ranges
                && "bytes".equalsIgnoreCase(answer.header("accept-ranges"))
                && version.isTellable()
                && version.length().orElse(0) > 0
                && !address.getRawPath().endsWith(".gz");
        return new WebFile(address, new StoredFile(address, web, version), version.length(), seekable);
    }

    @Override
    public String name() {
        return address.toString();
    }

    @Override
    public OptionalLong size() {
        return size;
    }

    @Override
    public @Nullable LocalDate day() {
        return Horizon.day(address.getRawPath());
    }

    @Override
    public InputStream open() throws IOException {
        return new ResumingStream(file, 0, StoredFile.TO_THE_END);
    }

    @Override
    public boolean isSeekable() {
        return seekable;
    }

    @Override
    public SeekableByteChannel openChannel() {
        return new RangeChannel(file, size.orElseThrow(), PIECE);
    }

    @Override
    public SeekableByteChannel openPieces() {
        return new RangeChannel(file, size.orElseThrow(), 0);
    }

    @Override
    public String toString() {
        return name();
    }
}
