package io.flowlogs.source.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;

/**
 * A server that answers FilterLogEvents as AWS does: in the order of time, with both ends of the time inclusive, in pages that end where there is no
 * token. A script says what becomes of each request, so that everything AWS is known to do now and then happens at will.
 */
final class FaultServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int THREADS = 20;

    static {
        // Otherwise each answer waits until the client has acknowledged its header.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** Says what becomes of a request, by its number from 0 and what it asks. Asked by one thread at a time. */
    @FunctionalInterface
    interface Script {
        FaultTurn turn(int number, JsonNode question);
    }

    private final List<FaultEvent> events = new ArrayList<>();
    private final int pageSize;
    private final Script script;
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicInteger tokens = new AtomicInteger();
    private final List<JsonNode> questions = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpServer server;
    private BiPredicate<JsonNode, FaultEvent> held = (question, event) -> true;

    /**
     * Starts a server.
     *
     * @param events what the group holds
     * @param pageSize how many events a page has at most
     * @param script says what becomes of each request
     */
    FaultServer(List<FaultEvent> events, int pageSize, Script script) {
        this.pageSize = pageSize;
        this.script = script;
        put(events);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Follows a list of turns, and gives pages afterwards. */
    static Script turns(FaultTurn... turns) {
        List<FaultTurn> listed = Arrays.asList(turns);
        return (number, question) -> number < listed.size() ? listed.get(number) : FaultTurn.PAGE;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized void put(List<FaultEvent> more) {
        events.addAll(more);
        events.sort(Comparator.comparingLong(FaultEvent::millis));
    }

    /** Says which events a question is about, besides their time. */
    synchronized void only(BiPredicate<JsonNode, FaultEvent> condition) {
        held = condition;
    }

    /** The requests that were answered or refused so far. */
    synchronized List<JsonNode> questions() {
        return List.copyOf(questions);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode question = JSON.readTree(exchange.getRequestBody());
            switch (next(question)) {
                case PAGE -> page(exchange, question, pageSize, 0);
                case SHORT_PAGE -> page(exchange, question, 1, 0);
                case OVERLAPPING_PAGE -> page(exchange, question, pageSize, 1);
                case EMPTY_PAGE -> send(exchange, given(List.of(), token(position(question))));
                case EMPTY_PAGE_SAME_TOKEN -> send(exchange, given(List.of(), sameToken(question)));
                case PAGE_SAME_TOKEN -> send(exchange, given(events(question, pageSize), sameToken(question)));
                case THROTTLED -> refuse(exchange, 400, "ThrottlingException");
                case FAULT -> refuse(exchange, 503, "ServiceUnavailableException");
                case EXPIRED -> refuse(exchange, 400, "ExpiredTokenException");
                case DENIED -> refuse(exchange, 400, "AccessDeniedException");
                case GONE -> refuse(exchange, 400, "ResourceNotFoundException");
                case GARBAGE -> send(exchange, 200, "<html>sign in</html>");
                case CUT -> cut(exchange, question);
            }
        }
    }

    private synchronized FaultTurn next(JsonNode question) {
        questions.add(question);
        return script.turn(turns.getAndIncrement(), question);
    }

    private void page(HttpExchange exchange, JsonNode question, int most, int overlap) throws IOException {
        List<FaultEvent> given = events(question, most);
        int end = position(question) + given.size();
        boolean last = end == matching(question).size();
        int next = given.size() > overlap && !last ? end - overlap : end;
        send(exchange, given(given, last ? null : token(next)));
    }

    /** The events of the next page. */
    private List<FaultEvent> events(JsonNode question, int most) {
        List<FaultEvent> matching = matching(question);
        int from = position(question);
        int limit = Math.min(most, question.path("limit").asInt(Integer.MAX_VALUE));
        return matching.subList(from, Math.min(matching.size(), from + limit));
    }

    private synchronized List<FaultEvent> matching(JsonNode question) {
        long from = question.path("startTime").asLong(0);
        long to = question.path("endTime").asLong(Long.MAX_VALUE);
        return events.stream()
                .filter(event -> event.millis() >= from && event.millis() <= to)
                .filter(event -> held.test(question, event))
                .toList();
    }

    /** Tokens say how many events came before. */
    private static int position(JsonNode question) {
        String token = question.path("nextToken").asText("0/");
        return Integer.parseInt(token.substring(0, token.indexOf('/')));
    }

    private String token(int position) {
        return position + "/" + tokens.getAndIncrement();
    }

    private String sameToken(JsonNode question) {
        return question.path("nextToken").asText(token(0));
    }

    private static String given(List<FaultEvent> events, String token) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode list = answer.putArray("events");
        for (FaultEvent event : events) {
            list.addObject()
                    .put("eventId", event.id())
                    .put("timestamp", event.millis())
                    .put("ingestionTime", event.millis() + 300_000)
                    .put("logStreamName", FaultEvent.STREAM)
                    .put("message", event.message());
        }
        answer.putArray("searchedLogStreams");
        if (token != null) {
            answer.put("nextToken", token);
        }
        return answer.toString();
    }

    private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
        send(exchange, status, "{\"__type\":\"" + code + "\",\"message\":\"as the script says\"}");
    }

    private static void send(HttpExchange exchange, String body) throws IOException {
        send(exchange, 200, body);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Promises more than comes. */
    private void cut(HttpExchange exchange, JsonNode question) throws IOException {
        byte[] bytes = given(events(question, pageSize), null).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
        exchange.getResponseBody().flush();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
