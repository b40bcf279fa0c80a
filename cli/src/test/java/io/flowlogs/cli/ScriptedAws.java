package io.flowlogs.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers as AWS does, of a log group with some events and of a bucket with some objects, and remembers who asked for what. It shows what a
 * server that lets in everybody cannot: whose credentials and which Region a request had.
 */
final class ScriptedAws implements AutoCloseable {
    static final String ROLE_KEY = "ASIAROLE";
    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/]+)/\\d+/([^/]+)/([^/]+)/");

    /** Requests of all kinds, in their order. */
    final List<Asked> asked = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private final List<Event> events = new ArrayList<>();
    private final Map<String, byte[]> objects = new TreeMap<>();
    private final String logFormat;
    private int pageSize = 100;
    private boolean repeatsTokens;
    private @Nullable String refusal;

    /**
     * A request.
     *
     * @param what the operation, or the path
     * @param body what it says
     * @param key the key id it was signed with
     * @param region the Region it was signed for
     */
    record Asked(String what, String body, String key, String region) {
        /** A number in the body. */
        long number(String name) {
            Matcher found = Pattern.compile('"' + name + "\":(\\d+)").matcher(body);
            return found.find() ? Long.parseLong(found.group(1)) : -1;
        }
    }

    private record Event(long time, String message) {}

    ScriptedAws(String logFormat) throws IOException {
        this.logFormat = logFormat;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    ScriptedAws event(long millis, String message) {
        events.add(new Event(millis, message));
        return this;
    }

    ScriptedAws object(String key, byte[] content) {
        objects.put(key, content);
        return this;
    }

    ScriptedAws pagesOf(int size) {
        pageSize = size;
        return this;
    }

    /** Has the token of the page before come again with each page, which some servers do. */
    ScriptedAws repeatingTokens() {
        repeatsTokens = true;
        return this;
    }

    /** Refuses to answer for events. */
    ScriptedAws refusing(String code) {
        refusal = code;
        return this;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Asked> asked(String what) {
        return asked.stream().filter(request -> request.what().equals(what)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            String operation = target != null ? target.replaceFirst(".*\\.", "") : operation(exchange, body);
            remember(exchange, operation, body);
            switch (operation) {
                case "FilterLogEvents" -> filter(exchange, body);
                case "DescribeFlowLogs" -> send(exchange, 200, "text/xml", flowLogs());
                case "AssumeRole" -> send(exchange, 200, "text/xml", role());
                case "ListObjectsV2" -> send(exchange, 200, "application/xml", list(exchange));
                default -> object(exchange);
            }
        }
    }

    private static String operation(HttpExchange exchange, String body) {
        Matcher action = Pattern.compile("Action=(\\w+)").matcher(body);
        String query = exchange.getRequestURI().getRawQuery();
        return action.find()
                ? action.group(1)
                : query != null && query.contains("list-type") ? "ListObjectsV2" : "GetObject";
    }

    private void remember(HttpExchange exchange, String operation, String body) {
        Matcher signed =
                CREDENTIAL.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        boolean known = signed.find();
        String said = body.isEmpty() ? exchange.getRequestURI().toString() : body;
        asked.add(new Asked(operation, said, known ? signed.group(1) : "", known ? signed.group(2) : ""));
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        send(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] content) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
    }

    // ---- events
    // --------------------------------------------------------------------------------------------------------

    private void filter(HttpExchange exchange, String body) throws IOException {
        String type = "application/x-amz-json-1.1";
        if (refusal != null) {
            send(exchange, 400, type, "{\"__type\":\"" + refusal + "\",\"message\":\"not so\"}");
            return;
        }
        Asked question = asked.get(asked.size() - 1);
        List<Event> found = events.stream()
                .filter(event -> question.number("startTime") <= event.time()
                        && (question.number("endTime") < 0 || event.time() <= question.number("endTime")))
                .toList();
        Matcher token = Pattern.compile("\"nextToken\":\"(\\w+)\"").matcher(body);
        int from = token.find() ? page(token.group(1)) : 0;
        int to = Math.min(found.size(), from + pageSize);
        String next = to < found.size() ? ",\"nextToken\":\"" + token(to) + "\"" : "";
        String shown = found.subList(from, to).stream()
                .map(event -> "{\"logStreamName\":\"eni-1-all\",\"timestamp\":" + event.time() + ",\"message\":\""
                        + event.message() + "\",\"ingestionTime\":" + event.time() + ",\"eventId\":\""
                        + events.indexOf(event) + "\"}")
                .collect(Collectors.joining(","));
        send(exchange, 200, type, "{\"events\":[" + shown + "]" + next + ",\"searchedLogStreams\":[]}");
    }

    private int repeatedPage;

    private String token(int page) {
        repeatedPage = page;
        return repeatsTokens ? "same" : "t" + page;
    }

    private int page(String token) {
        return repeatsTokens ? repeatedPage : Integer.parseInt(token.substring(1));
    }

    private String flowLogs() {
        return "<DescribeFlowLogsResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>1</requestId>"
                + "<flowLogSet><item><flowLogId>fl-1</flowLogId><logGroupName>mygroup</logGroupName><logFormat>"
                + logFormat + "</logFormat></item></flowLogSet></DescribeFlowLogsResponse>";
    }

    private static String role() {
        return "<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult><Credentials>"
                + "<AccessKeyId>" + ROLE_KEY + "</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>"
                + "<SessionToken>token</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>"
                + "</AssumeRoleResult></AssumeRoleResponse>";
    }

    // ---- objects
    // -------------------------------------------------------------------------------------------------------

    private String list(HttpExchange exchange) {
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        String prefix = query.getOrDefault("prefix", "");
        String after = query.getOrDefault("start-after", "");
        boolean delimited = query.containsKey("delimiter");
        StringBuilder contents = new StringBuilder();
        SortedSet<String> folders = new TreeSet<>();
        for (Map.Entry<String, byte[]> object : objects.entrySet()) {
            String key = object.getKey();
            int slash = key.startsWith(prefix) ? key.indexOf('/', prefix.length()) : -1;
            if (key.startsWith(prefix) && delimited && slash >= 0) {
                folders.add(key.substring(0, slash + 1));
            } else if (key.startsWith(prefix) && key.compareTo(after) > 0) {
                contents.append(
                        "<Contents><Key>" + key + "</Key><LastModified>2030-01-01T00:00:00Z</LastModified><Size>"
                                + object.getValue().length + "</Size><ETag>\"1\"</ETag></Contents>");
            }
        }
        folders.forEach(folder -> contents.append("<CommonPrefixes><Prefix>" + folder + "</Prefix></CommonPrefixes>"));
        return "<ListBucketResult><IsTruncated>false</IsTruncated>" + contents + "</ListBucketResult>";
    }

    private static Map<String, String> query(String raw) {
        return List.of(raw.split("&")).stream()
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private void object(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] content = objects.get(path.substring(path.indexOf('/', 1) + 1));
        if (content == null) {
            send(exchange, 404, "application/xml", "<Error><Code>NoSuchKey</Code></Error>");
            return;
        }
        exchange.getResponseHeaders().set("ETag", "\"1\"");
        Matcher range = Pattern.compile("bytes=(\\d+)-(\\d*)")
                .matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
        if (!range.matches()) {
            send(exchange, 200, "binary/octet-stream", content);
            return;
        }
        int from = Integer.parseInt(range.group(1));
        int last = range.group(2).isEmpty() ? content.length - 1 : Integer.parseInt(range.group(2));
        int to = Math.min(content.length, last + 1);
        exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + content.length);
        send(exchange, 206, "binary/octet-stream", Arrays.copyOfRange(content, from, to));
    }
}
