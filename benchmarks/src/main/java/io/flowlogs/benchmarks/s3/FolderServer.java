package io.flowlogs.benchmarks.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Serves the files of a folder as the objects of a bucket, on a port that nobody but this machine can reach, so cheaply that the client is what gets measured:
 * lists in pages, with and without a delimiter, and gives objects in ranges. Credentials are not looked at.
 */
public final class FolderServer implements AutoCloseable {
    static final String BUCKET = "bench";

    /** More than the clients have connections: each writes an answer as slowly as its client reads. */
    private static final int THREADS = 64;

    private static final int OK = 200;
    private static final int PART = 206;
    private static final int NONE = 404;
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})");
    private static final String MOST_KEYS = "1000";

    private final FolderKeys keys;
    private final HttpServer server;

    static {
        // Otherwise the kernel holds the end of each answer back until its begin was acknowledged.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    FolderServer(Path folder) throws IOException {
        keys = new FolderKeys(folder);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads());
        server.createContext("/" + BUCKET, this::answer);
        server.start();
    }

    private static Executor threads() {
        return Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "bucket");
            thread.setDaemon(true);
            return thread;
        });
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /**
     * Serves <code>FOLDER</code>, prints <code>endpoint URL</code>, and ends with standard input.
     *
     * @param args the folder
     * @throws IOException when it cannot be read
     */
    public static void main(String[] args) throws IOException {
        System.out.println("endpoint " + new FolderServer(Path.of(args[0])).endpoint());
        // Whoever started this may die without saying so; its end of the pipe is closed all the same.
        System.in.transferTo(System.err);
        System.exit(0);
    }

    /** A client that is gone needs no answer. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(1 + BUCKET.length());
            if (path.length() <= 1) {
                list(exchange, parameters(exchange.getRequestURI()));
            } else {
                give(exchange, path.substring(1));
            }
        }
    }

    private static Map<String, String> parameters(URI uri) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : String.valueOf(uri.getRawQuery()).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        return parameters;
    }

    private void list(HttpExchange exchange, Map<String, String> asked) throws IOException {
        String token = asked.get("continuation-token");
        String after = token == null
                ? asked.getOrDefault("start-after", "")
                : new String(Base64.getUrlDecoder().decode(token), UTF_8);
        FolderKeys.Page page = keys.page(
                asked.getOrDefault("prefix", ""),
                asked.containsKey("delimiter"),
                after,
                Integer.parseInt(asked.getOrDefault("max-keys", MOST_KEYS)));
        byte[] xml = xml(page).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(OK, xml.length);
        exchange.getResponseBody().write(xml);
    }

    private String xml(FolderKeys.Page page) {
        StringBuilder xml =
                new StringBuilder("<ListBucketResult><Name>").append(BUCKET).append("</Name>");
        xml.append("<IsTruncated>").append(page.next() != null).append("</IsTruncated>");
        if (page.next() != null) {
            String token = Base64.getUrlEncoder().encodeToString(page.next().getBytes(UTF_8));
            xml.append("<NextContinuationToken>").append(token).append("</NextContinuationToken>");
        }
        page.keys()
                .forEach(key -> xml.append("<Contents><Key>")
                        .append(key)
                        .append("</Key><LastModified>2030-01-01T00:00:00Z</LastModified><ETag>&quot;")
                        .append(keys.size(key))
                        .append("&quot;</ETag><Size>")
                        .append(keys.size(key))
                        .append("</Size><StorageClass>STANDARD</StorageClass></Contents>"));
        page.folders()
                .forEach(folder ->
                        xml.append("<CommonPrefixes><Prefix>").append(folder).append("</Prefix></CommonPrefixes>"));
        return xml.append("</ListBucketResult>").toString();
    }

    private void give(HttpExchange exchange, String key) throws IOException {
        Path file = keys.file(key);
        if (file == null) {
            exchange.sendResponseHeaders(NONE, -1);
            return;
        }
        long size = keys.size(key);
        Matcher range = range(exchange.getRequestHeaders().getFirst("Range"));
        long from = range == null ? 0 : Long.parseLong(range.group(1));
        long to = range == null || range.group(2).isEmpty() ? size : Math.min(size, Long.parseLong(range.group(2)) + 1);
        exchange.getResponseHeaders().set("ETag", "\"" + size + "\"");
        exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
        if (range != null) {
            exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + size);
        }
        send(exchange, range == null ? OK : PART, file, from, to);
    }

    private static @Nullable Matcher range(@Nullable String header) {
        Matcher range = RANGE.matcher(String.valueOf(header));
        return range.matches() ? range : null;
    }

    private static void send(HttpExchange exchange, int status, Path file, long from, long to) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(to - from));
            exchange.sendResponseHeaders(OK, -1);
            return;
        }
        exchange.sendResponseHeaders(status, to == from ? -1 : to - from);
        try (FileChannel content = FileChannel.open(file);
                WritableByteChannel out = Channels.newChannel(exchange.getResponseBody())) {
            for (long at = from; at < to; ) {
                at += content.transferTo(at, to - at, out);
            }
        }
    }
}
