package io.flowlogs.testservers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** As much of AWS's protocols as these tests need, so that they do without its SDK. */
final class Aws {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Aws() {}

    /** Calls an operation of CloudWatch Logs. */
    static HttpResponse<String> logs(MotoServer server, String operation, String json)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.endpoint())
                .header("X-Amz-Target", "Logs_20140328." + operation)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("Authorization", authorization("logs"))
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    /** Creates a bucket or an object. */
    static HttpResponse<String> put(MotoServer server, String path, String content)
            throws IOException, InterruptedException {
        return send(s3(server, path).PUT(BodyPublishers.ofString(content)).build());
    }

    static HttpResponse<String> get(MotoServer server, String path) throws IOException, InterruptedException {
        return send(s3(server, path).build());
    }

    private static HttpRequest.Builder s3(MotoServer server, String path) {
        return HttpRequest.newBuilder(URI.create(server.endpoint() + path))
                .header("Authorization", authorization("s3"));
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, BodyHandlers.ofString());
    }

    /** Moto does not check who calls, but sees here which service is meant. */
    private static String authorization(String service) {
        return "AWS4-HMAC-SHA256 Credential=nobody/20260101/us-east-1/" + service
                + "/aws4_request, SignedHeaders=host, Signature=0";
    }
}
