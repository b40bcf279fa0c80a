package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversions in processes of their own: with little memory, on disks that fill up, and stopped half-way. */
class ConvertProcessTest {
    private static final int RECORDS = 1_200_000;

    @TempDir
    Path directory;

    private String generated(int records) throws IOException, InterruptedException {
        String in = directory.resolve("in").toString();
        Call.of("gen", "-n", String.valueOf(records), "--files", "6", "--accounts", "40", "--windows", "2880", in);
        return in;
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(path -> !path.endsWith("in")).toList();
        }
    }

    @Test
    void sortedAndDividedInLittleMemory() throws Exception {
        String in = generated(RECORDS);
        String out = directory.resolve("out").toString();
        Call call = Call.with(
                Map.of("JDK_JAVA_OPTIONS", "-Xmx160m"),
                new byte[0],
                "convert",
                in,
                "-o",
                out,
                "--sorted",
                "--partition",
                "day,account");
        assertThat(call.err()).contains(Amounts.grouped(RECORDS) + " records, read again");
        assertThat(call.code()).isZero();
    }

    @Test
    void dividedWithoutSortingInLittleMemory() throws Exception {
        String in = generated(RECORDS / 4);
        String out = directory.resolve("out").toString();
        Call call = Call.with(
                Map.of("JDK_JAVA_OPTIONS", "-Xmx160m"), new byte[0], "convert", in, "-o", out, "--partition", "hour");
        assertThat(call.err()).contains(Amounts.grouped(RECORDS / 4) + " records, read again");
        assertThat(call.code()).isZero();
    }

    /** Files that may not grow beyond a size fail as a full disk does, at a write in the midst. */
    @Test
    void aDiskThatFillsUpLeavesNothing() throws Exception {
        String in = generated(100_000);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        for (String sort : List.of("--to=parquet", "--sorted")) {
            Process process = new ProcessBuilder(
                            "sh",
                            "-c",
                            "ulimit -f 300; exec \"$@\"",
                            "sh",
                            java,
                            "-XX:-UsePerfData",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName(),
                            "convert",
                            in,
                            "-o",
                            directory.resolve("out").toString(),
                            sort,
                            "--compression",
                            "gzip")
                    .start();
            CompletableFuture<String> err = Call.text(process.getErrorStream());
            assertThat(Call.end(process)).isEqualTo(ExitCode.INCOMPLETE);
            assertThat(err.join()).contains("out: cannot be written: File too large. Nothing was left");
            assertThat(left()).isEmpty();
        }
    }

    @Test
    void anInterruptLeavesNothing() throws Exception {
        assumeFalse(Call.ignoresInterrupts(), "children of this process ignore SIGINT");
        String in = generated(RECORDS);
        Path out = directory.resolve("out");
        Process process = Call.start(Map.of(), "convert", in, "-o", out.toString(), "--sorted");
        while (!Files.isDirectory(out) && process.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(left()).isEmpty();
    }
}
