package org.example.flowlogs.http;

import io.flowlogs.source.SourceAccessException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file, or of a part of it. Where the connection breaks, goes on at the first byte that is missing, provided that the file is
 * still the same. Used by one thread.
 */
final class ResumingStream extends InputStream {
    /** So often in a row a body is asked for again that breaks before a good piece of it came. */
    private static final int MOST_RESUMES = 5;

    private static final long GOOD_PIECE = 1 << 20;

    private final StoredFile file;
    private final long from;
    private final long to;
    private long at;
    private long end;
    private long resumedAt;
    private int resumes;
    private @Nullable ResponseBody body;

    ResumingStream(StoredFile file, long from, long to) throws IOException {
        this.file = file;
        this.from = from;
        this.to = to;
        this.at = from;
        this.resumedAt = from;
        open();
    }

    private ResponseBody open() throws IOException {
        ResponseBody current = body;
        if (current == null) {
            StoredFile.Part part = file.part(at, to);
            end = part.end();
            current = part.body();
            body = current;
        }
        return current;
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
        while (true) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted while reading a file of a web server.");
            }
            try {
                int read = received(open().read(target, offset, length));
                if (read >= 0 || end == StoredFile.TO_THE_END || at >= wanted()) {
                    return read;
                }
                close();
            } catch (InterruptedIOException | StoredFile.ChangedException | SourceAccessException e) {
                throw e;
            } catch (IOException e) {
                if (at == end && at >= wanted()) {
                    return -1;
                }
                afterBreak(e);
            }
        }
    }

    /** A server may give less at a time than was asked for. */
    private long wanted() {
        return to == StoredFile.TO_THE_END ? file.length().orElse(end) : to;
    }

    private int received(int read) throws IOException {
        if (read < 0 && at < end && end != StoredFile.TO_THE_END) {
            throw new IOException("it ended after " + (at - from) + " of " + (end - from) + " bytes");
        }
        at += Math.max(read, 0);
        if (at > end) {
            throw new StoredFile.ChangedException();
        }
        file.effort().fileBytes.add(Math.max(read, 0));
        return read;
    }

    private void afterBreak(IOException problem) throws IOException {
        close();
        resumes = at - resumedAt >= GOOD_PIECE ? 1 : resumes + 1;
        resumedAt = at;
        if (resumes > MOST_RESUMES || (at > 0 && !file.isTellable())) {
            throw new IOException(
                    "expected all of the file, found that its reading broke at byte " + at + ": "
                            + Shown.text(problem.getMessage()) + ". Ask again.",
                    problem);
        }
        file.effort().resumed.increment();
    }

    /** Only a connection whose answer was read to its end serves for another. */
    @Override
    public void close() {
        ResponseBody done = body;
        body = null;
        if (done != null) {
            if (at == end) {
                readEnd(done);
            }
            done.close();
        }
    }

    private static void readEnd(ResponseBody done) {
        try {
            done.read();
        } catch (IOException e) {
            // All that was wanted has come.
        }
    }
}
