package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process has: exit codes, streams, pipes and signals. */
class ProcessTest {
    @Test
    void theVersionIsOneLineOnStandardOutput() throws Exception {
        Call call = Call.of("--version");
        assertThat(call.code()).isZero();
        assertThat(call.out()).startsWith("flowlogs ").endsWith("\n").hasLineCount(1);
        assertThat(call.err()).isEmpty();
    }

    @Test
    void aSlipEndsWithTwoAndASuggestionOnStandardError() throws Exception {
        Call call = Call.of("agregate", "a.log");
        assertThat(call).isEqualTo(new Call(2, "", call.err()));
        assertThat(call.err()).contains("Did you mean aggregate?");
    }

    @Test
    void dataAndMessagesGoToDifferentStreams() throws Exception {
        Call call = Call.of("gen", "-n", "100");
        assertThat(call.code()).isZero();
        assertThat(call.out().lines()).hasSize(101);
        assertThat(call.err()).contains("100 records");
        assertThat(Call.of("gen", "-n", "100", "-q")).isEqualTo(new Call(0, call.out(), ""));
    }

    @Test
    void aReaderThatGoesAwayEndsItSilently() throws Exception {
        Process process = Call.start(Map.of(), "gen", "-n", "1000000000");
        CompletableFuture<String> err = Call.text(process.getErrorStream());
        try (InputStream out = process.getInputStream()) {
            assertThat(out.readNBytes(10_000)).hasSize(10_000);
        }
        assertThat(Call.end(process)).isEqualTo(ExitCode.BROKEN_PIPE);
        assertThat(err.join()).isEmpty();
    }

    @Test
    void anInterruptEndsItAtOnce() throws Exception {
        assumeFalse(Call.ignoresInterrupts(), "children of this process ignore SIGINT");
        Process process = Call.start(Map.of(), "gen", "-n", "1000000000");
        CompletableFuture<String> err = Call.text(process.getErrorStream());
        InputStream out = process.getInputStream();
        assertThat(out.readNBytes(10_000)).hasSize(10_000);
        CompletableFuture<Void> drained =
                CompletableFuture.runAsync(() -> Call.text(out).join());

        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(err.join()).isEmpty();
        drained.join();
    }

    @Test
    void aFullDiskIsAFailureWithAMessage() throws Exception {
        File full = new File("/dev/full");
        assumeTrue(full.exists(), "a device that is always full");
        Call call = Call.redirected(ProcessBuilder.Redirect.to(full), "gen", "-n", "1000");
        assertThat(call.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(call.err()).contains("standard output");
        assertThat(Call.redirected(ProcessBuilder.Redirect.to(full), "--version")
                        .code())
                .isEqualTo(ExitCode.INCOMPLETE);
    }

    @Test
    void statisticsDoNotCutTheAnswerOff(@TempDir Path directory) throws Exception {
        assumeTrue(new File("/dev/stdout").exists(), "a name for standard output");
        Path log = directory.resolve("a.log");
        Call.redirected(ProcessBuilder.Redirect.to(log.toFile()), "gen", "-n", "100");
        Path out = directory.resolve("out");
        for (String name : new String[] {"/dev/stdout", out.toString()}) {
            Call.redirected(ProcessBuilder.Redirect.to(out.toFile()), "print", log.toString(), "--stats", name);
            assertThat(Files.readString(out))
                    .startsWith("2 ")
                    .contains("\"matched\"")
                    .hasLineCount(101);
        }
    }

    @Test
    void coloursFollowTheEnvironment() throws Exception {
        Map<String, String> terminal = Map.of(Terminals.STDERR, "1", "TERM", "xterm");
        assertThat(Call.with(terminal, new byte[0], "pritn").err()).startsWith("\u001b[");
        assertThat(Call.with(Map.of(Terminals.STDERR, "1", "TERM", "dumb"), new byte[0], "pritn")
                        .err())
                .startsWith("flowlogs: ");
        assertThat(Call.with(Map.of(Terminals.STDERR, "1", "TERM", "xterm", "NO_COLOR", "1"), new byte[0], "pritn")
                        .err())
                .startsWith("flowlogs: ");
        assertThat(Call.with(Map.of("CLICOLOR_FORCE", "1"), new byte[0], "pritn")
                        .err())
                .startsWith("\u001b[");
    }

    @Test
    void thePropertyChoosesTheGrammarOfTheOriginal() throws Exception {
        Call call = Call.named("flowlogs_reader", "--location-type", "s4", "my-bucket");
        assertThat(call.code()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err()).contains("flowlogs_reader: --location-type");
    }

    @Test
    void aSourceOutOfReachEndsWithACodeOfItsOwn() throws Exception {
        assertThat(Call.of("print", "probe:open-configuration").code()).isEqualTo(253);
        assertThat(Call.of("print", "probe:read-service").code()).isEqualTo(254);
    }

    @Test
    void standardInputIsASource() throws Exception {
        String log = Call.of("gen", "-n", "1000", "-q").out();
        String records = log.substring(log.indexOf('\n') + 1);
        Call call = Call.withInput(log.getBytes(StandardCharsets.US_ASCII), "print", "-", "-q");
        assertThat(call).isEqualTo(new Call(0, records, ""));
    }

    @Test
    void aReaderOfRecordsThatGoesAwayEndsTheScan(@TempDir Path directory) throws Exception {
        Path log = directory.resolve("large.log");
        Call.redirected(ProcessBuilder.Redirect.to(log.toFile()), "gen", "-n", "200000");
        Process process = Call.start(Map.of(), "print", log.toString());
        CompletableFuture<String> err = Call.text(process.getErrorStream());
        try (InputStream out = process.getInputStream()) {
            assertThat(out.readNBytes(100)).hasSize(100);
        }
        assertThat(Call.end(process)).isEqualTo(ExitCode.BROKEN_PIPE);
        assertThat(err.join()).isEmpty();
    }

    @Test
    void anInterruptWhileWaitingForInputEndsItAtOnce() throws Exception {
        assumeFalse(Call.ignoresInterrupts(), "children of this process ignore SIGINT");
        Process process = Call.start(Map.of(), "ipset", "-");
        OutputStream in = process.getOutputStream();
        in.write(Call.of("gen", "-n", "100", "-q").out().getBytes(StandardCharsets.US_ASCII));
        in.flush();

        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        in.close();
    }

    @Test
    void whatIsFollowedIsPrintedAsItComesUntilAnInterrupt(@TempDir Path directory) throws Exception {
        assumeFalse(Call.ignoresInterrupts(), "children of this process ignore SIGINT");
        Path log = directory.resolve("a.log");
        String position = directory.resolve("position").toString();
        Files.writeString(log, "srcaddr bytes\n10.0.0.1 1\n");
        String[] words = {"tail", "-f", "--poll", "1s", "--resume", position, log.toString()};
        Process process = Call.start(Map.of(), words);
        CompletableFuture<String> err = Call.text(process.getErrorStream());
        try (BufferedReader out = process.inputReader(StandardCharsets.US_ASCII)) {
            assertThat(out.readLine()).isEqualTo("10.0.0.1 1");
            Files.writeString(log, "10.0.0.1 2\n10.0.0.", StandardOpenOption.APPEND);
            assertThat(out.readLine()).isEqualTo("10.0.0.1 2");

            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(130);
            assertThat(out.readLine()).isNull();
        }
        assertThat(err.join()).contains("2 of 2 records matched").contains("read as far as needed");
        Files.writeString(log, "1 3\n", StandardOpenOption.APPEND);
        assertThat(Call.of("tail", "-f", "-n", "1", "--resume", position, "-q", log.toString()))
                .isEqualTo(new Call(0, "10.0.0.1 3\n", ""));
    }

    @Test
    void aReaderThatGoesAwayEndsTheFollowing(@TempDir Path directory) throws Exception {
        Path log = directory.resolve("a.log");
        Files.writeString(log, "srcaddr bytes\n10.0.0.1 1\n");
        Process process = Call.start(Map.of(), "tail", "-f", "--poll", "1s", log.toString());
        CompletableFuture<String> err = Call.text(process.getErrorStream());
        try (BufferedReader out = process.inputReader(StandardCharsets.US_ASCII)) {
            assertThat(out.readLine()).isEqualTo("10.0.0.1 1");
        }
        Files.writeString(log, "10.0.0.1 2\n", StandardOpenOption.APPEND);
        assertThat(Call.end(process)).isEqualTo(ExitCode.BROKEN_PIPE);
        assertThat(err.join()).isEmpty();
    }

    @Test
    void standardInputIsFollowedToItsEnd() throws Exception {
        Process process = Call.start(Map.of(), "tail", "-f", "-q", "-");
        OutputStream in = process.getOutputStream();
        try (BufferedReader out = process.inputReader(StandardCharsets.US_ASCII)) {
            in.write("srcaddr bytes\n10.0.0.1 1\n".getBytes(StandardCharsets.US_ASCII));
            in.flush();
            assertThat(out.readLine()).isEqualTo("10.0.0.1 1");
            in.write("10.0.0.1 2".getBytes(StandardCharsets.US_ASCII));
            in.close();
            assertThat(out.readLine()).isEqualTo("10.0.0.1 2");
            assertThat(out.readLine()).isNull();
        }
        assertThat(Call.end(process)).isZero();
    }
}
