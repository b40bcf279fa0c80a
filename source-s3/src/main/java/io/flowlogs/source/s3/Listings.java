package io.flowlogs.source.s3;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * Lists the keys of a bucket. Pages are kept for {@link #KEPT} and {@value #MOST_ENTRIES} keys, so that one question after another does not
 * list again. Safe for use by several threads.
 */
final class Listings {
    static final Duration KEPT = Duration.ofMinutes(1);
    static final int MOST_ENTRIES = 50_000;

    private final S3Calls calls;
    private final Cache<ListQuestion, ListPage> cache;

    Listings(S3Calls calls, Ticker ticker) {
        this.calls = calls;
        this.cache = Caffeine.newBuilder()
                .expireAfterWrite(KEPT)
                .maximumWeight(MOST_ENTRIES)
                .<ListQuestion, ListPage>weigher((question, page) -> 1 + page.entries())
                .executor(Runnable::run)
                .ticker(ticker)
                .build();
    }

    ListPage page(ListQuestion question) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted while listing objects.");
        }
        ListPage known = cache.getIfPresent(question);
        if (known != null) {
            calls.effort().cachedLists.increment();
            return known;
        }
        ListPage page = calls.list(question);
        if (page.next() != null && page.next().equals(question.token())) {
            throw new IOException("expected a listing to go on, found the same page again. Ask the server's operator.");
        }
        cache.put(question, page);
        return page;
    }
}
