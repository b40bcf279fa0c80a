package io.flowlogs.benchmarks.s3;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files below a folder by the keys they have as objects, as they were when this was made. Immutable. */
final class FolderKeys {
    private final NavigableMap<String, Long> sizes = new TreeMap<>();
    private final Path folder;

    FolderKeys(Path folder) throws IOException {
        this.folder = folder;
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sizes.put(folder.relativize(file).toString(), Files.size(file));
            }
        }
    }

    /** The file of a key, or null when there is none. */
    @Nullable
    Path file(String key) {
        return sizes.containsKey(key) ? folder.resolve(key) : null;
    }

    long size(String key) {
        return sizes.getOrDefault(key, 0L);
    }

    /**
     * A page of a listing.
     *
     * @param keys the keys
     * @param folders what the keys have in common up to the delimiter
     * @param next what the next page comes after, or null when this is the last
     */
    record Page(
            List<String> keys,
            List<String> folders,
            @Nullable String next) {}

    /** Lists keys after a given one, in order; cut at the next slash, if that is wanted. */
    Page page(String prefix, boolean cut, String after, int most) {
        List<String> keys = new ArrayList<>();
        List<String> folders = new ArrayList<>();
        String last = after;
        Map.Entry<String, Long> entry =
                after.compareTo(prefix) > 0 ? sizes.higherEntry(after) : sizes.ceilingEntry(prefix);
        while (entry != null && entry.getKey().startsWith(prefix)) {
            if (keys.size() + folders.size() == most) {
                return new Page(keys, folders, last);
            }
            int slash = cut ? entry.getKey().indexOf('/', prefix.length()) : -1;
            if (slash < 0) {
                keys.add(entry.getKey());
                last = entry.getKey();
            } else {
                folders.add(entry.getKey().substring(0, slash + 1));
                last = entry.getKey().substring(0, slash + 1) + Character.MAX_VALUE;
            }
            entry = sizes.higherEntry(last);
        }
        return new Page(keys, folders, null);
    }
}
