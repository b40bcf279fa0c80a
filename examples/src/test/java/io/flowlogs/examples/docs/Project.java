package io.flowlogs.examples.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this project, whichever directory the tests run in. */
final class Project {
    static final Path ROOT = root();

    private Project() {}

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("mvnw"))) {
            directory = directory.getParent();
        }
        return directory;
    }

    static List<Document> documents() {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .map(Document::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Java and Kotlin sources of all modules. */
    static List<Path> sources() {
        try (Stream<Path> files = Files.find(ROOT, 20, (path, attributes) -> isSource(path))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSource(Path path) {
        String name = ROOT.relativize(path).toString().replace('\\', '/');
        boolean isInPlace = name.contains("src/") || name.startsWith("examples/kotlin/");
        return isInPlace && !name.contains("target/") && (name.endsWith(".java") || name.endsWith(".kt"));
    }

    static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
