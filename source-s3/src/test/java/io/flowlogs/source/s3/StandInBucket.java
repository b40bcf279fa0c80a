package io.flowlogs.source.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A bucket in memory that speaks as much of S3's protocol as reading takes: lists in pages, with and without a delimiter, and gives objects in
 * ranges. Remembers what it was asked for.
 */
final class StandInBucket implements AutoCloseable {
    static final String NAME = "flow-logs";
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

    static {
        // Otherwise every answer waits for the client to confirm its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** An object. */
    static final class Stored {
        final byte[] content;
        final Instant written;
        final String tag;

        Stored(byte[] content, Instant written) {
            this.content = content;
            this.tag = "\"" + Integer.toHexString(java.util.Arrays.hashCode(content)) + "\"";
            this.written = written;
        }
    }

    final ConcurrentSkipListMap<String, Stored> objects = new ConcurrentSkipListMap<>();
    final Queue<String> lists = new ConcurrentLinkedQueue<>();
    final Queue<String> gets = new ConcurrentLinkedQueue<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();

    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private final HttpServer server;

    StandInBucket() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/" + NAME, this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Puts an object that was written now, whenever that is. */
    StandInBucket put(String key, String content) {
        return put(key, content.getBytes(UTF_8), Instant.now());
    }

    StandInBucket put(String key, byte[] content, Instant written) {
        objects.put(key, new Stored(content, written));
        return this;
    }

    /** Sends only half of an object the next time, and then nothing for as long as anybody waits. */
    void fallSilentOnce(String key) {
        silent.add(key);
    }

    void clear() {
        objects.clear();
        lists.clear();
        gets.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(1 + NAME.length());
            if (path.length() <= 1) {
                list(exchange, parameters(exchange.getRequestURI()));
            } else {
                get(exchange, path.substring(1));
            }
        }
    }

    private static Map<String, String> parameters(URI uri) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : String.valueOf(uri.getRawQuery()).split("&", -1)) {
            int equals = pair.indexOf('=');
            parameters.put(
                    equals < 0 ? pair : pair.substring(0, equals),
                    equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
        return parameters;
    }

    private void list(HttpExchange exchange, Map<String, String> asked) throws IOException {
        String prefix = asked.getOrDefault("prefix", "");
        boolean cut = asked.getOrDefault("delimiter", "").equals("/");
        lists.add(prefix + (cut ? "" : "**"));
        Page page = page(prefix, cut, begin(asked), Integer.parseInt(asked.getOrDefault("max-keys", "1000")));
        send(exchange, 200, page.xml(prefix).getBytes(UTF_8));
    }

    private static String begin(Map<String, String> asked) {
        String token = asked.get("continuation-token");
        return token == null
                ? asked.getOrDefault("start-after", "")
                : new String(Base64.getDecoder().decode(token), UTF_8);
    }

    private Page page(String prefix, boolean cut, String after, int most) {
        Page page = new Page();
        String from = after.compareTo(prefix) > 0 ? after : prefix;
        Map.Entry<String, Stored> entry = from.equals(after) ? objects.higherEntry(from) : objects.ceilingEntry(from);
        while (entry != null && entry.getKey().startsWith(prefix) && page.size() < most) {
            String key = entry.getKey();
            int slash = cut ? key.indexOf('/', prefix.length()) : -1;
            if (slash < 0) {
                page.contents.add(entry);
                page.last = key;
            } else {
                page.folders.add(key.substring(0, slash + 1));
                page.last = key.substring(0, slash + 1) + "\uffff";
            }
            entry = objects.higherEntry(page.last);
        }
        page.truncated = entry != null && entry.getKey().startsWith(prefix);
        return page;
    }

    /** A page of a listing. */
    private static final class Page {
        final List<Map.Entry<String, Stored>> contents = new ArrayList<>();
        final List<String> folders = new ArrayList<>();
        String last = "";
        boolean truncated;

        int size() {
            return contents.size() + folders.size();
        }

        String xml(String prefix) {
            StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><ListBucketResult><Name>")
                    .append(NAME + "</Name><Prefix>" + escaped(prefix) + "</Prefix><IsTruncated>" + truncated)
                    .append("</IsTruncated>");
            if (truncated) {
                xml.append("<NextContinuationToken>" + token() + "</NextContinuationToken>");
            }
            contents.forEach(entry -> xml.append("<Contents><Key>" + escaped(entry.getKey()) + "</Key><LastModified>")
                    .append(entry.getValue().written + "</LastModified><ETag>&quot;x&quot;</ETag><Size>")
                    .append(entry.getValue().content.length
                            + "</Size><StorageClass>STANDARD</StorageClass></Contents>"));
            folders.forEach(
                    name -> xml.append("<CommonPrefixes><Prefix>" + escaped(name) + "</Prefix></CommonPrefixes>"));
            return xml.append("</ListBucketResult>").toString();
        }

        private String token() {
            return Base64.getEncoder().encodeToString(last.getBytes(UTF_8));
        }

        private static String escaped(String text) {
            return text.replace("&", "&amp;").replace("<", "&lt;");
        }
    }

    private void get(HttpExchange exchange, String key) throws IOException {
        gets.add(key);
        Stored stored = objects.get(key);
        if (stored == null) {
            send(exchange, 404, "<Error><Code>NoSuchKey</Code><Message>no such key</Message></Error>".getBytes(UTF_8));
            return;
        }
        String tag = stored.tag;
        exchange.getResponseHeaders().set("ETag", tag);
        String wanted = exchange.getRequestHeaders().getFirst("If-Match");
        if (wanted != null && !wanted.equals(tag)) {
            send(exchange, 412, "<Error><Code>PreconditionFailed</Code></Error>".getBytes(UTF_8));
            return;
        }
        if (silent.remove(key)) {
            sendHalf(exchange, stored.content);
            return;
        }
        sendRange(exchange, stored.content, exchange.getRequestHeaders().getFirst("Range"));
    }

    private static void sendHalf(HttpExchange exchange, byte[] content) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(content, 0, content.length / 2);
        exchange.getResponseBody().flush();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sendRange(HttpExchange exchange, byte[] content, @Nullable String range) throws IOException {
        Matcher matcher = RANGE.matcher(String.valueOf(range));
        if (!matcher.matches()) {
            send(exchange, 200, content);
            return;
        }
        int from = Integer.parseInt(matcher.group(1));
        int last = matcher.group(2).isEmpty() ? content.length - 1 : Integer.parseInt(matcher.group(2));
        int to = Math.min(content.length, last + 1);
        exchange.getResponseHeaders()
                .set("Content-Range", String.format(Locale.ROOT, "bytes %d-%d/%d", from, to - 1, content.length));
        send(exchange, 206, java.util.Arrays.copyOfRange(content, from, to));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, body.length == 0 || head ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(head ? new byte[0] : body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
