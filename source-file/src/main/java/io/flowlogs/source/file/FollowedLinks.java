package io.flowlogs.source.file;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Remembers where links led to, so that nothing is read twice and loops end. Grows with what lies outside the tree only. */
final class FollowedLinks {
    private final Path root;
    private final Selection selection;
    private final Set<Visit> seen = new HashSet<>();

    /** How far the names had come matters: another way to the same directory may select more of it. */
    private record Visit(Path real, Selection.Progress progress) {}

    /** @param root the real path of the tree */
    FollowedLinks(Path root, Selection selection) {
        this.root = root;
        this.selection = selection;
    }

    /** Tells whether the target of a link lies in the tree where it is read without the link. */
    boolean isCovered(Path target, Selection.Progress progress) {
        if (!target.startsWith(root)) {
            return false;
        }
        Selection.Progress reached = selection.start();
        for (int i = root.getNameCount(); i < target.getNameCount(); i++) {
            String name = target.getName(i).toString();
            reached = selection.next(reached, name);
            if (WalkRules.isMarker(name) || reached.isHopeless()) {
                return false;
            }
        }
        return reached.includes(progress);
    }

    /** Tells whether the target of a link is met for the first time, and remembers it. */
    boolean isNewTarget(Path target, Selection.Progress progress) {
        Path parent = target.getParent();
        Path name = target.getFileName();
        boolean inDirectory = parent != null
                && name != null
                && wasReached(parent, Selection.Progress.ALL)
                && isCovered(name.toString());
        return remember(target, progress) && !inDirectory;
    }

    /** Remembers what lies outside the tree; false when it was met before. */
    boolean remember(Path real, Selection.Progress progress) {
        return seen.add(new Visit(real, progress));
    }

    private boolean isCovered(String name) {
        boolean selected = selection.next(Selection.Progress.ALL, name).isComplete();
        return selected && !WalkRules.isMarker(name);
    }

    /** Tells whether this was met before, without remembering it. */
    boolean wasReached(Path target, Selection.Progress progress) {
        return seen.contains(new Visit(target, progress));
    }
}
