package io.flowlogs.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds the specification on the class path. */
public final class SpecFiles {
    private static final String ENDING = ".flowspec";

    private SpecFiles() {}

    /** Returns every case of every file, by file name and then in the order of the file. */
    public static Stream<SpecCase> all() {
        return files().stream().flatMap(file -> cases(file).stream());
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        URL folder = Objects.requireNonNull(SpecFiles.class.getResource("/spec"), "no folder spec on the class path");
        try {
            return Path.of(folder.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<SpecCase> cases(Path file) {
        try {
            String name = Objects.requireNonNull(file.getFileName()).toString();
            return SpecReader.read(name.replace(ENDING, ""), Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
