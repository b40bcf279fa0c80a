package io.flowlogs.source.file;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a compressed file that may still be growing, behind those that were handed over before. */
final class GzipLines {
    private static final int MAGIC = 0x1f8b;

    private final FileChannel file;
    private final WholeLines lines = new WholeLines();
    private final long wantedFrom;
    private @Nullable InputStream text;
    private @Nullable String problem;
    private long at;

    /** What a reading came to. */
    enum State {
        /** There is more to be read. */
        MORE,
        /** The file ends here, for now at least. */
        END
    }

    /** Takes a line that was handed over before. */
    interface Known {
        void line(byte[] bytes, int from, int length);
    }

    GzipLines(FileChannel file, long wantedFrom) {
        this.file = file;
        this.wantedFrom = wantedFrom;
    }

    static boolean isGzip(FileChannel file) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(2);
        return file.read(head, 0) == 2 && (head.getShort(0) & 0xffff) == MAGIC;
    }

    /** Why the rest cannot be read, however long one waits; or null. */
    @Nullable
    String problem() {
        return problem;
    }

    State cut(long budget, WholeLines.Taker taker, Known known) throws IOException {
        WholeLines.Taker wanted = (bytes, from, length, taken) -> {
            at += taken;
            if (at > wantedFrom) {
                taker.line(bytes, from, length, taken);
            } else {
                known.line(bytes, from, length);
            }
        };
        try {
            boolean end = false;
            do {
                end = lines.cut(this::read, budget, wanted);
            } while (!end && at < wantedFrom);
            if (!end) {
                return State.MORE;
            }
            lines.finish(wanted);
        } catch (EOFException stillBeingWritten) {
            return State.END;
        } catch (ZipException e) {
            problem = "expected whole gzip data, found damage: " + e.getMessage() + ".";
        }
        return State.END;
    }

    private int read(byte[] target, int from, int length) throws IOException {
        if (text == null) {
            text = new GZIPInputStream(new BufferedInputStream(new Bytes(), 1 << 16), 1 << 16);
        }
        return text.read(target, from, length);
    }

    /** The bytes of the file from its beginning, at places of its own: others move the channel's position. */
    private final class Bytes extends InputStream {
        private long place;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int read = length == 0 ? 0 : file.read(ByteBuffer.wrap(target, from, length), place);
            place += Math.max(0, read);
            return read;
        }

        /** Tells the decompressor whether another member may follow. */
        @Override
        public int available() throws IOException {
            return (int) Math.min(Integer.MAX_VALUE, Math.max(0, file.size() - place));
        }
    }
}
