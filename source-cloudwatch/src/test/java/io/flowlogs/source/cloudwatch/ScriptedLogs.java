package io.flowlogs.source.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/**
 * A server that speaks as much of CloudWatch Logs as the source needs, over a list of events in memory, and misbehaves as a script says. It is written from AWS's
 * documentation: pages in the order of time, an inclusive end, an end only where there is no token.
 */
final class ScriptedLogs implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN_SEPARATOR = "/";

    static {
        // Without it, every answer waits for an acknowledgement that the client delays.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Event> events;
    private final List<JsonNode> asked = new ArrayList<>();
    private final List<String> actions = new ArrayList<>();
    private volatile Function<JsonNode, Trick> script = request -> Trick.NONE;
    private volatile int pageLimit = 10_000;
    private final Map<String, Function<JsonNode, JsonNode>> others = new ConcurrentHashMap<>();
    private int tokens;

    ScriptedLogs(List<Event> events) throws IOException {
        this.events =
                events.stream().sorted(Comparator.comparingLong(Event::time)).toList();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /**
     * An event of the group.
     *
     * @param id its id
     * @param time in milliseconds
     * @param ingested in milliseconds
     * @param message the line
     */
    record Event(String id, long time, long ingested, String message) {}

    /** How the server misbehaves on a request. */
    enum Trick {
        NONE,
        THROTTLED,
        BROKEN,
        /** An empty page whose token is the one that was sent, where one was. */
        EMPTY,
        /** The page, and a token with which the same page comes again. */
        AGAIN,
        /** The connection ends in the middle of the answer. */
        CUT,
        DENIED,
        GONE,
        EXPIRED,
        OTHER_CLASS;

        /** Whether the same request may do better the next time. */
        boolean passes() {
            return compareTo(DENIED) < 0;
        }
    }

    /** Every other request goes wrong in some way, but none more than twice. */
    static Function<JsonNode, Trick> passingTricks(long seed) {
        Random dice = new Random(seed);
        List<Trick> passing =
                Arrays.stream(Trick.values()).filter(Trick::passes).toList();
        Map<JsonNode, Integer> met = new HashMap<>();
        return request -> met.merge(request, 1, Integer::sum) > 2 || dice.nextBoolean()
                ? Trick.NONE
                : passing.get(dice.nextInt(passing.size()));
    }

    ScriptedLogs tricks(Function<JsonNode, Trick> other) {
        script = other;
        return this;
    }

    /** Has requests of another kind than for events answered. */
    ScriptedLogs answers(String action, Function<JsonNode, JsonNode> answer) {
        others.put(action, answer);
        return this;
    }

    ScriptedLogs pagesOf(int most) {
        pageLimit = most;
        return this;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A client that repeats at once what fails, so that no test waits. */
    CloudWatchLogsClient client() {
        return CloudWatchLogsClient.builder()
                .endpointOverride(endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(
                        override -> override.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(5)
                                .circuitBreakerEnabled(false)
                                .backoffStrategy(BackoffStrategy.retryImmediately())
                                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                                .build()))
                .build();
    }

    /** The requests for events so far. */
    synchronized List<JsonNode> asked() {
        return List.copyOf(asked);
    }

    /** The names of all requests so far. */
    synchronized List<String> actions() {
        return List.copyOf(actions);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            String action =
                    exchange.getRequestHeaders().getFirst("X-Amz-Target").replaceAll(".*\\.", "");
            note(action, request);
            Function<JsonNode, JsonNode> other = others.get(action);
            if (other != null) {
                answer(exchange, 200, other.apply(request));
            } else {
                events(exchange, request);
            }
        }
    }

    private synchronized void note(String action, JsonNode request) {
        actions.add(action);
        if (action.equals("FilterLogEvents")) {
            asked.add(request);
        }
    }

    private void events(HttpExchange exchange, JsonNode request) throws IOException {
        Trick trick;
        synchronized (this) {
            trick = script.apply(request);
        }
        switch (trick) {
            case THROTTLED -> fail(exchange, 400, "ThrottlingException", "Rate exceeded");
            case BROKEN -> fail(exchange, 500, "ServiceUnavailableException", "try again");
            case DENIED ->
                fail(exchange, 400, "AccessDeniedException", "not authorized to perform logs:FilterLogEvents");
            case GONE -> fail(exchange, 400, "ResourceNotFoundException", "The specified log group does not exist.");
            case EXPIRED -> fail(exchange, 400, "ExpiredTokenException", "The security token is expired");
            case OTHER_CLASS -> fail(exchange, 400, "InvalidParameterException", "not supported for the log class");
            case CUT -> cut(exchange, page(request, trick));
            default -> answer(exchange, 200, page(request, trick));
        }
    }

    private synchronized ObjectNode page(JsonNode request, Trick trick) {
        String token = request.path("nextToken").asText(null);
        int from = token == null ? 0 : Integer.parseInt(token.split(TOKEN_SEPARATOR, -1)[0]);
        List<Event> selected = events.stream()
                .filter(event -> event.time() >= request.path("startTime").asLong(0))
                .filter(event -> event.time() <= request.path("endTime").asLong(Long.MAX_VALUE))
                .toList();
        int limit = Math.min(pageLimit, request.path("limit").asInt(10_000));
        int to = trick == Trick.EMPTY ? from : Math.min(selected.size(), from + limit);
        ObjectNode page = JSON.createObjectNode();
        ArrayNode list = page.putArray("events");
        selected.subList(Math.min(from, to), to).forEach(event -> list.add(json(event)));
        String next = nextToken(trick, token, from, to, selected.size());
        if (next != null) {
            page.put("nextToken", next);
        }
        return page;
    }

    private @Nullable String nextToken(Trick trick, @Nullable String token, int from, int to, int size) {
        if (trick == Trick.EMPTY) {
            return token == null ? from + TOKEN_SEPARATOR + tokens++ : token;
        } else if (trick == Trick.AGAIN) {
            return from + TOKEN_SEPARATOR + tokens++;
        }
        return to < size ? to + TOKEN_SEPARATOR + tokens++ : null;
    }

    private static ObjectNode json(Event event) {
        return JSON.createObjectNode()
                .put("eventId", event.id())
                .put("timestamp", event.time())
                .put("ingestionTime", event.ingested())
                .put("logStreamName", "eni-0123456789abcdef0-all")
                .put("message", event.message());
    }

    private static void fail(HttpExchange exchange, int status, String type, String message) throws IOException {
        answer(exchange, status, JSON.createObjectNode().put("__type", type).put("message", message));
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void cut(HttpExchange exchange, JsonNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
