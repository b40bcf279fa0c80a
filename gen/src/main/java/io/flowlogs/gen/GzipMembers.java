package io.flowlogs.gen;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Gzip of as many members as wanted. {@code GZIPOutputStream} makes one member a stream; and its header differs between JDK
 * versions.
 */
final class GzipMembers extends OutputStream {
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private final OutputStream target;
    private final Deflater deflater;
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[1 << 14];
    private boolean isOpen;
    private boolean isEmpty = true;

    GzipMembers(OutputStream target, int level) {
        this.target = target;
        deflater = new Deflater(level, true);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) return;
        beginMember();
        checksum.update(bytes, offset, length);
        deflater.setInput(bytes, offset, length);
        while (!deflater.needsInput()) deflate();
    }

    private void beginMember() throws IOException {
        if (isOpen) return;
        target.write(HEADER);
        isOpen = true;
        isEmpty = false;
    }

    private void deflate() throws IOException {
        target.write(buffer, 0, deflater.deflate(buffer));
    }

    /** Ends the member at hand, if there is one; the next byte begins another. */
    void endMember() throws IOException {
        if (!isOpen) return;
        deflater.finish();
        while (!deflater.finished()) deflate();
        writeLittleEndian((int) checksum.getValue());
        writeLittleEndian((int) deflater.getBytesRead());
        deflater.reset();
        checksum.reset();
        isOpen = false;
    }

    private void writeLittleEndian(int value) throws IOException {
        for (int shift = 0; shift < 32; shift += 8) target.write(value >>> shift);
    }

    /** Ends the last member and flushes, but leaves the stream below open. No bytes at all are one empty member. */
    void finish() throws IOException {
        if (isEmpty) beginMember();
        endMember();
        target.flush();
    }

    /** Frees the memory of the compressor, and closes nothing: the stream below is its opener's. */
    @Override
    public void close() {
        deflater.end();
    }
}
