package io.flowlogs.source.cloudwatch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands before a moto server and keeps what is sent to it. It says <code>logGroupName</code> where a request says <code>logGroupIdentifier</code>, which
 * moto does not know.
 */
final class Relay implements AutoCloseable {
    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/]+)/[0-9]+/([^/]+)/([^/]+)/");
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");
    private static final Pattern IDENTIFIER =
            Pattern.compile("\"logGroupIdentifier\":\"arn:[^\"]*:log-group:([^\"]*)\"");
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding");

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Set<String> denied = ConcurrentHashMap.newKeySet();
    private final URI target;
    private final HttpServer server;

    /** A request: for what it is, who signed it for which Region, and its text. */
    record Received(String service, String action, String accessKey, String region, String body) {}

    private Relay(URI target) throws IOException {
        this.target = target;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::relay);
        server.start();
    }

    static Relay before(URI target) throws IOException {
        return new Relay(target);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Received> received(String service) {
        return received.stream()
                .filter(request -> request.service().equals(service))
                .toList();
    }

    /** From now on, refuses an action of EC2 or STS. */
    void deny(String action) {
        denied.add(action);
    }

    private void relay(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Received request = received(exchange, body);
            received.add(request);
            if (denied.contains(request.action())) {
                answer(exchange, 403, "text/xml", denial(request.action()));
                return;
            }
            HttpResponse<byte[]> answer =
                    send(exchange, IDENTIFIER.matcher(body).replaceAll("\"logGroupName\":\"$1\""));
            answer(
                    exchange,
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse("text/plain"),
                    answer.body());
        }
    }

    private static byte[] denial(String action) {
        String text = "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>"
                + "<Message>User: me is not authorized to perform: " + action
                + "</Message></Error></ErrorResponse>";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Received received(HttpExchange exchange, String body) {
        Matcher credential = CREDENTIAL.matcher(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!credential.find()) {
            throw new IllegalArgumentException("unsigned");
        }
        String operation = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        Matcher action = ACTION.matcher(body);
        String name = operation == null
                ? action.results().findFirst().orElseThrow().group(1)
                : operation.substring(operation.indexOf('.') + 1);
        return new Received(credential.group(3), name, credential.group(1), credential.group(2), body);
    }

    private HttpResponse<byte[]> send(HttpExchange exchange, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target).POST(HttpRequest.BodyPublishers.ofString(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
