package io.flowlogs.source.file;

import io.flowlogs.source.FlowFeed;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.FollowRequest;
import io.flowlogs.source.ScanOutline;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.Split;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A location of the file system. Tests no part of a filter but the window, and that only to leave out files. */
final class FileSource implements FlowRecordSource {
    private final String name;
    private final FileTarget target;
    private final WalkRules rules;
    private final Pause pause;

    /** The stream to be read, if this is one: shared by all plans, as it can be read once. */
    private final @Nullable OnceSplit stream;

    FileSource(String name, FileTarget target, WalkRules rules) {
        this(name, target, rules, Pause.REAL);
    }

    /** Waits in another way between two looks at what is followed. */
    FileSource(String name, FileTarget target, WalkRules rules, Pause pause) {
        this.pause = pause;
        this.name = name;
        this.target = target;
        this.rules = rules;
        this.stream = streamOf(target);
    }

    private static @Nullable OnceSplit streamOf(FileTarget target) {
        if (target instanceof FileTarget.StandardInput) {
            return OnceSplit.ofStandardInput();
        }
        return target instanceof FileTarget.Stream special ? OnceSplit.of(special.path()) : null;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ScanPlan plan(ScanRequest request) throws IOException {
        if (target instanceof FileTarget.Tree tree) {
            return plan(tree, request);
        }
        Split split = target instanceof FileTarget.OneFile file ? file(file.path()) : Objects.requireNonNull(stream);
        return ScanPlan.of(List.of(split), request.filter());
    }

    private static Split file(Path path) throws IOException {
        try {
            return new FileSplit(path, Files.size(path));
        } catch (NoSuchFileException e) {
            throw new IOException(FileProblem.missing(path), e);
        } catch (IOException e) {
            throw new IOException(FileProblem.describe(e), e);
        }
    }

    private ScanPlan plan(FileTarget.Tree tree, ScanRequest request) throws IOException {
        TreeSplits splits = new TreeSplits(tree, rules, NameWindow.of(request.window(), rules.slack()));
        splits.requireOne();
        return ScanPlan.of(splits, request.filter()).withSkipped(splits::skipped);
    }

    @Override
    public ScanOutline outline(ScanRequest request) throws IOException {
        return FileOutline.of(plan(request), target, pushedDown(request.window()));
    }

    private List<String> pushedDown(TimeRange window) {
        boolean pruned = target instanceof FileTarget.Tree && !window.equals(TimeRange.ALL);
        return pruned
                ? List.of("The window leaves out files that by the time in AWS's names, and a slack of "
                        + rules.slack().toMinutes() + "m, have nothing of it.")
                : List.of();
    }

    @Override
    public FlowFeed follow(FollowRequest request) throws IOException {
        return stream == null ? FileFeed.of(target, rules, request, pause) : new StreamFeed(stream, request.filter());
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return name;
    }
}
