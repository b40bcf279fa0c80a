package org.example.flowlogs.http;

import io.flowlogs.source.SourceAccessException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a folder and those below in the order of names, and asks for a listing when its turn comes. What is outside of the window is
 * passed over. Used by one thread.
 */
final class FolderWalk {
    /** A server that makes up folders as they are asked for has no end. */
    static final long MOST_ENTRIES = 2_000_000;

    private final Listings listings;
    private final WebOptions options;
    private final Horizon horizon;
    private final SkipCounts counts;
    private final Deque<Iterator<IndexPage.Entry>> path = new ArrayDeque<>();
    private long entries;

    FolderWalk(Listings listings, WebOptions options, Horizon horizon, SkipCounts counts) {
        this.listings = listings;
        this.options = options;
        this.horizon = horizon;
        this.counts = counts;
    }

    /** Begins with a folder. It may be found elsewhere on the same server, and what is below that place is read then. */
    void begin(URI folder) throws IOException {
        Listings.Listing listing = listings.of(folder);
        requireListing(listing);
        enter(listing);
    }

    /**
     * Finds the next file.
     *
     * @param file makes a split of the address of a file
     * @return a split, or null at the end
     */
    <T> @Nullable T next(Function<URI, T> file, Function<Unreadable, T> unreadable) throws IOException {
        while (!path.isEmpty()) {
            Iterator<IndexPage.Entry> here = path.peek();
            if (!here.hasNext()) {
                path.pop();
                continue;
            }
            IndexPage.Entry entry = here.next();
            if (!isWanted(entry)) {
                continue;
            } else if (!entry.isFolder()) {
                return file.apply(entry.address());
            }
            Unreadable problem = descend(entry.address());
            if (problem != null) {
                return unreadable.apply(problem);
            }
        }
        return null;
    }

    private boolean isWanted(IndexPage.Entry entry) {
        String reason = against(entry);
        if (reason != null) {
            counts.add(reason);
        }
        return reason == null;
    }

    private @Nullable String against(IndexPage.Entry entry) {
        String place = entry.address().getRawPath();
        if (entry.name().startsWith(".")) {
            return SkipCounts.HIDDEN;
        } else if (entry.isFolder()) {
            return horizon.hasFolder(place) ? null : SkipCounts.OUTSIDE;
        } else if (!options.names().fits(entry.name())) {
            return SkipCounts.NAMED_OTHERWISE;
        }
        return horizon.hasFile(place) ? null : SkipCounts.OUTSIDE;
    }

    /** A folder that cannot be listed does not keep others from being read, unless the server is gone. */
    private @Nullable Unreadable descend(URI folder) throws IOException {
        if (path.size() > options.depth()) {
            return new Unreadable(
                    folder,
                    new IOException("expected at most " + options.depth()
                            + " folders in one another, found more. Use the option max-depth."));
        }
        try {
            Listings.Listing listing = listings.of(folder);
            requireStay(folder, listing.address());
            requireListing(listing);
            enter(listing);
            return null;
        } catch (SourceAccessException | InterruptedIOException | EndlessException e) {
            throw e;
        } catch (IOException e) {
            return new Unreadable(folder, e);
        }
    }

    private static void requireStay(URI folder, URI found) throws IOException {
        if (!folder.equals(found)) {
            throw new IOException("expected a listing, found a redirect to " + found.getRawPath()
                    + ". Give that address, if it is to be read.");
        }
    }

    /** A page to log in, say, must not pass for a folder without files. */
    private void requireListing(Listings.Listing listing) throws IOException {
        boolean lists = listing.page().isTold()
                || listing.page().entries().stream()
                        .anyMatch(entry -> entry.isFolder() || options.names().fits(entry.name()));
        if (!lists) {
            throw new IOException("expected a listing, found a web page without files of such names as "
                    + options.names() + ". Correct the address, or use the option include-files.");
        }
    }

    private void enter(Listings.Listing listing) throws IOException {
        entries += listing.page().entries().size();
        if (entries > MOST_ENTRIES) {
            throw new EndlessException();
        }
        counts.add(SkipCounts.ELSEWHERE, listing.page().elsewhere());
        path.push(listing.page().entries().iterator());
    }

    private static final class EndlessException extends IOException {
        private static final long serialVersionUID = 1L;

        EndlessException() {
            super("expected at most " + MOST_ENTRIES + " files and folders, found more. Give the folders one by one.");
        }
    }
}
