package io.flowlogs.source.file;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a location turned out to mean. */
sealed interface FileTarget {
    /** Standard input. */
    record StandardInput() implements FileTarget {}

    /** A pipe, a device, or whatever else is neither file nor directory. */
    record Stream(Path path) implements FileTarget {}

    /** A regular file that was named itself. */
    record OneFile(Path path) implements FileTarget {}

    /** A directory; and the pattern that names below it have to fit, or null for all. */
    record Tree(Path root, @Nullable GlobPattern pattern) implements FileTarget {}

    /** Finds out, in the file system, what a location means. */
    static FileTarget find(String text) throws IOException {
        if (text.equals("-")) {
            return new StandardInput();
        }
        try {
            return find(text, Path.of(text));
        } catch (InvalidPathException e) {
            throw new IOException("expected a path, found a text that cannot be one: " + e.getReason(), e);
        }
    }

    private static FileTarget find(String text, Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return existing(path);
        }
        if (GlobPattern.isPattern(text)) {
            return pattern(text);
        }
        Path decoded = decoded(text);
        if (decoded != null) {
            return existing(decoded);
        }
        throw new IOException(FileProblem.missing(path));
    }

    private static FileTarget existing(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return new Tree(path, null);
        }
        if (!Files.exists(path) && Files.isSymbolicLink(path)) {
            throw new IOException(FileProblem.danglingLink(path));
        }
        return Files.isRegularFile(path) ? new OneFile(path) : new Stream(path);
    }

    private static FileTarget pattern(String text) throws IOException {
        int slash = GlobPattern.endOfPlainDirectories(text);
        String directory = GlobPattern.unescaped(text.substring(0, slash));
        Path root = Path.of(directory);
        if (!Files.isDirectory(root)) {
            throw new IOException(
                    Files.exists(root)
                            ? "expected a directory before the pattern, found a file: " + VisibleText.of(directory)
                                    + "."
                            : FileProblem.missing(root));
        }
        try {
            return new Tree(root, GlobPattern.parse(text.substring(slash)));
        } catch (IllegalArgumentException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }

    /** A URI that came as text may hold a path that is still percent-encoded. */
    private static @Nullable Path decoded(String text) {
        try {
            Path path = Path.of(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
            return Files.exists(path) ? path : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
