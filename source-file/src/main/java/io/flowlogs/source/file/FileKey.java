package io.flowlogs.source.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Base64;

/** Tells a file from others whatever its name is; where the file system has no such thing, by its name. */
final class FileKey {
    private FileKey() {}

    static String of(Path path) throws IOException {
        return of(path, Files.readAttributes(path, BasicFileAttributes.class));
    }

    /** Returns letters, digits and signs that are neither colon nor semicolon. */
    static String of(Path path, BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        if (key == null) {
            byte[] name = path.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(name);
        }
        return key.toString().replaceAll("[^A-Za-z0-9]+", "-");
    }
}
