package io.flowlogs.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is in a directory, hidden files included: path to lines. */
final class WrittenFiles {
    private WrittenFiles() {}

    static Map<String, List<String>> in(Path directory) throws IOException {
        Map<String, List<String>> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            all.filter(Files::isRegularFile)
                    .forEach(file -> files.put(directory.relativize(file).toString(), lines(file)));
        }
        return files;
    }

    /** Everything that is there, folders too. */
    static List<String> names(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.map(file -> directory.relativize(file).toString())
                    .filter(name -> !name.isEmpty())
                    .sorted()
                    .toList();
        }
    }

    /** All records, of all files by name, without headers. */
    static List<String> records(Path directory) throws IOException {
        List<String> records = new ArrayList<>();
        for (List<String> lines : in(directory).values()) {
            records.addAll(lines.subList(1, lines.size()));
        }
        return records;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
