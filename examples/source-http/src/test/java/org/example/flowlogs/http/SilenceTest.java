package org.example.flowlogs.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.source.SourceOptions;
import io.flowlogs.source.Split;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that falls silent before an answer or in the middle of a body, and keeps the connection. */
class SilenceTest {
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final CountDownLatch fellSilent = new CountDownLatch(1);
    private ServerSocket server;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread acceptor = new Thread(this::accept);
        acceptor.setDaemon(true);
        acceptor.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.add(connection);
                Thread answering = new Thread(() -> answer(connection));
                answering.setDaemon(true);
                answering.start();
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void answer(Socket connection) {
        try {
            BufferedReader in = new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
            for (List<String> head = head(in); !head.isEmpty(); head = head(in)) {
                if (head.get(0).contains("/silent/")) {
                    fellSilent.countDown();
                    continue;
                }
                connection.getOutputStream().write(answer(head).getBytes(US_ASCII));
                connection.getOutputStream().flush();
                if (head.get(0).startsWith("GET") && head.stream().noneMatch(line -> line.startsWith("Range:"))) {
                    fellSilent.countDown();
                }
            }
        } catch (IOException e) {
            // The client is gone.
        }
    }

    private static List<String> head(BufferedReader in) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            lines.add(line);
        }
        return lines;
    }

    private static String answer(List<String> head) {
        if (head.stream().anyMatch(line -> line.equals("Range: bytes=3-"))) {
            return "HTTP/1.1 206 Part\r\nETag: \"1\"\r\nContent-Range: bytes 3-5/6\r\nContent-Length: 3\r\n\r\ndef";
        }
        String body = head.get(0).startsWith("HEAD") ? "" : "abc";
        return "HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: 6\r\n\r\n" + body;
    }

    private Asking asking(Duration timeout) {
        return asking("/a.log", timeout);
    }

    private Asking asking(String path, Duration timeout) {
        WebOptions usual = WebOptions.of(SourceOptions.parse(WebOptions.ALL, Map.of()));
        WebOptions impatient = new WebOptions(
                usual.names(), usual.slack(), timeout, usual.depth(), usual.ranges(), usual.authorization());
        return new Asking("http://127.0.0.1:" + server.getLocalPort() + path, impatient);
    }

    @Test
    void aBodyThatFallsSilentIsAskedForFromThatByteOn() throws IOException {
        try (Asking asking = asking(Duration.ofMillis(500))) {
            assertThat(Asking.content(Asking.splits(asking.plan()).get(0)))
                    .asString(US_ASCII)
                    .isEqualTo("abcdef");
        }
    }

    @Test
    void anInterruptionEndsTheReading() throws Exception {
        try (Asking asking = asking(Duration.ofMinutes(10))) {
            Split.OfBytes split = Asking.splits(asking.plan()).get(0);
            assertThat(interrupted(() -> Asking.content(split))).isEqualTo("interrupted, and still flagged");
        }
    }

    @Test
    void anInterruptionEndsTheListing() throws Exception {
        try (Asking asking = asking("/silent/", Duration.ofMinutes(10))) {
            assertThat(interrupted(() -> Asking.names(asking.plan()))).isEqualTo("interrupted, and still flagged");
        }
    }

    /** What becomes of work whose thread is interrupted once the server fell silent. */
    private String interrupted(Callable<?> work) throws Exception {
        FutureTask<String> outcome = new FutureTask<>(() -> outcome(work));
        Thread worker = new Thread(outcome);
        worker.start();
        fellSilent.await();
        worker.interrupt();
        return outcome.get();
    }

    private static String outcome(Callable<?> work) throws Exception {
        try {
            work.call();
            return "done";
        } catch (InterruptedIOException | UncheckedIOException e) {
            boolean honoured = e instanceof InterruptedIOException || e.getCause() instanceof InterruptedIOException;
            return (honoured ? "interrupted" : e.toString())
                    + (Thread.currentThread().isInterrupted() ? ", and still flagged" : "");
        }
    }
}
