package org.example.flowlogs.http;

import io.flowlogs.source.Split;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The splits of a location, one after another. What size the next files are of, and whether they can be read in parts, is asked for some at
 * once, as each question takes a while. Nothing is asked before the first split is wanted. Used by one thread.
 */
final class FilesAhead implements Iterator<Split> {
    private static final int AHEAD = 16;

    private final URI start;
    private final WebDescriptions descriptions;
    private final FolderWalk walk;
    private final Executor threads;
    private final Deque<Future<? extends Split>> waiting = new ArrayDeque<>();
    private boolean begun;
    private boolean ended;
    private @Nullable IOException failure;

    FilesAhead(URI start, WebDescriptions descriptions, FolderWalk walk, Executor threads) {
        this.start = start;
        this.descriptions = descriptions;
        this.walk = walk;
        this.threads = threads;
    }

    @Override
    public boolean hasNext() {
        fill();
        return !waiting.isEmpty() || failure != null;
    }

    @Override
    public Split next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Future<? extends Split> first = waiting.poll();
        try {
            if (first == null) {
                throw failure == null ? new IOException("the listing ended") : failure;
            }
            return result(first);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was found before a listing failed is handed out before the failure is. */
    private void fill() {
        try {
            begin();
            while (!ended && waiting.size() < AHEAD) {
                Future<? extends Split> found = walk.next(this::describe, CompletableFuture::completedFuture);
                ended = found == null;
                if (found != null) {
                    waiting.add(found);
                }
            }
        } catch (RejectedExecutionException e) {
            fail(closed(e));
        } catch (IOException e) {
            fail(e);
        }
    }

    private void fail(IOException problem) {
        failure = problem;
        ended = true;
    }

    private static IOException closed(RuntimeException cause) {
        return new IOException("expected an open source, found that it was closed. Open it again.", cause);
    }

    private void begin() throws IOException {
        if (begun) {
            return;
        }
        begun = true;
        URI found = descriptions.locate(start);
        if (found.getRawPath().endsWith("/")) {
            walk.begin(found);
        } else {
            waiting.add(describe(found));
        }
    }

    private Future<? extends Split> describe(URI file) {
        FutureTask<Split> task = new FutureTask<>(() -> descriptions.describe(file));
        threads.execute(task);
        return task;
    }

    private static Split result(Future<? extends Split> task) throws IOException {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted while listing a web server.");
            interrupted.initCause(e);
            throw interrupted;
        } catch (CancellationException e) {
            throw closed(e);
        } catch (ExecutionException e) {
            throw new IOException("expected a description of a file, found a failure: " + e.getCause(), e);
        }
    }
}
