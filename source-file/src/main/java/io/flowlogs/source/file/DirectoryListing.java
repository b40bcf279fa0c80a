package io.flowlogs.source.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names in a directory, in the order in which they are read. */
final class DirectoryListing {
    private static final char UNDECODABLE = '\uFFFD';

    private final Path directory;
    private final List<String> names = new ArrayList<>();

    /** Paths of names that are not in the platform's encoding, and cannot be made from their text again. */
    private final Map<String, Path> undecodable = new HashMap<>();

    private DirectoryListing(Path directory) {
        this.directory = directory;
    }

    static DirectoryListing of(Path directory) throws IOException {
        DirectoryListing listing = new DirectoryListing(directory);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            entries.forEach(listing::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        listing.names.sort(listing.order());
        return listing;
    }

    private void add(Path entry) {
        String name = String.valueOf(entry.getFileName());
        if (name.indexOf(UNDECODABLE) >= 0) {
            while (undecodable.putIfAbsent(name, entry) != null) {
                name += UNDECODABLE;
            }
        }
        names.add(name);
    }

    private Comparator<String> order() {
        boolean allFromAws = names.stream()
                .filter(name -> !WalkRules.isHidden(name) && !WalkRules.isMarker(name))
                .allMatch(AwsFileName::matches);
        return allFromAws
                ? Comparator.comparing(DirectoryListing::timeOrNothing).thenComparing(Comparator.naturalOrder())
                : Comparator.naturalOrder();
    }

    private static String timeOrNothing(String name) {
        return AwsFileName.matches(name) ? AwsFileName.timeText(name) : "";
    }

    List<String> names() {
        return Collections.unmodifiableList(names);
    }

    Path path(String name) {
        Path entry = undecodable.get(name);
        return entry != null ? entry : directory.resolve(name);
    }
}
