package org.example.flowlogs.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for listings. One that the server says has not changed since is not sent, nor read, again. Safe for use by several threads.
 */
final class Listings {
    static final int LARGEST_PAGE = 16 << 20;

    private static final int MOST_ATTEMPTS = 3;
    private static final int MOST_KEPT = 1_000;
    private static final long MOST_ENTRIES_KEPT = 100_000;

    private final WebClient web;
    private final Map<URI, Listing> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long entriesKept;

    Listings(WebClient web) {
        this.web = web;
    }

    /**
     * A page of a version.
     *
     * @param address the folder, after redirects
     * @param page what is listed
     * @param tag what the server calls this version, or null
     * @param modified when the server says it was made, or null
     */
    record Listing(
            URI address,
            IndexPage page,
            @Nullable String tag,
            @Nullable String modified) {
        boolean isTellable() {
            return tag != null || modified != null;
        }
    }

    Listing of(URI folder) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try (Answer answer = web.send(ask(folder, known(folder)))) {
                return listing(folder, answer);
            } catch (BrokenPage e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw new IOException(
                            "expected a listing, found that its reading breaks: " + Shown.text(e.getMessage())
                                    + ". Ask again.",
                            e);
                }
            }
        }
    }

    private static final class BrokenPage extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenPage(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private static Ask ask(URI folder, @Nullable Listing known) {
        Ask ask = Ask.get(folder);
        String tag = known == null ? null : known.tag();
        String modified = known == null ? null : known.modified();
        if (tag != null) {
            return ask.with("If-None-Match", tag);
        }
        return modified == null ? ask : ask.with("If-Modified-Since", modified);
    }

    private Listing listing(URI folder, Answer answer) throws IOException {
        Listing known = known(folder);
        if (answer.status() == 304 && known != null) {
            web.effort().unchangedListings.increment();
            return known;
        } else if (answer.status() != 200) {
            throw answer.problem("a listing");
        } else if (!answer.isWebPage()) {
            throw new IOException("expected a listing in HTML, found '" + Shown.text(answer.header("content-type"))
                    + "'. Give the address of a file, or let the web server list its folders.");
        }
        IndexPage page = IndexPage.of(answer.address(), text(answer));
        Listing listing = new Listing(answer.address(), page, answer.tag(), answer.modified());
        keep(folder, listing);
        return listing;
    }

    private static String text(Answer answer) throws IOException {
        byte[] bytes = bytes(answer.body());
        if (bytes.length > LARGEST_PAGE) {
            throw new IOException("expected a listing of at most " + (LARGEST_PAGE >> 20)
                    + " MiB, found a larger one. Give the folders in it one by one.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ResponseBody body) throws IOException {
        try {
            return body.readNBytes(LARGEST_PAGE + 1);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw new BrokenPage(e);
        }
    }

    private synchronized @Nullable Listing known(URI folder) {
        return kept.get(folder);
    }

    private synchronized void keep(URI folder, Listing listing) {
        forget(folder);
        if (listing.isTellable()) {
            kept.put(folder, listing);
            entriesKept += listing.page().entries().size();
        }
        while (kept.size() > MOST_KEPT || entriesKept > MOST_ENTRIES_KEPT) {
            forget(kept.keySet().iterator().next());
        }
    }

    private void forget(URI folder) {
        Listing old = kept.remove(folder);
        entriesKept -= old == null ? 0 : old.page().entries().size();
    }
}
