package io.flowlogs.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file of the user's settings.
 *
 * @param path where it is, or would be
 * @param isNamed whether FLOWLOGS_CONFIG names it, so that it must exist
 */
record ConfigFile(Path path, boolean isNamed) {
    static final String VARIABLE = "FLOWLOGS_CONFIG";

    /** What people write is a hundredth of it; what is made to be large is refused before it is taken apart. */
    private static final int MOST_BYTES = 128 << 10;

    private static final Set<PosixFilePermission> READABLE_BY_OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    /** Returns the file, which need not exist; null where there is no home to look in. */
    static @Nullable ConfigFile of(Map<String, String> environment) {
        String named = environment.getOrDefault(VARIABLE, "");
        if (!named.isEmpty()) {
            return new ConfigFile(path(named), true);
        }
        Path folder = UserFolder.of(environment);
        return folder == null ? null : new ConfigFile(folder.resolve("config.toml"), false);
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new SettingsException(List.of(VARIABLE + ": expected the name of a file, found '" + name + "'."));
        }
    }

    /** Returns its text, or null when there is no such file and nobody said there was. */
    @Nullable
    String read() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes()))
                    .toString();
        } catch (NoSuchFileException e) {
            if (isNamed) {
                throw refusal("expected the file that " + VARIABLE + " names, found none.");
            }
            return null;
        } catch (CharacterCodingException e) {
            throw refusal("expected a text in UTF-8, found something else.");
        } catch (IOException e) {
            throw refusal("cannot be read: " + e.getClass().getSimpleName() + ".");
        }
    }

    private byte[] bytes() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw refusal("expected at most " + MOST_BYTES + " bytes, found more.");
            }
            return bytes;
        }
    }

    private SettingsException refusal(String problem) {
        return new SettingsException(List.of(path + ": " + problem));
    }

    /** Tells whether somebody else may read it, where the file system says so. */
    boolean isReadableByOthers() {
        try {
            return Files.getPosixFilePermissions(path).stream().anyMatch(READABLE_BY_OTHERS::contains);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    /** Says a problem as compilers do. */
    String located(ConfigProblem problem) {
        return path + ":" + problem.line() + ": " + (problem.isWarning() ? "warning: " : "") + problem.text();
    }
}
