package io.flowlogs.source.s3;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Lists the keys of a bucket. Pages are kept for {@link #KEPT} and {@value #MOST_ENTRIES} keys, so that one question after another does not
 * list again, and no page is asked for twice at the same time. Safe for use by several threads.
 */
final class Listings {
    static final Duration KEPT = Duration.ofMinutes(1);
    static final int MOST_ENTRIES = 50_000;

    private final S3Calls calls;
    private final AsyncCache<ListQuestion, ListPage> cache;

    Listings(S3Calls calls, Ticker ticker) {
        this.calls = calls;
        this.cache = Caffeine.newBuilder()
                .expireAfterWrite(KEPT)
                .maximumWeight(MOST_ENTRIES)
                .<ListQuestion, ListPage>weigher((question, page) -> 1 + page.entries())
                .executor(Runnable::run)
                .ticker(ticker)
                .buildAsync();
    }

    ListPage page(ListQuestion question) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted();
        }
        CompletableFuture<ListPage> own = new CompletableFuture<>();
        CompletableFuture<ListPage> known = cache.asMap().putIfAbsent(question, own);
        return known == null ? asked(question, own) : awaited(question, known);
    }

    /** A failure is not kept. */
    private ListPage asked(ListQuestion question, CompletableFuture<ListPage> own) throws IOException {
        try {
            ListPage page = asked(question);
            own.complete(page);
            return page;
        } catch (IOException | RuntimeException | Error e) {
            own.cancel(false); // A future that failed would be logged by the cache, besides being thrown.
            throw e;
        }
    }

    private ListPage asked(ListQuestion question) throws IOException {
        ListPage page = calls.list(question);
        if (page.next() != null && page.next().equals(question.token())) {
            throw new IOException("expected a listing to go on, found the same page again. Ask the server's operator.");
        }
        return page;
    }

    /** Whoever asked first may have been interrupted, which is not the trouble of others. */
    private ListPage awaited(ListQuestion question, CompletableFuture<ListPage> known) throws IOException {
        try {
            ListPage page = known.get();
            calls.effort().cachedLists.increment();
            return page;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted();
        } catch (CancellationException | ExecutionException e) {
            return asked(question);
        }
    }

    private static InterruptedIOException interrupted() {
        return new InterruptedIOException("interrupted while listing objects.");
    }
}
