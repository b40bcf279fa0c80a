package io.flowlogs.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** The file that says where to go on. It is replaced as a whole, so that it is never half written, and only its owner may read it. */
final class CheckpointFile {
    private static final long MOST_BYTES = 16L << 20;

    private final Path path;

    CheckpointFile(Path path) {
        this.path = path;
    }

    /** Returns what is in it, or null when there is none. */
    @Nullable
    String read() throws IOException {
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw new UsageException("--resume: expected the position of an earlier call, found a large file, '"
                        + path + "'. Name another.");
            }
            return Files.readString(path);
        } catch (NoSuchFileException e) {
            return null;
        } catch (CharacterCodingException e) {
            throw new UsageException("--resume: expected the position of an earlier call, found something else in '"
                    + path + "'. Name another file.");
        } catch (FileSystemException e) {
            throw failure("read", e);
        }
    }

    void write(String position) throws IOException {
        try {
            replace(position);
        } catch (IOException e) {
            throw failure("write", e);
        }
    }

    private void replace(String position) throws IOException {
        Path target = Files.isSymbolicLink(path) ? path.toRealPath() : path.toAbsolutePath();
        Path draft = Files.createTempFile(target.getParent(), ".flowlogs", ".tmp"); // Readable by its owner only.
        try {
            Files.write(draft, position.getBytes(StandardCharsets.UTF_8));
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private IOException failure(String what, IOException e) {
        String reason = e instanceof NoSuchFileException ? "there is no such directory" : e.toString();
        return new IOException("--resume: cannot " + what + " '" + path + "': " + reason, e);
    }
}
