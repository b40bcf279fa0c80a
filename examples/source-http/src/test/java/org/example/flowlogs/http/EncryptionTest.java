package org.example.flowlogs.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.source.SourceAccessException;
import io.flowlogs.testkit.FlowLogFixtures;
import io.flowlogs.testkit.LogFile;
import io.flowlogs.testkit.SourceTestKit;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose certificate Java trusts, or does not. */
class EncryptionTest {
    private static final char[] PASSWORD = "of-no-importance".toCharArray();

    @TempDir
    Path root;

    private SSLContext usual;
    private SSLContext own;
    private FolderServer server;

    @BeforeEach
    void start() throws Exception {
        usual = SSLContext.getDefault();
        own = context(keys());
        Files.createDirectory(root.resolve("logs"));
        server = FolderServer.encrypting(root.resolve("logs"), own);
    }

    @AfterEach
    void stop() {
        SSLContext.setDefault(usual);
        server.close();
    }

    /** By the tool of the JDK, as there is no way to make a certificate in Java itself. */
    private KeyStore keys() throws Exception {
        Path file = root.resolve("keys.p12");
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        String[] command = {
            tool.toString(),
            "-genkeypair",
            "-alias",
            "server",
            "-keyalg",
            "EC",
            "-dname",
            "CN=127.0.0.1",
            "-ext",
            "SAN=ip:127.0.0.1",
            "-storetype",
            "PKCS12",
            "-storepass",
            new String(PASSWORD),
            "-keystore",
            file.toString()
        };
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static SSLContext context(KeyStore keys) throws Exception {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    @Test
    void aServerThatIsTrustedIsRead() throws Exception {
        LogFile file = FlowLogFixtures.defaultFormat(FlowLogFixtures.BEGIN);
        Files.write(root.resolve("logs").resolve("a.log.gz"), file.gzip());
        SSLContext.setDefault(own);

        assertThat(SourceTestKit.at(server.address())
                        .with("http-token", "t0ken")
                        .records())
                .containsExactlyElementsOf(file.records());
    }

    @Test
    void aServerThatNobodyTrustsIsNotAskedAgain() {
        try (Asking asking = new Asking(server.address(), Map.of("http-token", "t0ken"))) {
            assertThatThrownBy(() -> Asking.splits(asking.plan()))
                    .hasCauseInstanceOf(SourceAccessException.class)
                    .hasMessageContaining("expected a web server, found none that answers");
            assertThat(asking.pauses).isEmpty();
        }
        assertThat(server.requests()).isEmpty();
    }
}
