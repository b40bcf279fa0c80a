package io.flowlogs.cli.output;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Has blocks of rows put into text by all processors, and writes them in their order. A few blocks are held at a time. */
final class RowBlocks {
    private static final int BLOCK_ROWS = 1 << 12;

    private final int rows;
    private final IntFunction<RowFormat> formats;
    private final OutputStream out;
    private final int threads = Runtime.getRuntime().availableProcessors();

    /** Puts rows into text. Used by one thread. */
    interface RowFormat {
        void append(int row);

        ByteBuilder text();
    }

    /**
     * Makes a writer.
     *
     * @param rows how many rows there are
     * @param formats makes a format with an empty buffer of a size
     * @param out takes the text
     */
    RowBlocks(int rows, IntFunction<RowFormat> formats, OutputStream out) {
        this.rows = rows;
        this.formats = formats;
        this.out = out;
    }

    void write() throws IOException {
        if (rows <= BLOCK_ROWS) {
            writeText(block(0));
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads, RowBlocks::daemon);
        try {
            writeWith(pool);
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "flowlogs-rows");
        thread.setDaemon(true);
        return thread;
    }

    private void writeWith(ExecutorService pool) throws IOException {
        Deque<Future<ByteBuilder>> ahead = new ArrayDeque<>();
        int next = 0;
        while (next < rows || !ahead.isEmpty()) {
            if (next < rows && ahead.size() < 2 * threads) {
                int from = next;
                ahead.add(pool.submit(() -> block(from)));
                next = Math.min(rows, next + BLOCK_ROWS);
            } else {
                writeText(finished(ahead.remove()));
            }
        }
    }

    private ByteBuilder block(int from) {
        RowFormat format = formats.apply(BLOCK_ROWS << 5);
        int to = Math.min(rows, from + BLOCK_ROWS);
        for (int row = from; row < to; row++) {
            format.append(row);
        }
        return format.text();
    }

    private static ByteBuilder finished(Future<ByteBuilder> block) throws IOException {
        try {
            return block.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while writing").initCause(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void writeText(ByteBuilder text) throws IOException {
        out.write(text.array(), 0, text.length());
    }
}
