package io.flowlogs.cli;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where plug-ins lie: the folders and jars of --plugins, those of FLOWLOGS_PLUGINS, and the folder of the user's settings, in this order.
 *
 * @param existing the folders and jars there are, each once
 * @param missing the names of FLOWLOGS_PLUGINS that lead nowhere
 */
record PlugInPlaces(Set<Path> existing, List<String> missing) {
    static final String OPTION = "--plugins";
    static final String VARIABLE = "FLOWLOGS_PLUGINS";

    static PlugInPlaces of(List<Path> named, Map<String, String> environment) {
        Set<Path> existing = new LinkedHashSet<>(named);
        List<String> missing = new ArrayList<>();
        String listed = environment.getOrDefault(VARIABLE, "");
        for (String name : listed.isEmpty() ? new String[0] : listed.split(File.pathSeparator, -1)) {
            Path place = existing(name);
            if (place != null) {
                existing.add(place);
            } else if (!name.isEmpty()) {
                missing.add(name);
            }
        }
        Path settings = UserFolder.of(environment);
        if (settings != null && settings.resolve("plugins").toFile().exists()) {
            existing.add(settings.resolve("plugins"));
        }
        return new PlugInPlaces(existing, missing);
    }

    /** Reads the values of --plugins, of which each must be there. */
    static List<Path> named(List<String> words) {
        List<Path> named = new ArrayList<>();
        for (String word : words) {
            Path place = existing(word);
            if (place == null) {
                throw new UsageException(OPTION + ": expected a folder with plug-ins, or a jar, found '" + word
                        + "', which does not exist. Correct its name.");
            }
            named.add(place);
        }
        return named;
    }

    /** An empty name is not the folder one happens to be in. */
    private static @Nullable Path existing(String name) {
        try {
            return !name.isEmpty() && new File(name).exists() ? Path.of(name) : null;
        } catch (InvalidPathException notAPath) {
            return null;
        }
    }
}
