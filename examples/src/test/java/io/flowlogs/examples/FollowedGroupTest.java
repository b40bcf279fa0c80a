package io.flowlogs.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.testservers.MotoServer;
import io.flowlogs.testservers.MotoSuite;
import io.flowlogs.testservers.NeedsMoto;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** <code>flowlogs tail</code> as a process that follows a log group on a real server. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FollowedGroupTest {
    private static final String GROUP = "/vpc/followed";
    private static final String STREAM = "eni-0123456789abcdef0-all";

    @TempDir
    private Path directory;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void endProcesses() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
    }

    private static CloudWatchLogsClient group(URI server) {
        CloudWatchLogsClient logs = SampleGroup.logs(server);
        logs.createLogGroup(group -> group.logGroupName(GROUP));
        logs.createLogStream(stream -> stream.logGroupName(GROUP).logStreamName(STREAM));
        return logs;
    }

    private static void put(CloudWatchLogsClient logs, int number) {
        long now = Instant.now().getEpochSecond();
        String line = "2 123456789012 eni-0123456789abcdef0 192.0.2.1 198.51.100.7 50000 443 6 1 " + (100 + number)
                + " " + now + " " + (now + 60) + " ACCEPT OK";
        InputLogEvent event =
                InputLogEvent.builder().timestamp(now * 1000).message(line).build();
        logs.putLogEvents(
                events -> events.logGroupName(GROUP).logStreamName(STREAM).logEvents(List.of(event)));
    }

    private Process tail(URI server, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.flowlogs.cli.Main",
                "tail",
                "-f",
                "cwl:" + GROUP,
                "--fields",
                "bytes",
                "--endpoint-url",
                server.toString(),
                "--region",
                SampleGroup.REGION));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(directory.resolve("err" + processes.size()).toFile());
        builder.environment().put("AWS_ACCESS_KEY_ID", "test");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "test");
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    /** The numbers come as they are; what else is on standard output, such as the name of the column, is passed over. */
    private static int next(BufferedReader out) throws IOException {
        String line = out.readLine();
        while (line != null && !line.matches("[0-9]+")) {
            line = out.readLine();
        }
        return line == null ? -1 : Integer.parseInt(line) - 100;
    }

    private static BufferedReader out(Process process) {
        return process.inputReader(StandardCharsets.US_ASCII);
    }

    @Test
    @NeedsMoto
    void whatComesWhileTheProgramIsKilledIsShownWhenItGoesOn(MotoServer moto) throws Exception {
        String position = directory.resolve("position").toString();
        String[] options = {"--poll", "1s", "--since", "10m", "--resume", position};
        try (CloudWatchLogsClient logs = group(moto.endpoint())) {
            put(logs, 1);
            Process first = tail(moto.endpoint(), options);
            BufferedReader before = out(first);
            assertThat(next(before)).isEqualTo(1);
            put(logs, 2);
            assertThat(next(before)).isEqualTo(2);
            awaitPosition(Path.of(position));

            first.destroyForcibly().waitFor();
            put(logs, 3);
            Process second = tail(moto.endpoint(), options);
            BufferedReader after = out(second);
            int shown = next(after);
            // What was printed last may not have been noted any more when the program was killed: it comes again, it is
            // never lost.
            while (shown < 3 && shown > 0) {
                shown = next(after);
            }
            assertThat(shown).isEqualTo(3);
            put(logs, 4);
            assertThat(next(after)).isEqualTo(4);
        }
    }

    /** The program writes it in its own time, and by way of another name. */
    private static void awaitPosition(Path file) throws IOException, InterruptedException {
        try (WatchService watch = file.getFileSystem().newWatchService()) {
            file.getParent()
                    .register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            while (!Files.exists(file)) {
                watch.take().reset();
            }
        }
    }

    @Test
    @NeedsMoto(suite = MotoSuite.LIVE_TAIL)
    void eventsComeByLiveTailAsTheyAreWritten(MotoServer moto) throws Exception {
        try (CloudWatchLogsClient logs = group(moto.endpoint())) {
            put(logs, 1);
            Process process = tail(moto.endpoint(), "--live");
            assertThat(next(out(process))).isEqualTo(1);

            new ProcessBuilder("kill", "-TERM", Long.toString(process.pid()))
                    .start()
                    .waitFor();

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(Files.readString(directory.resolve("err0"))).doesNotContain("Exception");
    }
}
