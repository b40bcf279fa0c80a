package io.flowlogs.format.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import io.flowlogs.source.LineSink;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/** A document inside another: JSON, mostly compressed, in Base64. */
final class PackedDocument {
    private static final int MAX_PACKINGS = 3;
    private static final int MAX_COMPRESSIONS = 2;
    private static final int BUFFER = 8192;

    private PackedDocument() {}

    /** Tells by its beginning whether a text in Base64 is gzip, or JSON that begins with <code>{"</code> or <code>[{</code>. */
    static boolean recognizes(String text) {
        return text.startsWith("H4sI") || text.startsWith("eyJ") || text.startsWith("eyI") || text.startsWith("W3s");
    }

    static void read(String base64, LineSink lines, int packings) throws IOException {
        if (packings >= MAX_PACKINGS) {
            lines.malformed(
                    shown(base64), "expected at most " + MAX_PACKINGS + " documents inside one another, found more");
            return;
        }
        try {
            read(Base64.getDecoder().decode(base64), lines, packings);
        } catch (IllegalArgumentException e) {
            lines.malformed(shown(base64), "expected Base64, found: " + e.getMessage());
        } catch (BrokenPackingException e) {
            lines.malformed(shown(base64), "in the packed document: " + e.getMessage());
        }
    }

    private static String shown(String base64) {
        return JsonProblem.shown(base64);
    }

    private static void read(byte[] data, LineSink lines, int packings) throws IOException {
        try (InputStream content = new Unpacked(data);
                JsonParser parser = JsonStreams.parser(content)) {
            read(parser, lines, packings);
        }
    }

    private static void read(JsonParser parser, LineSink lines, int packings) throws IOException {
        try {
            new JsonDocuments(parser, lines, packings + 1).readAll();
        } catch (JacksonException e) {
            throw new BrokenPackingException(JsonProblem.describe(e, parser));
        }
    }

    /** The packed bytes cannot be read. Kept apart from failures of the sink, which are none of the input's. */
    private static final class BrokenPackingException extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenPackingException(String problem) {
            super(problem);
        }
    }

    /** The decompressed bytes, as far as the limit. */
    private static final class Unpacked extends InputStream {
        private static final long LIMIT = 64L << 20;

        private final InputStream plain;
        private long count;

        Unpacked(byte[] data) throws IOException {
            plain = decompressed(data);
        }

        private static InputStream decompressed(byte[] data) throws IOException {
            try {
                InputStream content = new BufferedInputStream(new ByteArrayInputStream(data), BUFFER);
                for (int i = 0; i < MAX_COMPRESSIONS && isCompressed(content); i++) {
                    content = new BufferedInputStream(new GZIPInputStream(content, BUFFER), BUFFER);
                }
                return content;
            } catch (IOException e) {
                throw broken(e);
            }
        }

        private static boolean isCompressed(InputStream content) throws IOException {
            content.mark(2);
            boolean compressed = content.read() == 0x1f && content.read() == 0x8b;
            content.reset();
            return compressed;
        }

        private static BrokenPackingException broken(IOException e) {
            return new BrokenPackingException("expected a complete gzip, found: " + e.getMessage());
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read;
            try {
                read = plain.read(buffer, offset, length);
            } catch (IOException e) {
                throw broken(e);
            }
            count += Math.max(read, 0);
            if (count > LIMIT) {
                throw new BrokenPackingException("expected at most " + LIMIT + " bytes, found more");
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            plain.close();
        }
    }
}
