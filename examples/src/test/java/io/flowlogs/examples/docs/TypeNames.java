package io.flowlogs.examples.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The names of types, and of what is in them, that documents may mention. */
final class TypeNames {
    private static final Pattern TYPE_OR_MEMBER = Pattern.compile("[A-Z]\\w*[a-z]\\w*(?:\\.\\w+)*(?:\\(\\))?");
    private static final Pattern PACKAGE = Pattern.compile("io\\.flowlogs(?:\\.[a-z]+)*");
    private static final List<String> JDK =
            List.of("java.lang", "java.io", "java.util", "java.util.stream", "java.time", "java.nio.channels");

    private final Map<String, Path> ours = new HashMap<>();

    TypeNames() {
        for (Path source : Project.sources()) {
            String file = source.getFileName().toString();
            ours.put(file.substring(0, file.lastIndexOf('.')), source);
        }
    }

    /** Tells whether something between backticks names a type, a member or a package, and there is none of that name. */
    boolean isBroken(String word) {
        if (PACKAGE.matcher(word).matches()) {
            return !isPackage(word);
        }
        return TYPE_OR_MEMBER.matcher(word).matches()
                && !exists(word.replace("()", "").split("\\."));
    }

    private static boolean isPackage(String word) {
        String folder = "src/main/java/" + word.replace('.', '/');
        return List.of("api", "gen", "format-json", "format-csv", "source-file", "cli", "testkit").stream()
                .anyMatch(
                        module -> Files.isDirectory(Project.ROOT.resolve(module).resolve(folder)));
    }

    private boolean exists(String[] path) {
        Path source = ours.get(path[0]);
        if (source == null) {
            return isJdk(path[0]);
        }
        String text = Project.text(source);
        return List.of(path).stream()
                .allMatch(name ->
                        Pattern.compile("\\b" + name + "\\b").matcher(text).find());
    }

    private static boolean isJdk(String name) {
        return JDK.stream().anyMatch(home -> isClass(home + "." + name));
    }

    private static boolean isClass(String name) {
        try {
            Class.forName(name);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
