package org.example.flowlogs.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an answer as they come. Unlike the stream that the client brings along, it does not wait for ever for a server that has
 * stopped to send, and an interruption ends it on every Java. One piece is on its way at a time, so its memory is bounded. Read by one
 * thread.
 */
final class ResponseBody extends InputStream implements BodySubscriber<ResponseBody> {
    /** Comes after the last piece: a failure, or this. */
    private static final Object END = new Object();

    private final Duration patience;
    private final BlockingQueue<Object> arrived = new LinkedBlockingQueue<>();
    private Iterator<ByteBuffer> pieces = Collections.emptyIterator();
    private ByteBuffer piece = ByteBuffer.allocate(0);
    private @Nullable Object last;
    private @Nullable Subscription subscription;
    private boolean closed;

    ResponseBody(Duration patience) {
        this.patience = patience;
    }

    @Override
    public CompletionStage<ResponseBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public synchronized void onSubscribe(Subscription given) {
        if (closed || subscription != null) {
            given.cancel();
        } else {
            subscription = given;
            given.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> next) {
        arrived.add(next);
    }

    @Override
    public void onError(Throwable failure) {
        arrived.add(failure);
    }

    @Override
    public void onComplete() {
        arrived.add(END);
    }

    @Override
    public int read() throws IOException {
        return advance() ? piece.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        } else if (!advance()) {
            return -1;
        }
        int read = Math.min(length, piece.remaining());
        piece.get(target, offset, read);
        return read;
    }

    /** Returns false at the end. */
    private boolean advance() throws IOException {
        while (!piece.hasRemaining()) {
            if (pieces.hasNext()) {
                piece = pieces.next();
            } else if (!receive()) {
                return false;
            }
        }
        return true;
    }

    private boolean receive() throws IOException {
        Object next = last != null ? last : await();
        if (next instanceof Iterable<?> buffers) {
            pieces = buffersOf(buffers);
            requestMore();
            return true;
        }
        last = next;
        if (next instanceof Throwable failure) {
            throw new IOException(failure.getMessage(), failure);
        }
        return false;
    }

    private static Iterator<ByteBuffer> buffersOf(Iterable<?> buffers) {
        Iterator<?> all = buffers.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public ByteBuffer next() {
                return (ByteBuffer) all.next();
            }
        };
    }

    private Object await() throws IOException {
        try {
            Object next = arrived.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new HttpTimeoutException("nothing came for " + patience.toSeconds() + "s");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted =
                    new InterruptedIOException("interrupted while reading from a web server.");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    private synchronized void requestMore() {
        if (subscription != null && !closed) {
            subscription.request(1);
        }
    }

    /** What has not come yet is given up, together with its connection; to read the rest only to keep it would take longer. */
    @Override
    public synchronized void close() {
        closed = true;
        if (subscription != null) {
            subscription.cancel();
        }
        arrived.add(new IOException("the answer was closed"));
    }
}
