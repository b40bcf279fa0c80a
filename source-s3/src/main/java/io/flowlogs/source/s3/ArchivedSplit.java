package io.flowlogs.source.s3;

import io.flowlogs.source.Split;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** An object in an archive. It fails when opened, without being asked for, so that it is reported like any that cannot be read. */
record ArchivedSplit(String name, StoredObject object) implements Split.OfBytes {
    @Override
    public OptionalLong size() {
        return OptionalLong.of(object.size());
    }

    @Override
    public InputStream open() throws IOException {
        throw new IOException(ObjectFailures.archived("the storage class " + object.archive()));
    }

    @Override
    public String toString() {
        return name;
    }
}
