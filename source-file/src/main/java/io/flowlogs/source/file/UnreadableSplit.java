package io.flowlogs.source.file;

import io.flowlogs.source.Split;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** Something that was found but cannot be read. It fails when opened, so that it is reported like any file that cannot be read. */
record UnreadableSplit(String name, String problem) implements Split.OfBytes {
    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    public InputStream open() throws IOException {
        throw new IOException(problem);
    }

    @Override
    public String toString() {
        return name;
    }
}
