package io.flowlogs.internal.scan;

import io.flowlogs.parse.ParseLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Internal: cuts a stream into chunks of whole lines, in one reused buffer. A line longer than the limit is reported and passed over.
 */
public final class LineChunks {
    private static final int CHUNK_SIZE = 1 << 18;

    private final int maxLineLength;
    private byte[] buffer = new byte[CHUNK_SIZE + LineCursor.PADDING];
    private int filled;
    private long offset;
    private boolean passingOver;

    /** Takes chunks of whole lines. */
    public interface Consumer {
        /**
         * Takes a chunk.
         *
         * @param buffer holds whole lines, each with its newline, and {@link LineCursor#PADDING} bytes more
         * @param from where the first line begins
         * @param to where the last line ends, after its newline
         * @param offset the offset of <code>buffer[0]</code> in the text
         * @return false when no more is wanted
         * @throws IOException when the scan fails
         */
        boolean chunk(byte[] buffer, int from, int to, long offset) throws IOException;

        /**
         * Is told of a line longer than the limit.
         *
         * @param offset where it begins in the text
         * @param head its beginning
         * @throws IOException when the scan fails
         */
        void tooLong(long offset, byte[] head) throws IOException;

        /**
         * Is told of bytes of the text that come in no chunk.
         *
         * @param bytes how many; -1 for a newline in a chunk that the text does not have
         */
        void passedOver(int bytes);
    }

    /**
     * Makes a cutter.
     *
     * @param limits bounds the length of a line
     */
    public LineChunks(ParseLimits limits) {
        this.maxLineLength = limits.maxLineLength();
    }

    /**
     * Cuts a stream to its end. When reading fails, the whole lines before are delivered first.
     *
     * @param in the text; not closed
     * @param startOffset the offset of its first byte in the whole text
     * @param consumer takes the chunks
     * @throws IOException when reading or the consumer fails
     */
    public void forEach(InputStream in, long startOffset, Consumer consumer) throws IOException {
        offset = startOffset;
        filled = 0;
        passingOver = false;
        boolean more = true;
        while (more) {
            int room = room(); // May replace the buffer.
            int read = in.read(buffer, filled, room);
            more = read < 0 ? end(consumer) : took(read, consumer);
        }
    }

    private int room() {
        if (filled == buffer.length - LineCursor.PADDING) {
            buffer = Arrays.copyOf(buffer, 2 * filled + LineCursor.PADDING);
        }
        return buffer.length - LineCursor.PADDING - filled;
    }

    private boolean end(Consumer consumer) throws IOException {
        if (filled > 0 && !passingOver) {
            room();
            buffer[filled] = '\n';
            consumer.passedOver(-1);
            consumer.chunk(buffer, 0, filled + 1, offset);
        }
        return false;
    }

    private boolean took(int read, Consumer consumer) throws IOException {
        int before = filled;
        filled += read;
        int last = LineCursor.lastNewline(buffer, before, filled);
        if (last < 0) {
            checkLength(consumer);
            return true;
        }
        int first = passingOver ? LineCursor.newline(buffer, before, filled) + 1 : 0;
        passingOver = false;
        consumer.passedOver(first);
        boolean more = first > last || consumer.chunk(buffer, first, last + 1, offset);
        discard(last + 1);
        return more;
    }

    private void checkLength(Consumer consumer) throws IOException {
        if (!passingOver && filled > maxLineLength) {
            consumer.tooLong(offset, Arrays.copyOf(buffer, Math.min(filled, 200)));
            passingOver = true;
        }
        if (passingOver) {
            consumer.passedOver(filled);
            discard(filled);
        }
    }

    private void discard(int bytes) {
        filled -= bytes;
        System.arraycopy(buffer, bytes, buffer, 0, filled);
        offset += bytes;
    }
}
