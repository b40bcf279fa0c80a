package io.flowlogs.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MotoServerTest {
    @Test
    @NeedsMoto
    void logGroupsAreKept(MotoServer server) throws Exception {
        assertThat(Aws.logs(server, "CreateLogGroup", "{\"logGroupName\":\"flows\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Aws.logs(server, "DescribeLogGroups", "{}").body()).contains("flows");
    }

    @Test
    @NeedsMoto
    void objectsAreKept(MotoServer server) throws Exception {
        assertThat(Aws.put(server, "/flow-bucket", "").statusCode()).isEqualTo(200);
        Aws.put(server, "/flow-bucket/AWSLogs/1.log", "a line");
        assertThat(Aws.get(server, "/flow-bucket/AWSLogs/1.log").body()).isEqualTo("a line");
    }

    @Test
    @NeedsMoto
    void resettingForgetsEverything(MotoServer server) throws Exception {
        Aws.logs(server, "CreateLogGroup", "{\"logGroupName\":\"flows\"}");
        Aws.put(server, "/flow-bucket", "");
        server.reset();
        assertThat(Aws.logs(server, "DescribeLogGroups", "{}").body()).doesNotContain("flows");
        assertThat(Aws.get(server, "/flow-bucket").statusCode()).isEqualTo(404);
    }

    @Test
    @NeedsMoto
    void onlyThisMachineCanReachIt(MotoServer server) throws Exception {
        assertThat(InetAddress.getByName(server.endpoint().getHost()).isLoopbackAddress())
                .isTrue();
    }

    @Test
    @NeedsMoto(suite = MotoSuite.LIVE_TAIL)
    void theNewerSuiteKnowsLiveTail(MotoServer server) throws Exception {
        Aws.logs(server, "CreateLogGroup", "{\"logGroupName\":\"flows\"}");
        String group = "arn:aws:logs:us-east-1:123456789012:log-group:flows";
        assertThat(Aws.logs(server, "StartLiveTail", "{\"logGroupIdentifiers\":[\"" + group + "\"]}")
                        .body())
                .contains("sessionStart");
    }

    @Test
    @NeedsMoto
    void aServerOfOnesOwnStartsQuicklyAndEndsWhenClosed() {
        Instant begin = Instant.now();
        MotoServer server = MotoServer.start(MotoSuite.STABLE);
        try (server) {
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(20));
            assertThat(server.process().isAlive()).isTrue();
            assertThat(server.endpoint()).isNotEqualTo(MotoServer.shared().endpoint());
        }
        assertThat(server.process().isAlive()).isFalse();
        assertThat(MotoServer.shared().process().isAlive()).isTrue();
        assertThatThrownBy(server::reset).isInstanceOf(UncheckedIOException.class);
        server.close();
    }

    @Test
    @NeedsMoto
    void thereIsOneSharedServerUntilSomebodyClosesIt(MotoServer server) {
        assertThat(MotoServer.shared()).isSameAs(server);
        server.close();
        assertThat(MotoServer.shared()).isNotSameAs(server);
        MotoServer.shared().reset();
    }

    @Test
    @NeedsMoto
    void noServerOutlivesAJvmThatDies() throws Exception {
        Process dying = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Dying.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(dying.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(dying.waitFor()).isEqualTo(1);
        ProcessHandle.of(Long.parseLong(said.strip()))
                .ifPresent(server ->
                        server.onExit().orTimeout(20, TimeUnit.SECONDS).join());
    }

    /** Says which process its server is, and dies without running any hook. */
    static final class Dying {
        private Dying() {}

        public static void main(String[] arguments) {
            System.out.println(MotoServer.shared().process().pid());
            System.out.flush();
            Runtime.getRuntime().halt(1);
        }
    }
}
