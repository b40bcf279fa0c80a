package io.flowlogs.source.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The bytes of an object, or of a range of it. Where the connection breaks, goes on at the first byte that is missing, provided that the
 * object is still the same. Used by one thread.
 */
final class ObjectStream extends InputStream {
    static final long TO_THE_END = Long.MAX_VALUE;

    /** So often in a row is a body asked for again that breaks before a good piece of it came. */
    private static final int MOST_RESUMES = 5;

    private static final long GOOD_PIECE = 1 << 20;

    private final ObjectBytes bytes;
    private final long from;
    private long at;
    private long end;
    private long resumedAt;
    private int resumes;
    private @Nullable ResponseInputStream<GetObjectResponse> body;

    ObjectStream(ObjectBytes bytes, long from, long to) throws IOException {
        this.bytes = bytes;
        this.from = from;
        this.at = from;
        this.end = to;
        this.resumedAt = from;
        this.body = bytes.request(from, to);
        Long length = body.response().contentLength();
        if (length != null) {
            this.end = from + length;
        }
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
                throw new InterruptedIOException("interrupted while reading an object.");
            }
            try {
                return received(open().read(target, offset, length));
            } catch (IOException | SdkException e) {
                afterBreak(e);
            }
        }
    }

    private ResponseInputStream<GetObjectResponse> open() throws IOException {
        if (body == null) {
            body = bytes.request(at, end);
        }
        return body;
    }

    private int received(int read) throws IOException {
        if (read < 0 && at < end && end != TO_THE_END) {
            throw new IOException("the body ended after " + (at - from) + " of " + (end - from) + " bytes");
        }
        at += Math.max(read, 0);
        bytes.effort().objectBytes.add(Math.max(read, 0));
        return read;
    }

    /** What cannot be mended by asking again is thrown. */
    private void afterBreak(Exception problem) throws IOException {
        abort();
        if (at == end) {
            throw new IOException(
                    "expected the content that the object's checksum tells, found another: "
                            + Shown.shortened(String.valueOf(problem.getMessage())) + ". Ask again.",
                    problem);
        }
        resumes = at - resumedAt >= GOOD_PIECE ? 1 : resumes + 1;
        resumedAt = at;
        if (resumes > MOST_RESUMES) {
            throw new IOException(
                    "expected all of the object, found that its reading breaks again and again at byte " + at + ": "
                            + Shown.shortened(String.valueOf(problem.getMessage())) + ". Ask again.",
                    problem);
        }
        bytes.effort().resumed.increment();
        body = bytes.request(at, end);
    }

    private void abort() {
        if (body != null) {
            body.abort();
            body = null;
        }
    }

    /** A body that is not read to its end is given up, together with its connection; to read the rest only to keep it would take longer. */
    @Override
    public void close() throws IOException {
        if (body == null) {
            return;
        }
        if (at < end) {
            abort();
        } else {
            ResponseInputStream<GetObjectResponse> done = body;
            body = null;
            done.close();
        }
    }
}
