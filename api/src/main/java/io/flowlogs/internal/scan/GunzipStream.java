package io.flowlogs.internal.scan;

import io.flowlogs.parse.ParseLimits;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Internal: gunzips several members one after another, bounded by limits, and says where a stream is cut or damaged. Differs from
 * the JDK's stream in its larger input buffer, its limits, and its messages.
 */
public final class GunzipStream extends InputStream {
    private static final int INPUT_SIZE = 1 << 16;
    private static final long EXPANSION_FREE = 64L << 20;
    private static final int HAS_CRC = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private final InputStream in;
    private final ParseLimits limits;
    private final byte[] input = new byte[INPUT_SIZE];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private int inputFrom;
    private int inputTo;
    private long stored;
    private long decoded;
    private long memberDecoded;
    private boolean finished;

    /**
     * Begins a gzip stream.
     *
     * @param in the compressed bytes; closed together with this stream
     * @param limits bounds for what may come out
     * @throws IOException when the header is damaged
     */
    public GunzipStream(InputStream in, ParseLimits limits) throws IOException {
        this.in = in;
        this.limits = limits;
        readHeader();
    }

    /**
     * Tells whether a content begins like gzip.
     *
     * @param head its first bytes
     * @param length how many are valid
     * @return true when it does
     */
    public static boolean isGzip(byte[] head, int length) {
        return length >= 2 && head[0] == (byte) 0x1f && head[1] == (byte) 0x8b;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!finished) {
            int inflated = inflate(target, offset, length);
            if (inflated > 0) {
                return inflated;
            }
            if (inflater.finished()) {
                nextMember();
            } else if (inflater.needsDictionary()) {
                throw damaged("a preset dictionary, which gzip does not have");
            }
        }
        return -1;
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        if (inflater.needsInput() && !inflater.finished()) {
            requireInput();
            inflater.setInput(input, inputFrom, inputTo - inputFrom);
        }
        try {
            int inflated = inflater.inflate(target, offset, length);
            inputFrom = inputTo - inflater.getRemaining();
            crc.update(target, offset, inflated);
            count(inflated);
            return inflated;
        } catch (DataFormatException e) {
            throw damaged(e.getMessage() == null ? "damaged data" : e.getMessage());
        }
    }

    private void count(int inflated) throws IOException {
        memberDecoded += inflated;
        decoded += inflated;
        if (decoded > limits.maxDecodedBytes()) {
            throw new IOException(
                    "expected at most " + limits.maxDecodedBytes()
                            + " decompressed bytes (limit maxDecodedBytes), found more. Raise the limit if the file is genuine.");
        }
        if (decoded > EXPANSION_FREE && decoded / limits.maxExpansion() > consumed()) {
            throw new IOException("expected to decompress to at most " + limits.maxExpansion()
                    + " times its size (limit maxExpansion), found more after " + decoded
                    + " bytes. Raise the limit if the file is genuine.");
        }
    }

    private long consumed() {
        return stored - (inputTo - inputFrom);
    }

    private void nextMember() throws IOException {
        long expectedCrc = littleEndian();
        long expectedSize = littleEndian();
        if (expectedCrc != crc.getValue() || expectedSize != (memberDecoded & 0xffffffffL)) {
            throw damaged("a checksum that does not fit the data");
        }
        crc.reset();
        inflater.reset();
        memberDecoded = 0;
        skipPadding();
        if (!finished) {
            readHeader();
        }
    }

    /** Tapes and some tools pad the end with zeros. */
    private void skipPadding() throws IOException {
        while (fill()) {
            if (input[inputFrom] != 0) {
                return;
            }
            inputFrom++;
        }
        finished = true;
    }

    private void readHeader() throws IOException {
        if (readByte() != 0x1f || readByte() != 0x8b) {
            throw damaged("bytes after the end of the gzip data that are not gzip");
        }
        if (readByte() != 8) {
            throw damaged("an unknown compression method");
        }
        int flags = readByte();
        skip(6);
        if ((flags & HAS_EXTRA) != 0) {
            skip(readByte() | (readByte() << 8));
        }
        skipText((flags & HAS_NAME) != 0);
        skipText((flags & HAS_COMMENT) != 0);
        skip((flags & HAS_CRC) != 0 ? 2 : 0);
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            readByte();
        }
    }

    private void skipText(boolean present) throws IOException {
        boolean more = present;
        while (more) {
            more = readByte() != 0;
        }
    }

    private long littleEndian() throws IOException {
        return readByte() | (readByte() << 8) | (readByte() << 16) | ((long) readByte() << 24);
    }

    private int readByte() throws IOException {
        requireInput();
        return input[inputFrom++] & 0xff;
    }

    private void requireInput() throws IOException {
        if (!fill()) {
            throw new EOFException("expected more gzip data, found the end of the file at byte " + stored + " (after "
                    + decoded + " decompressed bytes). The file is cut off; fetch it again.");
        }
    }

    private boolean fill() throws IOException {
        if (inputFrom < inputTo) {
            return true;
        }
        int read = in.read(input, 0, input.length);
        inputFrom = 0;
        inputTo = Math.max(read, 0);
        stored += inputTo;
        return read > 0;
    }

    private IOException damaged(String found) {
        return new IOException("expected sound gzip data, found " + found + " near byte " + consumed() + " (after "
                + decoded + " decompressed bytes). The file is damaged; fetch it again.");
    }

    @Override
    public int available() {
        return finished ? 0 : inputTo - inputFrom;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
