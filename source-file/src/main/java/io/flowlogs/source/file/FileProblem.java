package io.flowlogs.source.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says in a sentence why something of the file system cannot be read. */
final class FileProblem {
    private static final int ENTRIES_COMPARED = 10_000;

    private FileProblem() {}

    static String describe(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "expected the file that was found before, found nothing. It was removed meanwhile.";
        }
        if (e instanceof AccessDeniedException) {
            return "expected to be allowed to read it, found: permission denied. Change its permissions, or leave it out.";
        }
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return "expected to read it, found: " + VisibleText.of(String.valueOf(reason)) + ".";
    }

    static String danglingLink(Path link) {
        String target;
        try {
            target = Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            target = String.valueOf(e.getMessage());
        }
        return "expected a symbolic link to something, found one to '" + VisibleText.of(target)
                + "', where nothing is. Restore its target, or remove it.";
    }

    /** Names the directory down to which the path exists, and what in it comes next to the name that does not. */
    static String missing(Path path) {
        Path parent = path.toAbsolutePath().normalize().getParent();
        Path child = path.toAbsolutePath().normalize();
        while (parent != null && !Files.exists(parent, LinkOption.NOFOLLOW_LINKS)) {
            child = parent;
            parent = parent.getParent();
        }
        String start = "expected an existing file, directory or pattern, found nothing";
        Path name = child.getFileName();
        if (parent == null || name == null) {
            return start + ". Check the path.";
        }
        String nearest = nearest(parent, name.toString());
        return start + ": there is no '" + VisibleText.of(name.toString()) + "' in " + VisibleText.of(parent.toString())
                + (nearest == null ? ". Check the path." : ". Did you mean '" + VisibleText.of(nearest) + "'?");
    }

    private static @Nullable String nearest(Path directory, String name) {
        NearestName nearest = new NearestName(name);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            int count = 0;
            for (Path entry : entries) {
                nearest.compare(String.valueOf(entry.getFileName()));
                if (++count == ENTRIES_COMPARED) {
                    break;
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            return null; // A suggestion is a courtesy; the error it belongs to is already on its way.
        }
        return nearest.best();
    }
}
