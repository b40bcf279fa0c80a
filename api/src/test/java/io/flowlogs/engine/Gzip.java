package io.flowlogs.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Compresses in memory. */
final class Gzip {
    private Gzip() {}

    static byte[] of(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Several members one after another, cut anywhere, also within a line. */
    static byte[] inMembers(byte[] content, int size) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int from = 0; from < content.length || from == 0; from += size) {
            out.writeBytes(of(java.util.Arrays.copyOfRange(content, from, Math.min(content.length, from + size))));
        }
        return out.toByteArray();
    }
}
