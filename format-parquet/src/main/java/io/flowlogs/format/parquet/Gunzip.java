package io.flowlogs.format.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Undoes gzip of a page whose size is known. */
final class Gunzip {
    private Gunzip() {}

    /** Allocates what is stated, and never more. */
    static byte[] exactly(byte[] packed, int size) throws IOException {
        byte[] plain = new byte[size];
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed), 1 << 13)) {
            int read = in.readNBytes(plain, 0, size);
            if (read < size || in.read() >= 0) {
                throw new IOException("expected a page of " + size + " bytes, found one of "
                        + (read < size ? Integer.toString(read) : "more") + ".");
            }
            return plain;
        }
    }

    static byte[] ofSize(byte[] plain, long found, int size) throws IOException {
        if (found != size) {
            throw new IOException("expected a page of " + size + " bytes, found one of " + found + ".");
        }
        return plain;
    }
}
