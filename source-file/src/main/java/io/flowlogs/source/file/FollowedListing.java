package io.flowlogs.source.file;

import io.flowlogs.source.Split;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks which files are there, again and again. What is missing may come, so that nothing found is no failure. */
final class FollowedListing {
    private final FileTarget target;
    private final WalkRules rules;
    private final long fromSecond;
    private final NameWindow window;
    private final Set<Path> directories = new LinkedHashSet<>();
    private Map<String, Long> firstSkipped = Map.of();
    private boolean listed;

    FollowedListing(FileTarget target, WalkRules rules, long fromSecond) {
        this.target = target;
        this.rules = rules;
        this.fromSecond = fromSecond;
        this.window = fromSecond == Long.MIN_VALUE
                ? NameWindow.ALL
                : NameWindow.of(TimeRange.since(Instant.ofEpochSecond(fromSecond)), rules.slack());
    }

    /** A file that is there. */
    record Listed(String key, Path path, long size, long time) {}

    /** Something that cannot be read. */
    record Unreadable(String name, String problem) {}

    /** What a look found. */
    record Result(List<Listed> files, List<Unreadable> problems) {}

    long fromSecond() {
        return fromSecond;
    }

    /** What the first look passed over: reason to number. */
    Map<String, Long> firstSkipped() {
        return firstSkipped;
    }

    Result list() throws IOException {
        Result result = new Result(new ArrayList<>(), new ArrayList<>());
        if (target instanceof FileTarget.Tree tree) {
            walk(tree, result);
        } else if (target instanceof FileTarget.OneFile file) {
            add(file.path(), result);
        }
        listed = true;
        return result;
    }

    private void walk(FileTarget.Tree tree, Result result) throws IOException {
        SkipCounts skipped = new SkipCounts();
        try {
            DirectoryWalk walk = new DirectoryWalk(tree, rules, window, skipped);
            while (walk.hasNext()) {
                take(walk.next(), result);
            }
        } catch (NoSuchFileException e) {
            // The directory itself is away.
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
        if (!listed) {
            firstSkipped = skipped.toMap();
        }
    }

    private void take(Split split, Result result) {
        if (split instanceof FileSplit file) {
            add(file.path(), result);
        } else if (split instanceof UnreadableSplit unreadable) {
            result.problems().add(new Unreadable(unreadable.name(), unreadable.problem()));
        }
    }

    private void add(Path path, Result result) {
        try {
            BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
            if (found.isRegularFile()) {
                remember(path);
                result.files()
                        .add(new Listed(
                                FileKey.of(path, found),
                                path,
                                found.size(),
                                found.lastModifiedTime().toMillis()));
            }
        } catch (NoSuchFileException e) {
            remember(path); // It may come.
        } catch (IOException e) {
            result.problems().add(new Unreadable(VisibleText.of(path.toString()), FileProblem.describe(e)));
        }
    }

    private void remember(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null) {
            directories.add(parent);
        }
    }

    /** Looks for files in the directories where followed ones are or were, whatever they are called now. */
    Map<String, Path> findNearby(Set<String> keys) {
        Map<String, Path> found = new HashMap<>();
        for (Path directory : directories) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
                entries.forEach(entry -> compare(entry, keys, found));
            } catch (IOException | DirectoryIteratorException e) {
                // What cannot be listed has none of them.
            }
        }
        return found;
    }

    private static void compare(Path entry, Set<String> keys, Map<String, Path> found) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(entry, BasicFileAttributes.class);
            String key = attributes.isRegularFile() ? FileKey.of(entry, attributes) : "";
            if (keys.contains(key)) {
                found.put(key, entry);
            }
        } catch (IOException e) {
            // It went away.
        }
    }
}
