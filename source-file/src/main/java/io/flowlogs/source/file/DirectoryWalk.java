package io.flowlogs.source.file;

import io.flowlogs.source.Split;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Walks down a tree and lists its files, one directory at a time. Keeps the names of the directories it is in. */
final class DirectoryWalk implements Iterator<Split> {
    private final NameWindow window;
    private final SkipCounts counts;
    private final Selection selection;
    private final FollowedLinks links;
    private final Deque<OpenDirectory> open = new ArrayDeque<>();
    private @Nullable Split next;

    DirectoryWalk(FileTarget.Tree tree, WalkRules rules, NameWindow window, SkipCounts counts) throws IOException {
        this.window = window;
        this.counts = counts;
        this.selection = new Selection(tree.pattern(), rules);
        this.links = new FollowedLinks(tree.root().toRealPath(), selection);
        next = enter(tree.root(), selection.start(), null);
    }

    /**
     * A directory on the way down, with the names in it that are still to come.
     *
     * @param real where it lies, if a link led out of the tree to it
     */
    private record OpenDirectory(
            DirectoryListing listing,
            Iterator<String> names,
            Selection.Progress progress,
            @Nullable Path real) {}

    @Override
    public boolean hasNext() {
        while (next == null && !open.isEmpty()) {
            next = advance(open.element());
        }
        return next != null;
    }

    @Override
    public Split next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Split split = next;
        next = null;
        return split;
    }

    private @Nullable Split advance(OpenDirectory directory) {
        if (Thread.currentThread().isInterrupted()) {
            throw new UncheckedIOException(new InterruptedIOException("interrupted while listing files"));
        }
        if (!directory.names().hasNext()) {
            open.remove();
            return null;
        }
        return select(directory, directory.names().next());
    }

    private @Nullable Split select(OpenDirectory directory, String name) {
        Selection.Progress progress = selection.next(directory.progress(), name);
        if (progress.isHopeless()) {
            boolean hidden = selection.isOnlyHidden(directory.progress(), name);
            return hidden ? skip(SkipCounts.HIDDEN) : null;
        }
        if (WalkRules.isMarker(name)) {
            return skip(SkipCounts.MARKER);
        }
        OptionalLong time = progress.isComplete() ? AwsFileName.epochSecond(name) : OptionalLong.empty();
        if (time.isPresent() && !window.contains(time.getAsLong())) {
            return skip(SkipCounts.OUTSIDE);
        }
        return visit(directory, directory.listing().path(name), progress);
    }

    private @Nullable Split skip(String reason) {
        counts.add(reason);
        return null;
    }

    private @Nullable Split visit(OpenDirectory directory, Path path, Selection.Progress progress) {
        try {
            BasicFileAttributes entry =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (entry.isSymbolicLink()) {
                return follow(path, progress);
            }
            Path real = directory.real() == null ? null : directory.real().resolve(path.getFileName());
            boolean again = real != null && isAgain(real, entry.isDirectory(), progress);
            return again ? skip(SkipCounts.LINKED) : take(path, entry, progress, real);
        } catch (NoSuchFileException e) {
            return skip(SkipCounts.GONE);
        } catch (IOException e) {
            return unreadable(path, FileProblem.describe(e));
        }
    }

    /** Tells whether what lies behind a link is read anyway. Directories there are remembered, which ends loops; of the files there only those that links led to. */
    private boolean isAgain(Path real, boolean isDirectory, Selection.Progress progress) {
        return links.isCovered(real, progress)
                || (isDirectory ? !links.remember(real, progress) : links.wasReached(real, progress));
    }

    private @Nullable Split follow(Path link, Selection.Progress progress) throws IOException {
        BasicFileAttributes target;
        Path real;
        try {
            target = Files.readAttributes(link, BasicFileAttributes.class);
            real = link.toRealPath();
        } catch (NoSuchFileException e) {
            return unreadable(link, FileProblem.danglingLink(link));
        }
        boolean again = links.isCovered(real, progress) || !links.isNewTarget(real, progress);
        return again ? skip(SkipCounts.LINKED) : take(link, target, progress, real);
    }

    private @Nullable Split take(
            Path path, BasicFileAttributes attributes, Selection.Progress progress, @Nullable Path real) {
        if (attributes.isDirectory()) {
            return enter(path, progress, real);
        }
        if (!progress.isComplete()) {
            return null;
        }
        return attributes.isRegularFile() ? new FileSplit(path, attributes.size()) : skip(SkipCounts.SPECIAL);
    }

    private @Nullable Split enter(Path directory, Selection.Progress progress, @Nullable Path real) {
        try {
            DirectoryListing listing = DirectoryListing.of(directory);
            open.push(new OpenDirectory(listing, listing.names().iterator(), progress, real));
            return null;
        } catch (IOException e) {
            return unreadable(directory, FileProblem.describe(e));
        }
    }

    private static Split unreadable(Path path, String problem) {
        return new UnreadableSplit(VisibleText.of(path.toString()), problem);
    }
}
