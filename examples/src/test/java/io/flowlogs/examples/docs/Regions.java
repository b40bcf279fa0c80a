package io.flowlogs.examples.docs;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parts of the tests that documents quote: from <code>// region name</code> to <code>// endregion</code>. Regions of one name in one
 * file are one: the imports and what uses them.
 */
final class Regions {
    private static final String BEGIN = "// region ";
    private static final String END = "// endregion";
    private static final List<String> FOLDERS = List.of("examples", "kotlin-check");

    private Regions() {}

    /** Where a region is and its lines, without indentation and blank lines. */
    static Map<String, List<String>> all() {
        Map<String, List<String>> regions = new TreeMap<>();
        for (Path source : Project.sources()) {
            if (FOLDERS.stream().anyMatch(folder -> source.startsWith(Project.ROOT.resolve(folder)))) {
                in(source).forEach((name, lines) -> regions.put(source.getFileName() + " " + name, lines));
            }
        }
        return regions;
    }

    private static Map<String, List<String>> in(Path source) {
        Map<String, StringBuilder> regions = new LinkedHashMap<>();
        StringBuilder current = new StringBuilder();
        for (String line : Project.text(source).lines().map(String::strip).toList()) {
            if (line.startsWith(BEGIN)) {
                current = regions.computeIfAbsent(line.substring(BEGIN.length()), name -> new StringBuilder());
            } else if (line.equals(END)) {
                current = new StringBuilder();
            } else {
                current.append(line).append('\n');
            }
        }
        Map<String, List<String>> lines = new LinkedHashMap<>();
        regions.forEach(
                (name, text) -> lines.put(name, visible(text.toString().lines().toList())));
        return lines;
    }

    static List<String> visible(Collection<String> lines) {
        return lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
