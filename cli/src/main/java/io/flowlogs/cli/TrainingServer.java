package io.flowlogs.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Answers a few requests as AWS would of a log group with one event and of a bucket with one object, so that the classes for that can be archived. Nobody but this machine can reach it,
 * and it ends with the JVM.
 */
final class TrainingServer implements AutoCloseable {
    private static final String EVENTS = """
            {"events":[{"logStreamName":"eni-0123456789abcdef0-all","timestamp":1709600400000,"message":"2 123456789010 \
            eni-0123456789abcdef0 10.0.0.1 203.0.113.77 443 49152 6 10 840 1709600400 1709600460 ACCEPT OK",\
            "ingestionTime":1709600700000,"eventId":"1"}],"searchedLogStreams":[]}""";
    private static final String FLOW_LOGS = """
            <DescribeFlowLogsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>1</requestId><flowLogSet>\
            <item><flowLogId>fl-1</flowLogId><logGroupName>training</logGroupName></item></flowLogSet></DescribeFlowLogsResponse>""";

    private static final String OBJECT = """
            version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status
            2 123456789010 eni-0123456789abcdef0 10.0.0.1 203.0.113.77 443 49152 6 10 840 1709600400 1709600460 ACCEPT OK
            """;
    private static final String OBJECTS =
            "<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>logs/a.log</Key>"
                    + "<LastModified>2024-03-06T00:00:00Z</LastModified><Size>" + OBJECT.length()
                    + "</Size></Contents></ListBucketResult>";

    private final ServerSocket socket;

    TrainingServer() throws IOException {
        socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "training-server");
        thread.setDaemon(true);
        thread.start();
    }

    URI endpoint() {
        return URI.create("http://" + socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                answer(client);
            } catch (IOException e) {
                // Closed, or the client is gone; training goes on without.
            }
        }
    }

    private static void answer(Socket client) throws IOException {
        BufferedReader request =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        String asked = String.valueOf(request.readLine());
        boolean json = false;
        int body = 0;
        for (String line = request.readLine(); line != null && !line.isEmpty(); line = request.readLine()) {
            String header = line.toLowerCase(Locale.ROOT);
            json |= header.startsWith("x-amz-target:");
            body = header.startsWith("content-length:")
                    ? Integer.parseInt(header.substring(15).strip())
                    : body;
        }
        request.skip(body);
        if (asked.startsWith("GET ")) {
            boolean list = asked.contains("list-type=");
            send(client.getOutputStream(), list ? "application/xml" : "text/plain", list ? OBJECTS : OBJECT);
            return;
        }
        send(client.getOutputStream(), json ? "application/x-amz-json-1.1" : "text/xml", json ? EVENTS : FLOW_LOGS);
    }

    private static void send(OutputStream out, String type, String content) throws IOException {
        String head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: " + type + "\r\nContent-Length: "
                + content.length() + "\r\n\r\n";
        out.write((head + content).getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
