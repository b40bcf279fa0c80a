package io.flowlogs.source.s3;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads that wait for answers while others compute. They end by themselves when there is nothing to do, and keep no program from ending. */
final class DaemonPool implements AutoCloseable {
    private static final long IDLE_SECONDS = 5;

    private final ThreadPoolExecutor threads;

    DaemonPool(String name, int size) {
        threads = new ThreadPoolExecutor(
                size, size, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> daemon(name, task));
        threads.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** What may be asked of AWS. */
    @FunctionalInterface
    interface Asking<T, R> {
        R ask(T question) throws IOException;
    }

    <R> Future<R> submit(Callable<R> task) {
        return threads.submit(task);
    }

    void run(Runnable task) {
        threads.execute(task);
    }

    /** Asks all questions at the same time and returns the answers in the order of the questions. */
    <T, R> List<R> all(List<T> questions, Asking<? super T, ? extends R> asking) throws IOException {
        if (questions.size() == 1) {
            return List.of(asking.ask(questions.get(0)));
        }
        List<Future<R>> answers = new ArrayList<>();
        questions.forEach(question -> answers.add(submit(() -> asking.ask(question))));
        try {
            List<R> all = new ArrayList<>();
            for (Future<R> answer : answers) {
                all.add(await(answer));
            }
            return all;
        } finally {
            answers.forEach(answer -> answer.cancel(true));
        }
    }

    /** Waits for an answer. */
    static <R> R await(Future<R> answer) throws IOException {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for S3.");
        } catch (CancellationException e) {
            throw new IOException("expected an open source, found it closed meanwhile.", e);
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private static IOException failure(ExecutionException wrapper) {
        Throwable cause = wrapper.getCause();
        if (cause instanceof IOException known) {
            return known;
        } else if (cause instanceof RuntimeException fault) {
            throw fault;
        } else if (cause instanceof Error error) {
            throw error;
        }
        return new IOException(String.valueOf(cause), cause);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
