package io.flowlogs.source.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.FlowLogs;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From files, through the engine, to records. */
class FileRecordsTest {
    private static final String HEADER = "version srcaddr start end\n";

    @TempDir
    Path root;

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        if (name.endsWith(".gz")) {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                out.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        } else {
            Files.writeString(file, text);
        }
    }

    @Test
    void aWindowGivesTheSameRecordsWhetherOrNotNamesLeaveOutFiles() throws IOException {
        for (int i = 0; i < 24; i++) {
            Instant slot = Instant.parse("2024-05-01T00:00:00Z").plusSeconds(i * 3600L);
            String time = slot.toString().replaceAll("[-:]", "").substring(0, 13);
            String line = "2 10.0.0." + i + " " + (slot.getEpochSecond() - 590) + " " + slot.getEpochSecond() + "\n";
            write("aws/123456789012_vpcflowlogs_r_fl-1_" + time + "Z_ab.log.gz", HEADER + line);
            write("plain/" + i + ".log", HEADER + line);
        }
        TimeRange window = new TimeRange(Instant.parse("2024-05-01T03:00:00Z"), Instant.parse("2024-05-01T08:00:00Z"));
        ScanStatistics pruned = count("aws", window);
        ScanStatistics whole = count("plain", window);

        assertThat(pruned.matched()).isEqualTo(whole.matched()).isEqualTo(5);
        assertThat(pruned.skipped()).containsKey("outside the window");
        assertThat(pruned.splitsRead()).isLessThan(10);
        assertThat(whole.splitsRead()).isEqualTo(24);
    }

    private ScanStatistics count(String directory, TimeRange window) {
        try (FlowLogs logs = FlowLogs.open(root.resolve(directory).toString())) {
            return logs.query().between(window).count();
        }
    }

    @Test
    void problemsNameTheLocationAndTheFile() throws IOException {
        write("d/a.log", HEADER + "2 10.0.0.1 1 2\n");
        Files.createSymbolicLink(root.resolve("d/b.log"), Path.of("nowhere"));

        assertThatThrownBy(() -> FlowLogs.open(root + "/e"))
                .isInstanceOf(FlowSourceException.class)
                .hasMessageStartingWith(root + "/e: expected an existing file");
        try (FlowLogs logs = FlowLogs.open(root + "/d")) {
            assertThatThrownBy(() -> logs.query().stream().toList())
                    .isInstanceOf(FlowSourceException.class)
                    .hasMessageContaining("b.log: expected a symbolic link to something");
        }
        try (FlowLogs logs = FlowLogs.open(List.of(root + "/d/a.log", "file:" + root + "/d/*a.log"), Map.of())) {
            assertThat(logs.query().stream()).hasSize(2);
        }
        try (FlowLogs logs = FlowLogs.open(root + "/d/*.gz")) {
            assertThatThrownBy(() -> logs.query().count())
                    .isInstanceOf(FlowSourceException.class)
                    .hasMessageContaining("expected at least one file");
        }
    }
}
