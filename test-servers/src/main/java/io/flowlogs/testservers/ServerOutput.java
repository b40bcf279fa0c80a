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
    private final StringBuilder saidBefore = new StringBuilder();
    private final CompletableFuture<URI> endpoint = new CompletableFuture<>();

    private ServerOutput(Process process) {
        this.process = process;
    }

    /** The address a server prints when it listens; it fails with all the server said if it ends before. */
    static CompletableFuture<URI> endpointOf(Process process) {
        ServerOutput output = new ServerOutput(process);
        Thread reader = new Thread(output, "output of moto " + process.pid());
        reader.setDaemon(true);
        reader.start();
        return output.endpoint;
    }

    @Override
    public void run() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!endpoint.isDone()) {
                    look(line);
                }
            }
            endpoint.completeExceptionally(
                    new IllegalStateException("The moto server ended before it listened. It said:\n" + saidBefore));
        } catch (IOException e) {
            endpoint.completeExceptionally(e);
        }
    }

    private void look(String line) {
        saidBefore.append(line).append('\n');
        Matcher listening = LISTENING.matcher(line);
        if (listening.find()) {
            endpoint.complete(URI.create(listening.group(1)));
        }
    }
}
