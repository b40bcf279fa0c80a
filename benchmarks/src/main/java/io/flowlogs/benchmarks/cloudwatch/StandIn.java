package io.flowlogs.benchmarks.cloudwatch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers for a log group of CloudWatch Logs and its flow log, on a port that nobody but this machine can reach, so cheaply that the client is what gets
 * measured. Every answer comes after the same delay, which takes no thread. What it does not know it refuses.
 */
final class StandIn implements AutoCloseable {
    static final String GROUP = "/vpc/flow-logs";

    /** More than the clients have connections: each writes an answer as slowly as its client reads. */
    static final int THREADS = 40;

    private static final int OK = 200;
    private static final int REFUSED = 400;
    private static final Pattern NUMBER = Pattern.compile("\"(startTime|endTime|limit)\"\\s*:\\s*(\\d{1,18})");
    private static final Pattern TOKEN = Pattern.compile("\"nextToken\"\\s*:\\s*\"event-(\\d{1,9})\"");
    private static final Pattern UNKNOWN =
            Pattern.compile("\"(filterPattern|logStreamNames|logStreamNamePrefix|logGroupIdentifier)\"\\s*:");
    private static final String FLOW_LOGS = """
            <DescribeFlowLogsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>1</requestId><flowLogSet><item>\
            <flowLogId>fl-0123456789abcdef0</flowLogId><flowLogStatus>ACTIVE</flowLogStatus><logGroupName>%s</logGroupName>\
            <logFormat>%s</logFormat><resourceId>vpc-0123456789abcdef0</resourceId><trafficType>ALL</trafficType>\
            </item></flowLogSet></DescribeFlowLogsResponse>""";
    private static final String FORMAT =
            "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets}"
                    + " ${bytes} ${start} ${end} ${action} ${log-status}";

    private final StoredEvents events;
    private final Duration delay;
    private final ScheduledExecutorService threads;
    private final HttpServer server;

    static {
        // Otherwise the kernel holds the end of each answer back until its begin was acknowledged.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    StandIn(StoredEvents events, Duration delay, ScheduledExecutorService threads) throws IOException {
        this.events = events;
        this.delay = delay;
        this.threads = threads;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        threads.schedule(() -> answerOrGiveUp(exchange, request), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** A client that is gone needs no answer. */
    private void answerOrGiveUp(HttpExchange exchange, String request) {
        try (exchange) {
            answer(exchange, request);
        } catch (IOException | UncheckedIOException gone) {
            exchange.close();
        }
    }

    private void answer(HttpExchange exchange, String request) throws IOException {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target == null && request.contains("Action=DescribeFlowLogs")) {
            send(exchange, OK, "text/xml", String.format(FLOW_LOGS, GROUP, FORMAT));
        } else if ("Logs_20140328.FilterLogEvents".equals(target)) {
            filter(exchange, request);
        } else if ("Logs_20140328.DescribeLogGroups".equals(target)) {
            send(exchange, OK, "application/x-amz-json-1.1", "{\"logGroups\":[{\"logGroupName\":\"" + GROUP + "\"}]}");
        } else {
            refuse(exchange, "UnknownOperationException", String.valueOf(target));
        }
    }

    private void filter(HttpExchange exchange, String request) throws IOException {
        if (!request.contains('"' + GROUP + '"')) {
            refuse(exchange, "ResourceNotFoundException", "The specified log group does not exist.");
        } else if (UNKNOWN.matcher(request).find()) {
            refuse(exchange, "InvalidParameterException", "This server knows times, limits and tokens only.");
        } else {
            page(exchange, request);
        }
    }

    private void page(HttpExchange exchange, String request) throws IOException {
        Matcher token = TOKEN.matcher(request);
        int from = token.find() ? Integer.parseInt(token.group(1)) : events.at(number(request, "startTime", 0));
        int end = Math.max(from, events.at(number(request, "endTime", Long.MAX_VALUE - 1) + 1));
        int to = events.pageEnd(from, end, (int) number(request, "limit", Integer.MAX_VALUE >> 1));
        String next = to < end ? "\"nextToken\":\"event-" + to + "\"," : "";
        write(exchange, from, to, "],%s\"searchedLogStreams\":[]}".formatted(next));
    }

    private static long number(String request, String name, long otherwise) {
        Matcher numbers = NUMBER.matcher(request);
        while (numbers.find()) {
            if (numbers.group(1).equals(name)) {
                return Long.parseLong(numbers.group(2));
            }
        }
        return otherwise;
    }

    private void write(HttpExchange exchange, int from, int to, String rest) throws IOException {
        byte[] before = "{\"events\":[".getBytes(StandardCharsets.US_ASCII);
        byte[] after = rest.getBytes(StandardCharsets.US_ASCII);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(OK, (long) before.length + events.length(from, to) + after.length);
        OutputStream out = exchange.getResponseBody();
        out.write(before);
        events.write(from, to, out);
        out.write(after);
    }

    private static void refuse(HttpExchange exchange, String type, String message) throws IOException {
        send(
                exchange,
                REFUSED,
                "application/x-amz-json-1.1",
                "{\"__type\":\"" + type + "\",\"message\":\"" + message + "\"}");
    }

    private static void send(HttpExchange exchange, int status, @Nullable String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
