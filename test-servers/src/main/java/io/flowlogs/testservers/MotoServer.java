package io.flowlogs.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A running moto server: AWS's API for CloudWatch Logs, S3, EC2 and STS on a port of this machine that nobody else can reach. It accepts
 * any credentials and region, and keeps what it is given in memory. However the JVM ends, the server ends with it.
 *
 * <p>Instances may be used by several threads, but what one of them does to the server's state the others see.
 */
public final class MotoServer implements AutoCloseable {
    /** Half a second is usual; a machine that is busy or reads the server from disk for the first time may need more. */
    private static final int SECONDS_TO_START = 60;

    private static final int MILLIS_TO_ANSWER = 30_000;
    private static final Map<MotoSuite, MotoServer> SHARED = new EnumMap<>(MotoSuite.class);

    private final Process process;
    private final URI endpoint;

    private MotoServer(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /**
     * Starts a server for the caller alone and waits until it answers.
     *
     * @throws RuntimeException if it does not, saying what the server printed; for instance because it was never fetched
     */
    public static MotoServer start(MotoSuite suite) {
        Process process = MotoScript.ofProject().attach(suite);
        try {
            URI endpoint = ServerOutput.endpointOf(process)
                    .orTimeout(SECONDS_TO_START, TimeUnit.SECONDS)
                    .join();
            MotoServer server = new MotoServer(process, endpoint);
            server.reset();
            return server;
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** The one server of this JVM from Debian's stable suite; started when first asked for. */
    public static MotoServer shared() {
        return shared(MotoSuite.STABLE);
    }

    /** The one server of this JVM from a suite; started when first asked for, and again if somebody closed it. */
    public static MotoServer shared(MotoSuite suite) {
        synchronized (SHARED) {
            return SHARED.compute(
                    suite, (key, running) -> running != null && running.process.isAlive() ? running : start(key));
        }
    }

    /** What an AWS client takes as its endpoint: {@code http://127.0.0.1:PORT}. */
    public URI endpoint() {
        return endpoint;
    }

    /** Makes the server forget everything: log groups, buckets, flow logs. */
    public void reset() {
        try {
            URI address = endpoint.resolve("/moto-api/reset");
            HttpURLConnection request = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
            request.setRequestMethod("POST");
            request.setConnectTimeout(MILLIS_TO_ANSWER);
            request.setReadTimeout(MILLIS_TO_ANSWER);
            int status = request.getResponseCode();
            request.disconnect();
            if (status != HttpURLConnection.HTTP_OK) {
                throw new IOException(address + " answered with status " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the server, which has nothing to tidy up, and waits until it has ended. Closing once more does nothing. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    ProcessHandle process() {
        return process.toHandle();
    }
}
