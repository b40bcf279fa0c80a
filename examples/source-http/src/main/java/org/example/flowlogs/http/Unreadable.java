package org.example.flowlogs.http;

import io.flowlogs.source.Split;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.OptionalLong;

/**
 * A folder that could not be listed. Everything else is read; this one fails when its turn comes.
 *
 * @param address the folder
 * @param problem why it could not be listed
 */
record Unreadable(URI address, IOException problem) implements Split.OfBytes {
    @Override
    public String name() {
        return address.toString();
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    public InputStream open() throws IOException {
        throw new IOException(problem.getMessage(), problem);
    }

    @Override
    public String toString() {
        return name();
    }
}
