package io.flowlogs.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class S3ProxyServerTest {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void objectsAreKeptUntilItIsClosed() throws Exception {
        S3ProxyServer server = S3ProxyServer.start();
        URI object = server.endpoint().resolve("/flow-bucket/AWSLogs/1.log");
        try (server) {
            put(server.endpoint().resolve("/flow-bucket"), "");
            put(object, "a line");
            assertThat(get(object)).isEqualTo("a line");
        }
        assertThatThrownBy(() -> get(object)).isInstanceOf(IOException.class);
    }

    private void put(URI address, String content) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .PUT(BodyPublishers.ofString(content))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    private String get(URI address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }
}
