package io.flowlogs.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The script {@code test-servers/moto-server}, which alone knows where servers are kept and how they are started. */
final class MotoScript {
    private final Path script;
    private final Map<String, String> environment;

    private MotoScript(Path script, Map<String, String> environment) {
        this.script = script;
        this.environment = environment;
    }

    static MotoScript ofProject() {
        return new MotoScript(projectRoot().resolve("test-servers").resolve("moto-server"), Map.of());
    }

    /** The same script, looking for servers in another place. */
    MotoScript withCache(Path cache) {
        return new MotoScript(script, Map.of("XDG_CACHE_HOME", cache.toString()));
    }

    static Path projectRoot() {
        String told = System.getProperty("flowlogs.root");
        return told == null ? directoryOfWrapper(Path.of("").toAbsolutePath()) : Path.of(told);
    }

    /** Maven runs a module's tests in the folder of the module. */
    private static Path directoryOfWrapper(Path start) {
        for (Path directory = start; directory != null; directory = directory.getParent()) {
            if (Files.exists(directory.resolve("mvnw"))) {
                return directory;
            }
        }
        throw new IllegalStateException(
                "No directory from " + start
                        + " upwards has the file mvnw. Run the tests inside the project, or set the system property flowlogs.root.");
    }

    /** What has to be done before a server of this suite can run, or nothing if it can. */
    Optional<String> whatIsMissing(MotoSuite suite) {
        try {
            Process process = command("version", suite).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.onExit().join().exitValue() == 0 ? Optional.empty() : Optional.of(said.strip());
        } catch (IOException e) {
            return Optional.of("moto-server: the script does not run on this machine: " + e.getMessage());
        }
    }

    /** Starts a server that ends with its standard input, so at the latest with this JVM. */
    Process attach(MotoSuite suite) {
        try {
            return command("attach", suite).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder command(String command, MotoSuite suite) {
        ProcessBuilder builder =
                new ProcessBuilder(script.toString(), command, suite.debianName()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }
}
