package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.FlowLogs;
import io.flowlogs.convert.Compression;
import io.flowlogs.convert.ConvertOptions;
import io.flowlogs.convert.Partition;
import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.query.ConvertReport;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is there, and what is not, when writing failed. */
class ConvertFaultTest {
    private static final String HEADER = "account-id start\n";
    private static final ConvertOptions LINES = ConvertOptions.to("lines");

    @TempDir
    Path temporary;

    private Path target() {
        return temporary.resolve("out");
    }

    private static FlowQuery query(Split... splits) {
        return FlowLogs.of(MemorySource.of(splits)).query();
    }

    private static FlowQuery query(String lines) {
        return query(MemoryBytes.file("f", HEADER + lines));
    }

    @Test
    void aFullDiskLeavesNothing() throws IOException {
        ConvertOptions options = ConvertOptions.builder("full-disk")
                .partitionedBy(Partition.DAY)
                .targetSize(10)
                .build();
        assertThatThrownBy(() -> query("1 2\n2 100000\n3 3\nfull 3\n").convertTo(target(), options))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("out: cannot be written: ")
                .hasMessageContaining("No space left on device")
                .hasMessageEndingWith("Nothing was left but what was there before.");
        assertThat(WrittenFiles.names(temporary)).isEmpty();
    }

    @Test
    void afterAFailureFilesThatWereThereAreAsBefore() throws IOException {
        Files.createDirectories(target());
        Files.writeString(target().resolve("part-00001.log"), "old\n");
        ConvertOptions options =
                ConvertOptions.builder("full-disk").force().targetSize(1).build();
        assertThatThrownBy(() -> query("1 2\nfull 3\n").convertTo(target(), options))
                .isInstanceOf(IOException.class);
        assertThat(WrittenFiles.in(temporary)).isEqualTo(Map.of("out/part-00001.log", List.of("old")));
    }

    @Test
    void aFailureWhileNamesAreGivenTakesThemBack() throws IOException {
        Files.createDirectories(target().resolve("part-00002.log/in-the-way"));
        List<String> before = WrittenFiles.names(temporary);
        ConvertOptions options = ConvertOptions.builder("lines").targetSize(1).build();
        assertThatThrownBy(() -> query("1 2\n3 4\n5 6\n").convertTo(target(), options))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("part-00002.log has appeared meanwhile");
        assertThat(WrittenFiles.names(temporary)).isEqualTo(before);
    }

    @Test
    void aFailureWhileFilesAreReplacedPutsThemBack() throws IOException {
        Files.createDirectories(target().resolve("part-00003.log/in-the-way"));
        Files.writeString(target().resolve("part-00001.log"), "old\n");
        Files.createSymbolicLink(target().resolve("part-00002.log"), Path.of("nowhere"));
        List<String> before = WrittenFiles.names(temporary);
        ConvertOptions options =
                ConvertOptions.builder("lines").targetSize(1).force().build();
        assertThatThrownBy(() -> query("1 2\n3 4\n5 6\n").convertTo(target(), options))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("part-00003.log has appeared meanwhile");
        assertThat(WrittenFiles.names(temporary)).isEqualTo(before);
        assertThat(Files.readString(target().resolve("part-00001.log"))).isEqualTo("old\n");
        assertThat(Files.isSymbolicLink(target().resolve("part-00002.log"))).isTrue();
    }

    @Test
    void aRecordThatIsNotReadAgainIsAFailure() throws IOException {
        assertThatThrownBy(() -> query("1 2\n").convertTo(target(), ConvertOptions.to("forgetful")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("part-00001.log: expected to read again 1 records, found 0");
        assertThat(WrittenFiles.names(temporary)).isEmpty();
    }

    @Test
    void filesInTheWayAreNotTouched() throws IOException {
        Files.createDirectories(target());
        Files.writeString(target().resolve("notes.txt"), "mine\n");
        Files.writeString(target().resolve(".hidden"), "mine\n");
        assertThatThrownBy(() -> query("1 2\n").convertTo(target(), LINES))
                .isInstanceOf(FlowConfigurationException.class)
                .hasMessageContaining("out: expected a new or empty directory, found 'notes.txt'.");
        assertThat(WrittenFiles.names(target())).containsExactly(".hidden", "notes.txt");

        query("1 2\n")
                .convertTo(target(), ConvertOptions.builder("lines").force().build());
        assertThat(WrittenFiles.names(target())).containsExactly(".hidden", "notes.txt", "part-00001.log");
        query("3 4\n")
                .convertTo(target(), ConvertOptions.builder("lines").force().build());
        assertThat(WrittenFiles.in(target()).get("part-00001.log")).containsExactly(HEADER.strip(), "3 4");
    }

    @Test
    void otherDaysCanBeAddedButNotTheSameOnes() throws IOException {
        ConvertOptions byDay =
                ConvertOptions.builder("lines").partitionedBy(Partition.DAY).build();
        query("1 2\n").convertTo(target(), byDay);
        query("1 100000\n").convertTo(target(), byDay);
        assertThatThrownBy(() -> query("1 200000\n1 3\n").convertTo(target(), byDay))
                .isInstanceOf(FlowConfigurationException.class)
                .hasMessageContaining("day=01: expected a new or empty directory, found 'part-00001.log'");
        assertThat(WrittenFiles.in(target()))
                .containsOnlyKeys(
                        "year=1970/month=01/day=01/part-00001.log", "year=1970/month=01/day=02/part-00001.log");
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        Files.writeString(target(), "mine");
        assertThatThrownBy(() -> query("1 2\n").convertTo(target(), LINES))
                .isInstanceOf(FlowConfigurationException.class)
                .hasMessageContaining("out: expected a directory, found a file.");
    }

    @Test
    void whatCannotBeReadLeavesNothingUnlessAPartIsAskedFor() throws IOException {
        String good = HEADER + "1 2\n";
        FlowQuery query = query(
                MemoryBytes.file("a", good),
                MemoryBytes.file("b", good + "3 4\n".repeat(100_000)).failingAt(100_000),
                MemoryBytes.file("c", good));
        assertThatThrownBy(() -> query.convertTo(target(), LINES)).isInstanceOf(FlowSourceException.class);
        FlowQuery tolerant = query.onMalformed(MalformedRecordPolicy.REPORT);
        assertThatThrownBy(() -> tolerant.convertTo(target(), LINES))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("1 of 3 files or parts could not be read to the end");
        assertThat(WrittenFiles.names(temporary)).isEmpty();

        ConvertReport report = tolerant.convertTo(
                target(), ConvertOptions.builder("lines").partial().build());
        assertThat(report.statistics().splitsFailed()).isEqualTo(1);
        assertThat(report.records())
                .isGreaterThan(2)
                .isEqualTo(report.statistics().matched());
    }

    @Test
    void anInterruptedConversionLeavesNothing() throws IOException {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> query("1 2\n".repeat(10_000)).convertTo(target(), LINES))
                .isInstanceOf(Exception.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(WrittenFiles.names(temporary)).isEmpty();
    }

    @Test
    void whatIsNotInstalledIsNamed() {
        assertThatThrownBy(() -> query("").convertTo(target(), ConvertOptions.to("orc")))
                .isInstanceOf(FlowConfigurationException.class)
                .hasMessageContaining("found 'orc'. Installed are: forgetful, full-disk, lines.");
        ConvertOptions zstd =
                ConvertOptions.builder("lines").compression(Compression.ZSTD).build();
        assertThatThrownBy(() -> query("").convertTo(target(), zstd))
                .isInstanceOf(FlowConfigurationException.class)
                .hasMessageContaining("found 'zstd'. There are: none.");
        assertThat(FlowLogs.encoders()).hasSize(3);
    }

    @Test
    void optionsThatContradictEachOtherAreAllNamed() {
        assertThatThrownBy(() -> ConvertOptions.builder("lines")
                        .targetSize(0)
                        .partitionedBy(Partition.DAY, Partition.HOUR, Partition.DAY)
                        .build())
                .isInstanceOfSatisfying(
                        FlowConfigurationException.class,
                        problem -> assertThat(problem.problems()).hasSize(3));
    }
}
