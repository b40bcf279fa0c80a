package io.flowlogs.source.file;

import io.flowlogs.source.Split;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A regular file. */
record FileSplit(Path path, String name, long length) implements Split.OfBytes {
    FileSplit(Path path, long length) {
        this(path, VisibleText.of(path.toString()), length);
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(length);
    }

    /** The day of the time in a name of AWS's. */
    @Override
    public @Nullable LocalDate day() {
        Path file = path.getFileName();
        OptionalLong second = file == null ? OptionalLong.empty() : AwsFileName.epochSecond(file.toString());
        return second.isEmpty() ? null : LocalDate.ofInstant(Instant.ofEpochSecond(second.getAsLong()), ZoneOffset.UTC);
    }

    @Override
    public InputStream open() throws IOException {
        try {
            return Files.newInputStream(path);
        } catch (IOException e) {
            throw new IOException(FileProblem.describe(e), e);
        }
    }

    /** Files without a size may still have a content, such as those in /proc, and have to be read as a stream. */
    @Override
    public boolean isSeekable() {
        return length > 0;
    }

    @Override
    public SeekableByteChannel openChannel() throws IOException {
        try {
            return Files.newByteChannel(path);
        } catch (IOException e) {
            throw new IOException(FileProblem.describe(e), e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
