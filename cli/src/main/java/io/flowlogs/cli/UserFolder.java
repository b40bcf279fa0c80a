package io.flowlogs.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The folder of the user's settings. */
final class UserFolder {
    private UserFolder() {}

    /** Returns <code>$XDG_CONFIG_HOME/flowlogs</code>, or <code>~/.config/flowlogs</code>; null where there is no home. */
    static @Nullable Path of(Map<String, String> environment) {
        Path settings = absolute(environment.get("XDG_CONFIG_HOME"));
        if (settings != null) {
            return settings.resolve("flowlogs");
        }
        Path home = absolute(environment.get("HOME"));
        return home == null ? null : home.resolve(".config").resolve("flowlogs");
    }

    /** What is not absolute does not count: a folder one happens to be in must not bring plug-ins. */
    static @Nullable Path absolute(@Nullable String name) {
        try {
            Path path = name == null || name.isEmpty() ? null : Path.of(name);
            return path != null && path.isAbsolute() ? path : null;
        } catch (InvalidPathException notAPath) {
            return null;
        }
    }
}
