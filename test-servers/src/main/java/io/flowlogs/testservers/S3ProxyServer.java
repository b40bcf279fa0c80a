package io.flowlogs.testservers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A running S3Proxy: S3's protocol, written by other people than moto is, on a port of this machine that nobody else can reach. It asks for no credentials,
 * keeps what it is given in memory, and begins empty. However the JVM ends, the server ends with it.
 *
 * <p>Instances may be used by several threads.
 */
public final class S3ProxyServer implements AutoCloseable {
    private static final Pattern LISTENING =
            Pattern.compile("Started .*ServerConnector@.*\\{127\\.0\\.0\\.1:([0-9]+)}");

    /** Three seconds are usual. */
    private static final int SECONDS_TO_START = 60;

    private static final List<String> SETTINGS = List.of(
            "s3proxy.authorization=none",
            "s3proxy.endpoint=http://127.0.0.1:0",
            "jclouds.provider=transient-nio2",
            "jclouds.identity=nobody",
            "jclouds.credential=nothing");

    private final Process process;
    private final Path settings;
    private final URI endpoint;

    private S3ProxyServer(Process process, Path settings, URI endpoint) {
        this.process = process;
        this.settings = settings;
        this.endpoint = endpoint;
    }

    /**
     * Starts a server for the caller alone and waits until it answers.
     *
     * @throws RuntimeException if it does not, saying what the server printed; or where its jar was not fetched, which the build of this
     *     module does
     */
    public static S3ProxyServer start() {
        try {
            Path settings = Files.createTempFile("s3proxy", ".conf");
            Files.write(settings, SETTINGS);
            Process process = attach(settings);
            try {
                String port = ServerOutput.firstMatch(process, LISTENING)
                        .orTimeout(SECONDS_TO_START, TimeUnit.SECONDS)
                        .join();
                return new S3ProxyServer(process, settings, URI.create("http://127.0.0.1:" + port));
            } catch (RuntimeException e) {
                process.destroyForcibly();
                Files.delete(settings);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A shell ends the server when its own standard input ends, which it does with this JVM at the latest. */
    private static Process attach(Path settings) throws IOException {
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        String script = "\"$1\" -Xmx768m -XX:+UseSerialGC -jar \"$2\" --properties \"$3\" </dev/null & server=$!;"
                + " cat >/dev/null; kill -KILL $server";
        return new ProcessBuilder("sh", "-c", script, "s3proxy", java, jar().toString(), settings.toString())
                .redirectErrorStream(true)
                .start();
    }

    private static Path jar() {
        Path jar = MotoScript.projectRoot().resolve("test-servers/target/s3proxy/s3proxy.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(
                    jar + " is not there. Build it: ./mvnw -Dquick -pl test-servers process-resources");
        }
        return jar;
    }

    /** What a client of S3 takes as its endpoint, with the bucket in the path: {@code http://127.0.0.1:PORT}. */
    public URI endpoint() {
        return endpoint;
    }

    /** Ends the server and waits until it has ended. Closing once more does nothing. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
