package io.flowlogs.source.file;

import java.io.IOException;
import java.util.Arrays;

/** Cuts whole lines from what can be read so far, and keeps the piece behind them. Belongs to one thread. */
final class WholeLines {
    private static final int USUAL = 1 << 16;

    /** A line may be longer than any that the engine accepts; it comes in pieces, which the engine calls too long. */
    private static final int LONGEST = 1 << 26;

    private byte[] buffer = new byte[USUAL];
    private int filled;

    /** Where bytes come from. */
    interface Input {
        /** Reads at least a byte; -1 at the end of what there is. */
        int read(byte[] target, int from, int length) throws IOException;
    }

    /** Takes the lines. */
    interface Taker {
        /** Takes a line without its newline, which is one of some bytes in the input. */
        void line(byte[] bytes, int from, int length, int taken) throws IOException;
    }

    /** Forgets the piece. */
    void reset() {
        filled = 0;
        buffer = buffer.length > USUAL ? new byte[USUAL] : buffer;
    }

    /**
     * Hands over lines until about as many bytes were taken.
     *
     * @return true at the end of what there is; false when there may be more
     */
    boolean cut(Input in, long budget, Taker taker) throws IOException {
        long left = budget;
        while (left > 0) {
            if (filled == buffer.length) {
                buffer = Arrays.copyOf(buffer, 2 * filled);
            }
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                return true;
            }
            left -= took(read, taker);
        }
        return false;
    }

    private int took(int read, Taker taker) throws IOException {
        int searched = filled;
        filled += read;
        int begin = 0;
        for (int at = searched; at < filled; at++) {
            if (buffer[at] == '\n') {
                taker.line(buffer, begin, at - begin, at + 1 - begin);
                begin = at + 1;
            }
        }
        if (begin == 0 && filled == LONGEST) {
            taker.line(buffer, 0, filled, filled);
            begin = filled;
        }
        filled -= begin;
        System.arraycopy(buffer, begin, buffer, 0, filled);
        return begin;
    }

    /** Takes the piece for a line: nothing will come behind it. */
    void finish(Taker taker) throws IOException {
        if (filled > 0) {
            taker.line(buffer, 0, filled, filled);
        }
        reset();
    }
}
