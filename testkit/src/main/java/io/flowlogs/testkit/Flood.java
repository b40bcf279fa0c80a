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
        if (given >= SIZE) {
            return -1;
        }
        look();
        return at(given++) & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (given >= SIZE) {
            return -1;
        }
        look();
        for (int at = 0; at < length; at++) {
            target[offset + at] = at(given + at);
        }
        given += length;
        return length;
    }

    private byte at(long place) {
        return place < head.length ? head[(int) place] : piece[(int) ((place - head.length) % piece.length)];
    }

    private void look() {
        if (given >= LOOK && !looked) {
            looked = true;
            kept = used() - before;
        }
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
