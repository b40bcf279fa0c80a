package io.flowlogs.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The files of a plug-in.
 *
 * @param place the jar, or the folder of several, which it is called by
 * @param jars the jars, at least one
 */
record PlugInFiles(Path place, List<Path> jars) {
    /**
     * Finds the plug-ins of a place: a jar is one; in a folder every jar is one, and every folder with jars. The order is that of the names.
     */
    static List<PlugInFiles> in(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(new PlugInFiles(place, List.of(place)));
        }
        List<PlugInFiles> found = new ArrayList<>();
        for (Path entry : visible(place)) {
            if (Files.isDirectory(entry)) {
                List<Path> jars =
                        visible(entry).stream().filter(PlugInFiles::isJar).toList();
                if (!jars.isEmpty()) {
                    found.add(new PlugInFiles(entry, jars));
                }
            } else if (isJar(entry)) {
                found.add(new PlugInFiles(entry, List.of(entry)));
            }
        }
        return found;
    }

    private static boolean isJar(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jar") && !Files.isDirectory(file);
    }

    private static List<Path> visible(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(
                folder, entry -> !entry.getFileName().toString().startsWith("."))) {
            all.forEach(entries::add);
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort(Comparator.comparing(entry -> entry.getFileName().toString()));
        return entries;
    }
}
