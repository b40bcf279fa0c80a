package io.flowlogs.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A stream that gives some bytes and then waits for a test to open it, as a pipe waits for its writer. */
final class Gate extends InputStream {
    private static final long PATIENCE_SECONDS = 20;

    private final byte[] before;
    private final boolean interruptible;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private int at;

    Gate(byte[] before, boolean interruptible) {
        this.before = before.clone();
        this.interruptible = interruptible;
    }

    /** The writer closes the pipe. */
    void open() {
        opened.countDown();
    }

    boolean isOpen() {
        return opened.getCount() == 0;
    }

    /** Waits until a reader waits. */
    void awaitReader() throws InterruptedException {
        if (!reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nobody reads");
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (at == before.length) {
            reached.countDown();
            await();
            return -1;
        }
        int read = Math.min(length, before.length - at);
        System.arraycopy(before, at, target, offset, read);
        at += read;
        return read;
    }

    private void await() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        boolean waiting = true;
        while (waiting) {
            try {
                waiting = !opened.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
                        && System.nanoTime() < deadline;
            } catch (InterruptedException e) {
                if (interruptible) {
                    Thread.currentThread().interrupt();
                    throw new java.io.InterruptedIOException("interrupted");
                }
            }
        }
    }
}
