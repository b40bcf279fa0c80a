package io.flowlogs.format.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/** The end of a file, where its footer is: looked at before the library allocates what it says. */
final class ParquetTail {
    private static final int LENGTH = 1 << 16;
    private static final int MAX_FOOTER = 64 << 20;
    private static final int MAGIC = 4;
    private static final int TRAILER = 8;

    private ParquetTail() {}

    /** Reads the end in one piece, with the footer where it is of usual size. */
    static ChannelInput read(SeekableByteChannel content) throws IOException {
        long size = content.size();
        if (size < MAGIC + TRAILER) {
            throw new IOException("expected Parquet, found only " + size + " bytes. The file is cut off.");
        }
        byte[] tail = new byte[(int) Math.min(LENGTH, size)];
        readFully(content, size - tail.length, tail);
        checkMagic(new String(tail, tail.length - MAGIC, MAGIC, StandardCharsets.ISO_8859_1));
        int footer = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt(tail.length - TRAILER);
        if (footer < 0 || footer > size - MAGIC - TRAILER || footer > MAX_FOOTER) {
            throw new IOException("expected a footer of at most " + Math.min(size - MAGIC - TRAILER, MAX_FOOTER)
                    + " bytes, found one of " + Integer.toUnsignedString(footer) + ". The file is damaged.");
        }
        return ChannelInput.withTail(content, tail);
    }

    private static void checkMagic(String magic) throws IOException {
        if (magic.equals("PARE")) {
            throw new IOException("expected Parquet that is not encrypted, found an encrypted footer.");
        } else if (!magic.equals("PAR1")) {
            throw new IOException(
                    "expected Parquet, found no footer at the end. The file is cut off, or still being written.");
        }
    }

    private static void readFully(SeekableByteChannel content, long from, byte[] target) throws IOException {
        content.position(from);
        ByteBuffer buffer = ByteBuffer.wrap(target);
        while (buffer.hasRemaining()) {
            if (content.read(buffer) < 0) {
                throw new EOFException("expected " + buffer.remaining() + " bytes more, found the end of the file.");
            }
        }
    }
}
