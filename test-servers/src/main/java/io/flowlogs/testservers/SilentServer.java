package io.flowlogs.testservers;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on this machine that takes requests and never answers, for tests of what becomes of those who wait. */
public final class SilentServer implements AutoCloseable {
    private final ServerSocket server;
    private final Runnable asked;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    /**
     * Starts a server.
     *
     * @param asked is run on a thread of the server's whenever the first byte of a request came
     * @throws IOException when there is no port to be had
     */
    public SilentServer(Runnable asked) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.asked = asked;
        inBackground(this::accept);
    }

    /**
     * Says where it is.
     *
     * @return an address of HTTP
     */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private void accept() throws IOException {
        while (true) {
            Socket connection = server.accept();
            connections.add(connection);
            inBackground(() -> listen(connection));
        }
    }

    private void listen(Socket connection) throws IOException {
        if (connection.getInputStream().read() >= 0) {
            asked.run();
        }
        connection.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    /** What a thread does until the sockets are closed. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // The server was closed, or the client went away.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
