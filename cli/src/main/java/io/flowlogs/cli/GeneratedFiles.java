package io.flowlogs.cli;

import io.flowlogs.gen.Carrier;
import io.flowlogs.gen.Ledger;
import io.flowlogs.gen.SyntheticFlowLogs;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes generated files into a directory, with care for what is already there. */
final class GeneratedFiles {
    private GeneratedFiles() {}

    /** Without force, the directory has to be empty or new; with it, files of the same names are replaced, others stay. */
    static Ledger write(SyntheticFlowLogs logs, Carrier carrier, Path directory, int files, boolean force)
            throws IOException {
        if (isFree(directory)) {
            return logs.writeTo(directory, carrier, files);
        }
        if (!force) {
            throw new UsageException("gen: expected a new or empty directory, found something in '" + directory
                    + "'. Use --force to replace files of the same names.");
        }
        return replace(logs, carrier, directory, files);
    }

    private static boolean isFree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return true;
        }
        if (!Files.isDirectory(directory)) {
            throw new UsageException("gen: expected a directory, found the file '" + directory + "'.");
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    /** Generates beside what is there, then moves: a failure half-way leaves the old files as they were. */
    private static Ledger replace(SyntheticFlowLogs logs, Carrier carrier, Path directory, int files)
            throws IOException {
        Path fresh = Files.createTempDirectory(directory, ".flowlogs-gen");
        try {
            Ledger ledger = logs.writeTo(fresh, carrier, files);
            Files.walkFileTree(fresh, new Move(fresh, directory));
            return ledger;
        } finally {
            Files.walkFileTree(fresh, new Removal());
        }
    }

    private static final class Move extends SimpleFileVisitor<Path> {
        private final Path from;
        private final Path to;

        Move(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            Files.createDirectories(to.resolve(from.relativize(directory)));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.move(file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
            return FileVisitResult.CONTINUE;
        }
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
