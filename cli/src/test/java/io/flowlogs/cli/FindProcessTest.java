package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More records are found than are kept in memory: they wait in temporary files, of which none is left. */
class FindProcessTest {
    private static final int RECORDS = 900_000;

    @TempDir
    Path directory;

    private String log() throws IOException, InterruptedException {
        Path logs = directory.resolve("logs");
        Call.of("gen", "-n", String.valueOf(RECORDS), logs.toString());
        return logs.toString();
    }

    private Map<String, String> temporary() throws IOException {
        Path temporary = Files.createDirectories(directory.resolve("tmp"));
        return Map.of("JDK_JAVA_OPTIONS", "-Xmx192m -Djava.io.tmpdir=" + temporary);
    }

    private long left() throws IOException {
        try (Stream<Path> all = Files.walk(directory.resolve("tmp"))) {
            return all.filter(path -> path.toString().contains("flowlogs-sort")).count();
        }
    }

    @Test
    void everythingIsFoundInOrder() throws Exception {
        Call call = Call.with(
                temporary(),
                new byte[0],
                "find",
                "0.0.0.0/0",
                log(),
                "-q",
                "--fields",
                "start",
                "-o",
                "csv",
                "--no-header");
        assertThat(call.code()).as(call.err()).isZero();
        long before = 0;
        long records = 0;
        for (String line : (Iterable<String>) call.out().lines()::iterator) {
            long start = Long.parseLong(line);
            assertThat(start).isGreaterThanOrEqualTo(before);
            before = start;
            records++;
        }
        assertThat(records).isGreaterThan(RECORDS * 9L / 10);
        assertThat(left()).isZero();
    }

    @Test
    void anInterruptLeavesNothing() throws Exception {
        assumeFalse(Call.ignoresInterrupts(), "children of this process ignore SIGINT");
        Process process = Call.start(temporary(), "find", "0.0.0.0/0", log(), "-q");
        while (left() == 0 && process.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(left()).isZero();
    }
}
