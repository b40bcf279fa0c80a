package io.flowlogs.source.file;

import io.flowlogs.source.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Map;

/** The splits below a directory, listed anew whenever they are iterated. */
final class TreeSplits implements Iterable<Split> {
    private final FileTarget.Tree tree;
    private final WalkRules rules;
    private final NameWindow window;
    private volatile SkipCounts counts = new SkipCounts();

    TreeSplits(FileTarget.Tree tree, WalkRules rules, NameWindow window) {
        this.tree = tree;
        this.rules = rules;
        this.window = window;
    }

    @Override
    public Iterator<Split> iterator() {
        SkipCounts fresh = new SkipCounts();
        counts = fresh;
        try {
            return walk(window, fresh);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what the latest iteration passed over. */
    Map<String, Long> skipped() {
        return counts.toMap();
    }

    /** Makes sure that there is a file at all, even one outside the window: a mistyped path must not look like quiet. */
    void requireOne() throws IOException {
        SkipCounts seen = new SkipCounts();
        if (!walk(NameWindow.ALL, seen).hasNext()) {
            throw new IOException(nothing(seen.toString()));
        }
    }

    private DirectoryWalk walk(NameWindow times, SkipCounts skipped) throws IOException {
        try {
            return new DirectoryWalk(tree, rules, times, skipped);
        } catch (IOException e) {
            throw new IOException(FileProblem.describe(e), e);
        }
    }

    private String nothing(String seen) {
        String wanted = tree.pattern() == null ? "at least one file" : "at least one file that fits the pattern";
        String where = VisibleText.of(tree.root().toAbsolutePath().normalize().toString());
        String passedOver = seen.isEmpty() ? "" : " but what is passed over (" + seen + ")";
        return "expected " + wanted + " below " + where + ", found none" + passedOver + "."
                + " Check the path; the option hidden reads hidden files too.";
    }
}
