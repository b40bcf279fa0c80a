package io.flowlogs.source.file;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.source.FlowFeed;
import io.flowlogs.source.FollowRequest;
import io.flowlogs.source.LineSink;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Follows files: one, which may be renamed and made anew, or all that belong to a directory or pattern, with those that come.
 *
 * <p>Files are known by what the file system calls them, not by their names, and recognized by what was read of them. One that moves
 * away is read to its end; one that is cut off, or replaced, is read from its beginning. The beginning of a line waits for its end.
 */
final class FileFeed implements FlowFeed {
    /** How much is read at a look, about. */
    private static final long LOOK = 1 << 20;

    private static final int MOST_FILES = 10_000;

    /** How many files are remembered that are not there any more. */
    private static final int MOST_GONE = 1000;

    /** After how many looks without news a file is let go that is not there any more. */
    private static final int PATIENCE = 3;

    private final FollowedListing listing;
    private final FlowPredicate filter;
    private final Duration interval;
    private final Pause pause;
    private final OpenFiles open = new OpenFiles();
    private final WholeLines lines = new WholeLines();

    /** By key, in the order in which they were found. */
    private final Map<String, FollowedFile> files = new LinkedHashMap<>();

    /** What could not be read, and how many looks in a row; -1 once it was told. */
    private final Map<String, Integer> unreadable = new HashMap<>();

    private boolean looked;
    private boolean caughtUp;

    private FileFeed(FollowedListing listing, FollowRequest request, Pause pause) {
        this.listing = listing;
        this.filter = request.filter();
        this.interval = request.interval();
        this.pause = pause;
    }

    static FileFeed of(FileTarget target, WalkRules rules, FollowRequest request, Pause pause) throws IOException {
        String position = request.position();
        FilePosition known = position == null ? null : FilePosition.parse(position);
        long from = known == null ? second(request.from()) : known.fromSecond();
        FileFeed feed = new FileFeed(new FollowedListing(target, rules, from), request, pause);
        if (known != null) {
            known.marks().forEach((key, mark) -> feed.files.put(key, new FollowedFile(key, mark)));
        } else if (request.from().equals(Instant.MAX)) {
            feed.skipAll();
        }
        return feed;
    }

    /** Only what comes is wanted: names tell nothing of that, as what is delivered late bears an early time. */
    private static long second(Instant from) {
        return from.equals(Instant.MAX) || from.equals(Instant.MIN) ? Long.MIN_VALUE : from.getEpochSecond();
    }

    private void skipAll() throws IOException {
        listAll();
        caughtUp = true;
        for (FollowedFile file : files.values()) {
            skip(file);
        }
    }

    private void skip(FollowedFile file) throws IOException {
        try {
            FileChannel in = channel(file);
            if (in != null) {
                file.skipToEnd(in);
            }
        } catch (NoSuchFileException e) {
            // There is nothing to be skipped.
        } catch (IOException e) {
            throw new IOException(file + ": " + FileProblem.describe(e), e);
        }
    }

    @Override
    public void poll(LineSink sink) throws IOException, InterruptedException {
        if (looked && caughtUp) {
            pause.pause(interval);
        }
        List<FollowedListing.Unreadable> problems = listAll();
        findMissing(sink);
        if (!looked) {
            listing.firstSkipped().forEach((reason, count) -> skipped(sink, reason, count));
        }
        looked = true;
        caughtUp = readAll(sink, problems);
        tell(problems, sink);
        forgetGone();
    }

    private static void skipped(LineSink sink, String reason, long count) {
        for (long i = 0; i < count; i++) {
            sink.skipped(reason);
        }
    }

    // ---- what is there
    // -----------------------------------------------------------------------------------------------

    private List<FollowedListing.Unreadable> listAll() throws IOException {
        FollowedListing.Result found = listing.list();
        Set<String> present = new HashSet<>();
        for (FollowedListing.Listed listed : found.files()) {
            present.add(listed.key());
            FollowedFile file = files.computeIfAbsent(listed.key(), key -> new FollowedFile(key, FileMark.BEGIN));
            file.found(listed.path());
            file.sawChange(listed.size(), listed.time());
        }
        if (present.size() > MOST_FILES) {
            throw new IOException("expected at most " + MOST_FILES + " files to follow, found " + present.size()
                    + ". Name a directory of fewer, or a narrower pattern.");
        }
        files.values().stream().filter(file -> !present.contains(file.key)).forEach(FollowedFile::missed);
        return found.problems();
    }

    /** Files that were moved and are not open: an earlier process read them, or there were too many. */
    private void findMissing(LineSink sink) {
        List<FollowedFile> sought = new ArrayList<>();
        for (FollowedFile file : files.values()) {
            if (file.isToBeSought() && open.get(file) == null) {
                sought.add(file);
            }
        }
        if (!sought.isEmpty()) {
            find(sought, sink);
        }
    }

    private void find(List<FollowedFile> sought, LineSink sink) {
        Set<String> keys = sought.stream().map(file -> file.key).collect(Collectors.toSet());
        Map<String, Path> found = listing.findNearby(keys);
        for (FollowedFile file : sought) {
            Path place = found.get(file.key);
            if (place != null) {
                file.movedTo(place);
            } else if (file.mayHaveUnreadRest()) {
                sink.skipped("followed files that were not found again");
            }
        }
    }

    private void tell(List<FollowedListing.Unreadable> problems, LineSink sink) throws IOException {
        Set<String> names = new HashSet<>();
        for (FollowedListing.Unreadable problem : problems) {
            names.add(problem.name());
            tell(problem.name(), problem.problem(), sink);
        }
        unreadable.keySet().retainAll(names);
    }

    /** What cannot be read at one look may just be about to be made; at the second it is a problem. */
    private void tell(String name, String problem, LineSink sink) throws IOException {
        int seen = unreadable.merge(name, 1, (before, one) -> before < 0 ? before : before + one);
        if (seen == 2) {
            unreadable.put(name, -1);
            sink.begin(name, -1, 0);
            sink.malformed(name, problem);
        }
    }

    /** Remembers some of those that went away: they may come back. */
    private void forgetGone() throws IOException {
        List<FollowedFile> gone = new ArrayList<>();
        for (FollowedFile file : files.values()) {
            if (file.isGone(PATIENCE)) {
                open.close(file);
                gone.add(file);
            }
        }
        int tooMany = gone.size() - MOST_GONE;
        gone.subList(0, Math.max(0, tooMany)).forEach(file -> files.remove(file.key));
    }

    // ---- reading
    // -----------------------------------------------------------------------------------------------------

    /** Reads what is new, as much as is for one look; returns whether it was all. */
    private boolean readAll(LineSink sink, List<FollowedListing.Unreadable> problems) throws IOException {
        long left = LOOK;
        for (FollowedFile file : files.values()) {
            if (file.mayHaveMore() && !file.isGone(PATIENCE)) {
                FileChannel in = channelOrNull(file, problems);
                long read = in == null ? 0 : file.read(in, lines, sink, left);
                file.looked(read);
                left -= read;
            }
            if (left <= 0) {
                return false;
            }
        }
        return true;
    }

    private @Nullable FileChannel channelOrNull(FollowedFile file, List<FollowedListing.Unreadable> problems) {
        try {
            return channel(file);
        } catch (NoSuchFileException e) {
            return null; // It is just being moved.
        } catch (IOException e) {
            problems.add(new FollowedListing.Unreadable(file.toString(), FileProblem.describe(e)));
            return null;
        }
    }

    private @Nullable FileChannel channel(FollowedFile file) throws IOException {
        FileChannel in = open.get(file);
        Path path = file.path();
        return in != null || path == null ? in : open.open(file, path);
    }

    // ---- what is known of it
    // -----------------------------------------------------------------------------------------

    @Override
    public String position() {
        Map<String, FileMark> marks = new LinkedHashMap<>();
        files.forEach((key, file) -> marks.put(key, file.mark()));
        return new FilePosition(listing.fromSecond(), marks).toText();
    }

    @Override
    public boolean isCaughtUp() {
        return caughtUp;
    }

    @Override
    public FlowPredicate residual() {
        return filter;
    }

    @Override
    public void close() throws IOException {
        open.closeAll();
    }
}
