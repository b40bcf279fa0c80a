package io.flowlogs.source;

import java.io.InputStream;
import java.util.OptionalLong;

/** Nothing, of unknown size, that can be read once from the beginning. */
record Pipe(String name) implements Split.OfBytes {
    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    public InputStream open() {
        return InputStream.nullInputStream();
    }
}
