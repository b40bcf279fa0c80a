package io.flowlogs.testkit;

import io.flowlogs.record.EventMetadata;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.LineSink;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a content and then one piece of text again and again, more than a decoder may keep. Near its end it looks how much more
 * memory is in use than at its beginning: the decoder is at work then, and has what it keeps.
 */
final class Flood extends InputStream {
    /** How much there is. */
    static final long SIZE = 64L << 20;

    private static final long LOOK = SIZE - (1 << 20);

    private final byte[] head;
    private final byte[] piece;
    private final long before = used();
    private long given;
    private long kept;
    private boolean looked;

    Flood(byte[] head, byte[] piece) {
        this.head = head;
        this.piece = piece;
    }

    /** How much more was in use near the end; 0 when nobody read so far. */
    long kept() {
        return kept;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (given >= SIZE) {
            return -1;
        }
        if (given >= LOOK && !looked) {
            looked = true;
            kept = used() - before;
        }
        for (int at = 0; at < length; at++) {
            long place = given + at;
            target[offset + at] =
                    place < head.length ? head[(int) place] : piece[(int) ((place - head.length) % piece.length)];
        }
        given += length;
        return length;
    }

    /** What is in use when all that nobody can reach was cleared away. */
    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Takes lines and keeps none. */
    static final class Drain implements LineSink {
        @Override
        public void format(FlowLogFormat format) {}

        @Override
        public void line(byte[] bytes, int offset, int length, @Nullable EventMetadata event) {}

        @Override
        public void skipped(String reason) {}

        @Override
        public void malformed(String raw, String problem) {}
    }
}
