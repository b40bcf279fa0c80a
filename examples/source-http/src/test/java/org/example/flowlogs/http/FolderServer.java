package org.example.flowlogs.http;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * A web server over a directory, on loopback: listings, entity tags, conditions and ranges. Also a program of its own, without anything else on
 * the class path: <code>java FolderServer.java DIRECTORY</code> prints its address and serves until its standard input ends.
 */
final class FolderServer implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

    static {
        // Otherwise every answer waits for the client to acknowledge the one before.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Path root;
    private final HttpServer server;
    private final HttpContext context;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();

    FolderServer(Path root) throws IOException {
        this(root, HttpServer.create());
    }

    private FolderServer(Path root, HttpServer server) throws IOException {
        this.root = root.toRealPath();
        this.server = server;
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.context = server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** One that encrypts. */
    static FolderServer encrypting(Path root, SSLContext context) throws IOException {
        HttpsServer server = HttpsServer.create();
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new FolderServer(root, server);
    }

    /** Serves a directory. */
    public static void main(String[] arguments) throws IOException {
        try (FolderServer server = new FolderServer(Path.of(arguments[0]))) {
            System.out.println(server.address());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** Lets only one user in. */
    FolderServer only(String user, String password) {
        context.setAuthenticator(new BasicAuthenticator("logs") {
            @Override
            public boolean checkCredentials(String given, String secret) {
                return given.equals(user) && secret.equals(password);
            }
        });
        return this;
    }

    /** An address that gives no answer. */
    String silent(Runnable asked) {
        server.createContext("/silent/", exchange -> {
            asked.run();
            awaitEnd();
        });
        return address() + "silent/";
    }

    private void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String address() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** What was asked for, such as <code>GET /a.log bytes=0-9 206</code>. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI asked = exchange.getRequestURI();
            Path file = root.resolve(asked.getPath().substring(1)).normalize();
            if (!file.startsWith(root) || !Files.exists(file)) {
                status(exchange, 404);
            } else if (!Files.isDirectory(file)) {
                content(exchange, file);
            } else if (!asked.getPath().endsWith("/")) {
                exchange.getResponseHeaders().set("Location", asked.getRawPath() + "/");
                status(exchange, 301);
            } else {
                listing(exchange, file);
            }
        }
    }

    private void status(HttpExchange exchange, int status) throws IOException {
        status(exchange, status, -1);
    }

    private void status(HttpExchange exchange, int status, long length) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + (range == null ? "" : " " + range)
                + " " + status);
        exchange.sendResponseHeaders(status, length);
    }

    private void listing(HttpExchange exchange, Path directory) throws IOException {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html><head><title>Index of ")
                .append(exchange.getRequestURI().getRawPath())
                .append("</title></head><body><ul>\n<li><a href=\"../\">../</a></li>\n");
        for (Path child : children(directory)) {
            String name = child.getFileName() + (Files.isDirectory(child) ? "/" : "");
            html.append("<li><a href=\"")
                    .append(encoded(name))
                    .append("\">")
                    .append(escaped(name))
                    .append("</a></li>\n");
        }
        byte[] page = html.append("</ul></body></html>\n").toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        String tag = "\"" + Integer.toHexString(html.toString().hashCode()) + "\"";
        exchange.getResponseHeaders().set("ETag", tag);
        if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            status(exchange, 304);
        } else {
            send(exchange, 200, page.length, out -> out.write(page));
        }
    }

    private static List<Path> children(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.sorted().toList();
        }
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    private static String escaped(String name) {
        return name.replace("&", "&amp;").replace("<", "&lt;");
    }

    private void content(HttpExchange exchange, Path file) throws IOException {
        long size = Files.size(file);
        FileTime changed = Files.getLastModifiedTime(file);
        String tag = "\"" + Long.toHexString(changed.toMillis()) + "-" + Long.toHexString(size) + "\"";
        Headers headers = exchange.getResponseHeaders();
        headers.set("ETag", tag);
        headers.set("Last-Modified", date(changed));
        headers.set("Accept-Ranges", "bytes");
        headers.set("Content-Type", "application/octet-stream");
        Headers asked = exchange.getRequestHeaders();
        String ifMatch = asked.getFirst("If-Match");
        String ifRange = asked.getFirst("If-Range");
        Matcher range = RANGE.matcher(String.valueOf(asked.getFirst("Range")));
        if (ifMatch != null && !ifMatch.equals(tag)) {
            status(exchange, 412);
        } else if (range.matches() && (ifRange == null || ifRange.equals(tag))) {
            part(exchange, file, size, range);
        } else {
            send(exchange, 200, size, out -> copy(file, 0, size, out));
        }
    }

    private static String date(FileTime time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.ofInstant(time.toInstant(), ZoneOffset.UTC));
    }

    private void part(HttpExchange exchange, Path file, long size, Matcher range) throws IOException {
        long from = Long.parseLong(range.group(1));
        long to = range.group(2).isEmpty() ? size : Math.min(size, Long.parseLong(range.group(2)) + 1);
        if (from >= size) {
            exchange.getResponseHeaders().set("Content-Range", "bytes */" + size);
            status(exchange, 416);
            return;
        }
        exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + size);
        send(exchange, 206, to - from, out -> copy(file, from, to, out));
    }

    private interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    private void send(HttpExchange exchange, int status, long length, Body body) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(length));
            status(exchange, status);
            return;
        }
        status(exchange, status, length == 0 ? -1 : length);
        body.writeTo(exchange.getResponseBody());
    }

    private static void copy(Path file, long from, long to, OutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(from);
            byte[] buffer = new byte[1 << 16];
            for (long left = to - from; left > 0; ) {
                int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (read < 0) {
                    return;
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }

    @Override
    public void close() {
        ended.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
