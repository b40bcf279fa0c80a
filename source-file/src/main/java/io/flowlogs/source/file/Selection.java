package io.flowlogs.source.file;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Which names below a directory belong to a location: those that fit its pattern, or all, and are not hidden. */
final class Selection {
    private final @Nullable GlobPattern pattern;
    private final boolean hiddenToo;

    Selection(@Nullable GlobPattern pattern, WalkRules rules) {
        this.pattern = pattern;
        this.hiddenToo = rules.hiddenToo();
    }

    /**
     * How far the names on the way down have come.
     *
     * @param positions the positions in the pattern; none where it is left
     * @param isComplete whether the names so far fit all of it, so that everything further down belongs to it too
     */
    record Progress(BitSet positions, boolean isComplete) {
        private static final Progress NONE = new Progress(new BitSet(), false);
        static final Progress ALL = new Progress(new BitSet(), true);

        boolean isHopeless() {
            return !isComplete && positions.isEmpty();
        }

        /** Tells whether everything that fits from another progress on fits from this one on, too. */
        boolean includes(Progress other) {
            if (isComplete || other.isComplete) {
                return isComplete;
            }
            BitSet missing = (BitSet) other.positions.clone();
            missing.andNot(positions);
            return missing.isEmpty();
        }
    }

    Progress start() {
        return pattern == null ? Progress.ALL : new Progress(pattern.start(), false);
    }

    Progress next(Progress progress, String name) {
        return next(progress, name, hiddenToo);
    }

    /** Tells whether a name is left out for no other reason than being hidden. */
    boolean isOnlyHidden(Progress progress, String name) {
        return next(progress, name, false).isHopeless()
                && !next(progress, name, true).isHopeless();
    }

    private Progress next(Progress progress, String name, boolean hiddenNames) {
        if (progress.isComplete() || pattern == null) {
            return WalkRules.isHidden(name) && !hiddenNames ? Progress.NONE : Progress.ALL;
        }
        BitSet positions = pattern.next(progress.positions(), name, hiddenNames);
        return pattern.isComplete(positions) ? Progress.ALL : new Progress(positions, false);
    }
}
