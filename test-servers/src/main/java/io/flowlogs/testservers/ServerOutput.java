package io.flowlogs.testservers;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a server prints: first where it listens, then a line for each request, which would fill the pipe if nobody took it. */
final class ServerOutput implements Runnable {
    private static final Pattern LISTENING = Pattern.compile("Running on (http://127\\.0\\.0\\.1:[0-9]+)");

    private final Process process;
    private final Pattern awaited;
    private final StringBuilder saidBefore = new StringBuilder();
    private final CompletableFuture<String> found = new CompletableFuture<>();

    private ServerOutput(Process process, Pattern awaited) {
        this.process = process;
        this.awaited = awaited;
    }

    /** The address a server prints when it listens; it fails with all the server said if it ends before. */
    static CompletableFuture<URI> endpointOf(Process process) {
        return firstMatch(process, LISTENING).thenApply(URI::create);
    }

    /** The first group of a pattern where a line has it; fails with all the server said if it ends before. */
    static CompletableFuture<String> firstMatch(Process process, Pattern awaited) {
        ServerOutput output = new ServerOutput(process, awaited);
        Thread reader = new Thread(output, "output of server " + process.pid());
        reader.setDaemon(true);
        reader.start();
        return output.found;
    }

    @Override
    public void run() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!found.isDone()) {
                    look(line);
                }
            }
            found.completeExceptionally(
                    new IllegalStateException("The server ended before it listened. It said:\n" + saidBefore));
        } catch (IOException e) {
            found.completeExceptionally(e);
        }
    }

    private void look(String line) {
        saidBefore.append(line).append('\n');
        Matcher match = awaited.matcher(line);
        if (match.find()) {
            found.complete(match.group(1));
        }
    }
}
