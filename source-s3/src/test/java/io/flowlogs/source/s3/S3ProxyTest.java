package io.flowlogs.source.s3;

import io.flowlogs.testservers.S3ProxyServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** On S3Proxy. */
class S3ProxyTest extends WholeWay {
    private static S3ProxyServer server;

    @BeforeAll
    static void start() {
        server = S3ProxyServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void connect() {
        begin(server.endpoint());
    }

    @Override
    long refusedLists() {
        return 1;
    }
}
