package io.flowlogs.internal.convert;

import io.flowlogs.record.FlowConfigurationException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files of a directory that get their names only when all of them are whole. Until then they are in a hidden folder of the
 * directory, and so on the same file system. Whatever is not published is removed on closing.
 */
final class StagedFiles implements AutoCloseable {
    private static final String PREFIX = ".flowlogs-";

    private final Path directory;
    private final boolean force;
    private final Path staging;
    private final List<String> staged = new ArrayList<>();
    private final Set<String> folders = new HashSet<>();
    private final Deque<Path> made = new ArrayDeque<>();
    private int scratches;

    private StagedFiles(Path directory, boolean force) throws IOException {
        this.directory = directory;
        this.force = force;
        requireDirectory();
        makeFolders(directory);
        this.staging = Files.createTempDirectory(directory, PREFIX);
    }

    static StagedFiles in(Path directory, boolean force) throws IOException {
        return new StagedFiles(directory.toAbsolutePath(), force);
    }

    private void requireDirectory() {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new FlowConfigurationException(
                    directory + ": expected a directory, found a file. Name another, or remove it.");
        }
    }

    /** Makes folders and remembers them, as those that nothing comes into are removed again. */
    private void makeFolders(@Nullable Path folder) throws IOException {
        if (folder != null && !Files.isDirectory(folder)) {
            makeFolders(folder.getParent());
            Files.createDirectory(folder);
            made.push(folder);
        }
    }

    /** Refuses a folder in which files are that are not ours, as readers would take them together. */
    void requireFree(String folder) throws IOException {
        if (force || !folders.add(folder) || !Files.isDirectory(directory.resolve(folder))) {
            return;
        }
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(directory.resolve(folder), StagedFiles::isInTheWay)) {
            for (Path entry : entries) {
                throw new FlowConfigurationException(entry.getParent() + ": expected a new or empty directory, found '"
                        + entry.getFileName() + "'. Name another, or replace files of the same names with force.");
            }
        }
    }

    private static boolean isInTheWay(Path entry) {
        Path name = entry.getFileName();
        return name != null && !name.toString().startsWith(".") && !Files.isDirectory(entry);
    }

    /** Returns where to write a file until it is published under its path. */
    Path stage(String folder, String name) throws IOException {
        requireFree(folder);
        Path file = staging.resolve("new").resolve(folder).resolve(name);
        Files.createDirectories(parent(file));
        staged.add(folder + name);
        return file;
    }

    /** Returns where to write a file that only serves the way there. */
    Path scratch() {
        return staging.resolve("scratch-" + scratches++);
    }

    private static Path parent(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IOException(file + ": has no folder");
        }
        return parent;
    }

    /** Gives all files their names, or none. */
    void publish() throws IOException {
        List<String> done = new ArrayList<>();
        try {
            for (String path : staged) {
                publish(path);
                done.add(path);
            }
            syncFolders();
        } catch (IOException | RuntimeException e) {
            done.forEach(path -> takeBack(path, e));
            throw e;
        }
        made.clear();
    }

    private void publish(String path) throws IOException {
        Path target = directory.resolve(path);
        makeFolders(parent(target));
        // A directory of that name is somebody's, whatever was asked for.
        boolean replaces = force && isThere(target) && !Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS);
        if (replaces) {
            move(target, replaced(path));
        }
        try {
            move(staging.resolve("new").resolve(path), target);
        } catch (IOException e) {
            if (replaces) {
                takeBack(path, e);
            }
            throw e;
        }
    }

    private static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Moving without replacing: who came in between keeps what is there. */
    private static void move(Path from, Path to) throws IOException {
        Files.createDirectories(parent(to));
        Files.move(from, to);
    }

    private Path replaced(String path) {
        return staging.resolve("replaced").resolve(path);
    }

    private void takeBack(String path, Exception failure) {
        try {
            Path target = directory.resolve(path);
            if (isThere(replaced(path))) {
                Files.move(replaced(path), target, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.deleteIfExists(target);
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** So that the names last as the contents do, where the system can promise this. */
    private void syncFolders() {
        Set<Path> all = new HashSet<>();
        staged.forEach(path -> all.add(directory.resolve(path).getParent()));
        made.forEach(folder -> all.add(folder.getParent()));
        for (Path folder : all) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (IOException notHere) {
                return; // Not every system opens directories.
            }
        }
    }

    @Override
    public void close() throws IOException {
        Files.walkFileTree(staging, new Removal());
        for (Path folder : made) {
            removeIfEmpty(folder);
        }
    }

    private static void removeIfEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            if (entries.iterator().hasNext()) {
                return;
            }
        }
        Files.delete(folder);
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem) throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
