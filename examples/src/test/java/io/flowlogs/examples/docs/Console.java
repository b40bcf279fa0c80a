package io.flowlogs.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A shell in a directory that has the samples, in which <code>bin/flowlogs</code> is the program under test. */
final class Console {
    private static final String PRELUDE = function("flowlogs") + function("flowlogs_reader");

    private final Path directory;
    private final Map<String, String> environment;

    /** The program under one of the names that it is called by. */
    private static String function(String name) {
        return name + "() { \"$FLOWLOGS_JAVA\" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dflowlogs.command=" + name
                + " -cp \"$FLOWLOGS_CP\" io.flowlogs.cli.Main \"$@\"; }\n";
    }

    Console(Path directory) throws IOException {
        this(directory, Map.of());
    }

    /** Makes a shell that has some variables besides. */
    Console(Path directory, Map<String, String> environment) throws IOException {
        this.directory = directory;
        this.environment = Map.copyOf(environment);
        copy(Project.ROOT.resolve("samples"), directory.resolve("samples"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /**
     * A command and what it is to print.
     *
     * @param command what follows the prompt
     * @param output lines, of which one of three dots stands for any number of lines
     */
    record Session(String command, List<String> output) {
        static List<Session> of(List<String> lines) {
            List<Session> sessions = new ArrayList<>();
            for (String line : lines) {
                if (line.startsWith("$ ")) {
                    sessions.add(new Session(line.substring(2), new ArrayList<>()));
                } else {
                    sessions.get(sessions.size() - 1).output().add(line);
                }
            }
            return sessions;
        }

        Pattern expected() {
            return Pattern.compile(output.stream()
                    .map(line -> line.equals("...") ? "(?:.*\n)*?" : Pattern.quote(line) + " *\n")
                    .collect(Collectors.joining()));
        }
    }

    /**
     * What a command did.
     *
     * @param exitCode how it ended
     * @param output what it printed
     * @param errors what it said besides
     */
    record Outcome(int exitCode, String output, String errors) {}

    /** Runs all commands of a document, one after another, and checks what they print. */
    void runAll(Document document) throws IOException, InterruptedException {
        for (Document.Block block : document.blocks("console")) {
            for (Session session : Session.of(block.lines())) {
                Outcome outcome = run(session.command());
                assertThat(outcome.output())
                        .as("%s:%d: %s%n%s", document.name(), block.line(), session.command(), outcome.errors())
                        .matches(session.expected());
                assertThat(outcome.exitCode()).as(session.command()).isZero();
            }
        }
    }

    Outcome run(String command) throws IOException, InterruptedException {
        Path errors = directory.resolve(".errors");
        ProcessBuilder builder = new ProcessBuilder(
                "sh", "-c", PRELUDE + command.replaceAll("(^|[|;&(] *)bin/(flowlogs(?:_reader)?) ", "$1$2 "));
        builder.directory(directory.toFile()).redirectError(errors.toFile());
        // Whoever runs the tests may have plug-ins and settings.
        builder.environment().keySet().removeIf(name -> name.startsWith("FLOWLOGS_") || name.equals("XDG_CONFIG_HOME"));
        builder.environment().put("HOME", directory.toString());
        builder.environment().put("FLOWLOGS_JAVA", System.getProperty("java.home") + "/bin/java");
        builder.environment().put("FLOWLOGS_CP", System.getProperty("java.class.path"));
        builder.environment().put("FLOWLOGS_STDOUT_TTY", "0");
        builder.environment().put("FLOWLOGS_STDERR_TTY", "0");
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return new Outcome(process.waitFor(), output, Files.readString(errors));
    }
}
