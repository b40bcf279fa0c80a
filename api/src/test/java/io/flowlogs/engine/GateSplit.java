package io.flowlogs.engine;

import io.flowlogs.source.Split;
import java.io.InputStream;
import java.util.OptionalLong;

/**
 * A pipe.
 *
 * @param name the name of the split
 * @param gate what comes out of it
 */
record GateSplit(String name, Gate gate) implements Split.OfBytes {
    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    public InputStream open() {
        return gate;
    }
}
