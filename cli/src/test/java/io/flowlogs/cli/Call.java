package io.flowlogs.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A call of the command line in a process of its own.
 *
 * @param code the exit code
 * @param out what it wrote on standard output
 * @param err what it wrote on standard error
 */
record Call(int code, String out, String err) {
    private static final long PATIENCE_SECONDS = 120;

    static Call of(String... words) throws IOException, InterruptedException {
        return withInput(new byte[0], words);
    }

    static Call withInput(byte[] input, String... words) throws IOException, InterruptedException {
        return with(Map.of(), input, words);
    }

    static Call with(Map<String, String> environment, byte[] input, String... words)
            throws IOException, InterruptedException {
        Process process = start(environment, words);
        CompletableFuture<String> out = text(process.getInputStream());
        CompletableFuture<String> err = text(process.getErrorStream());
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
        } catch (IOException notRead) {
            // A process that does not read its input may end before it was written.
        }
        return new Call(end(process), out.join(), err.join());
    }

    /** Calls by another name. */
    static Call named(String program, String... words) throws IOException, InterruptedException {
        return with(Map.of("JDK_JAVA_OPTIONS", "-Dflowlogs.command=" + program), new byte[0], words);
    }

    /** Calls with standard output elsewhere. */
    static Call redirected(ProcessBuilder.Redirect out, String... words) throws IOException, InterruptedException {
        Process process = builder(Map.of(), words).redirectOutput(out).start();
        CompletableFuture<String> err = text(process.getErrorStream());
        return new Call(end(process), "", err.join());
    }

    static Process start(Map<String, String> environment, String... words) throws IOException {
        return builder(environment, words).start();
    }

    private static ProcessBuilder builder(Map<String, String> environment, String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("FLOWLOGS_") || name.contains("COLOR"));
        builder.environment().put(Terminals.STDOUT, "0");
        builder.environment().put(Terminals.STDERR, "0");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        // Whoever runs the tests may have plug-ins and sources with names.
        builder.environment().put("XDG_CONFIG_HOME", "/nonexistent");
        builder.environment().putAll(environment);
        return builder;
    }

    static int end(Process process) throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + PATIENCE_SECONDS + " s");
        }
        return process.exitValue();
    }

    static CompletableFuture<String> text(InputStream stream) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                ByteArrayOutputStream text = new ByteArrayOutputStream();
                stream.transferTo(text);
                return text.toString(StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Tells whether this process, and so its children, ignores SIGINT, as jobs in the background of a script do. */
    static boolean ignoresInterrupts() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("SigIgn:")) {
                    return (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0;
                }
            }
            return false;
        } catch (IOException otherSystem) {
            return true;
        }
    }
}
