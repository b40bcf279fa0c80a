package org.example.flowlogs.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.flowlogs.testkit.FlowLogFixtures;
import io.flowlogs.testkit.LogFile;
import io.flowlogs.testkit.SourceTestKit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** A server that other people wrote: the one that comes with Java since 18, and knows neither ranges nor tags. */
class OtherServerTest {
    @TempDir
    Path root;

    @Test
    @EnabledForJreRange(min = JRE.JAVA_18)
    void theServerOfJavaIsRead() throws Exception {
        List<LogFile> files = FlowLogFixtures.versions();
        for (int at = 0; at < files.size(); at++) {
            LogFile file = files.get(at);
            Path folder = Files.createDirectories(root.resolve("logs & more/#" + at));
            Files.write(folder.resolve(file.name()), file.bytes());
        }
        HttpServer server = javaServer();
        server.start();
        try {
            String location = "http://127.0.0.1:" + server.getAddress().getPort() + "/logs & more";
            assertThat(SourceTestKit.at(location).records())
                    .containsExactlyInAnyOrderElementsOf(LogFile.records(files));
        } finally {
            server.stop(0);
        }
    }

    /** By reflection, as this is compiled for Java 17. */
    private HttpServer javaServer() throws ReflectiveOperationException, IOException {
        Class<?> servers = Class.forName("com.sun.net.httpserver.SimpleFileServer");
        Class<?> levels = Class.forName("com.sun.net.httpserver.SimpleFileServer$OutputLevel");
        Object quiet = levels.getField("NONE").get(null);
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return (HttpServer) servers.getMethod("createFileServer", InetSocketAddress.class, Path.class, levels)
                .invoke(null, anywhere, root.toRealPath(), quiet);
    }
}
