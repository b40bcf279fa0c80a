package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.FlowLogs;
import io.flowlogs.convert.ConvertOptions;
import io.flowlogs.convert.ConvertedFile;
import io.flowlogs.convert.Partition;
import io.flowlogs.query.ConvertReport;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.source.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of one or several files, written by an encoder that is not ours. */
class ConvertTest {
    private static final long MIDNIGHT = 1_709_596_800; // 2024-03-05
    private static final String HEADER = "account-id start bytes\n";

    @TempDir
    Path temporary;

    private Path target() {
        return temporary.resolve("a/b");
    }

    private static FlowQuery query(String... contents) {
        Split[] files = IntStream.range(0, contents.length)
                .mapToObj(i -> MemoryBytes.file("f" + i, contents[i]))
                .toArray(Split[]::new);
        return FlowLogs.of(MemorySource.of(files)).query();
    }

    private static String log(List<String> lines) {
        return HEADER + String.join("\n", lines) + "\n";
    }

    @Test
    void everyRecordIsWrittenAndCounted() throws IOException {
        ConvertReport report = query(HEADER + "1 2 3\n- - -\n").convertTo(target(), ConvertOptions.to("lines"));
        assertThat(WrittenFiles.in(target())).containsOnlyKeys("part-00001.log");
        assertThat(WrittenFiles.records(target())).containsExactly("1 2 3", "- - -");
        assertThat(report.files())
                .containsExactly(
                        new ConvertedFile("part-00001.log", 2, Files.size(target().resolve("part-00001.log"))));
        assertThat(report.records()).isEqualTo(2);
        assertThat(report.bytes()).isPositive();
        assertThat(report.statistics().matched()).isEqualTo(2);
    }

    @Test
    void whatNoRecordIsWrittenForMakesNoFile() throws IOException {
        ConvertReport report = query(HEADER).convertTo(target(), ConvertOptions.to("lines"));
        assertThat(report.files()).isEmpty();
        assertThat(WrittenFiles.names(target())).isEmpty();
    }

    @Test
    void recordsOfAnotherFormatGoToAnotherFile() throws IOException {
        query(HEADER + "1 2 3\n", "start bytes\n5 6\n", HEADER + "7 8 9\n")
                .convertTo(target(), ConvertOptions.to("lines"));
        assertThat(WrittenFiles.in(target()).values())
                .containsExactly(List.of(HEADER.strip(), "1 2 3", "7 8 9"), List.of("start bytes", "5 6"));
    }

    @Test
    void filesEndAtTheirTargetSize() throws IOException {
        List<String> lines = IntStream.range(0, 100).mapToObj(i -> "1 2 " + i).toList();
        ConvertReport report = query(log(lines))
                .convertTo(
                        target(),
                        ConvertOptions.builder("lines").targetSize(100).build());
        assertThat(report.files()).hasSizeGreaterThan(5).allMatch(file -> file.bytes() < 110);
        assertThat(WrittenFiles.records(target())).isEqualTo(lines);
    }

    @Test
    void foldersAreNamedAsAwsNamesThem() throws IOException {
        query("account-id region start end\n"
                        + "123456789010 eu-west-1 " + MIDNIGHT + " -\n"
                        + "123456789010 eu-west-1 " + (MIDNIGHT - 1) + " " + MIDNIGHT + "\n"
                        + "unknown - - " + (MIDNIGHT + 3600) + "\n"
                        + "- - - -\n")
                .convertTo(
                        target(),
                        ConvertOptions.builder("lines")
                                .partitionedBy(Partition.ACCOUNT, Partition.REGION, Partition.HOUR)
                                .build());
        String none = "__HIVE_DEFAULT_PARTITION__";
        String byHour = "aws-account-id=123456789010/aws-region=eu-west-1/year=2024/month=03/day=";
        assertThat(WrittenFiles.in(target()))
                .containsOnlyKeys(
                        byHour + "05/hour=00/part-00001.log",
                        byHour + "04/hour=23/part-00001.log",
                        "aws-account-id=unknown/aws-region=" + none
                                + "/year=2024/month=03/day=05/hour=01/part-00001.log",
                        "aws-account-id=" + none + "/aws-region=" + none + "/year=" + none + "/month=" + none + "/day="
                                + none + "/hour=" + none + "/part-00001.log");
    }

    @Test
    void timesOutOfAnyCalendarHaveNoDay() throws IOException {
        query("start\n9223372036854775807\n")
                .convertTo(
                        target(),
                        ConvertOptions.builder("lines")
                                .partitionedBy(Partition.DAY)
                                .build());
        String none = "__HIVE_DEFAULT_PARTITION__";
        assertThat(WrittenFiles.in(target()))
                .containsOnlyKeys("year=" + none + "/month=" + none + "/day=" + none + "/part-00001.log");
    }

    @Test
    void namesInTheDataNeverLeadOutOfTheDirectory() throws IOException {
        String longName = "x".repeat(300);
        List<String> names = List.of(
                "../../up",
                "..",
                ".",
                "/etc",
                "a/b",
                "a\\b",
                "a=b",
                "%2F",
                "\u0001",
                "\u00fc",
                "~",
                longName,
                longName + "y");
        query(log(names.stream().map(name -> name + " 1 2").toList()))
                .convertTo(
                        target(),
                        ConvertOptions.builder("lines")
                                .partitionedBy(Partition.ACCOUNT)
                                .sorted()
                                .build());
        assertThat(WrittenFiles.names(temporary)).allMatch(name -> name.startsWith("a"));
        assertThat(WrittenFiles.in(target())).hasSameSizeAs(names);
        assertThat(WrittenFiles.in(target()))
                .containsKeys(
                        "aws-account-id=%2E.%2F..%2Fup/part-00001.log",
                        "aws-account-id=%2E./part-00001.log",
                        "aws-account-id=%252F/part-00001.log",
                        "aws-account-id=%C3%BC/part-00001.log");
        assertThat(WrittenFiles.records(target())).hasSameSizeAs(names);
    }

    @Test
    void moreFoldersThanFilesCanBeOpenOnlyMakeMoreFiles() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            for (int account = 100; account < 150; account++) {
                lines.add(account + " " + round + " 0");
            }
        }
        ConvertOptions.Builder options = ConvertOptions.builder("lines").partitionedBy(Partition.ACCOUNT);
        ConvertReport report = query(log(lines)).convertTo(target(), options.build());
        assertThat(report.files()).hasSize(150);
        assertThat(WrittenFiles.records(target())).containsExactlyInAnyOrderElementsOf(lines);

        Path sorted = temporary.resolve("sorted");
        assertThat(query(log(lines)).convertTo(sorted, options.sorted().build()).files())
                .hasSize(50);
        assertThat(WrittenFiles.records(sorted)).containsExactlyInAnyOrderElementsOf(lines);
    }

    @Test
    void sortedRecordsAreInTheOrderOfTheirStartOverAllFiles() throws IOException {
        query(HEADER + "1 30 1\n1 10 2\n1 - 3\n1 10000000000000 4\n", HEADER + "1 10 5\n1 5 6\n1 30 7\n")
                .convertTo(
                        target(),
                        ConvertOptions.builder("lines").sorted().targetSize(40).build());
        assertThat(WrittenFiles.records(target()))
                .containsExactly("1 5 6", "1 10 2", "1 10 5", "1 30 1", "1 30 7", "1 10000000000000 4", "1 - 3");
        assertThat(WrittenFiles.names(target())).hasSizeGreaterThan(2).noneMatch(name -> name.startsWith("."));
    }

    @Test
    void filesDoNotDependOnTheNumberOfThreads() throws IOException {
        String[] logs = IntStream.range(0, 40)
                .mapToObj(file -> log(IntStream.range(0, 50)
                        .mapToObj(i -> (i % 3) + " " + (i * 7 % 11) + " " + file)
                        .toList()))
                .toArray(String[]::new);
        ConvertOptions options = ConvertOptions.builder("lines")
                .partitionedBy(Partition.ACCOUNT)
                .sorted()
                .targetSize(500)
                .build();
        query(logs).parallelism(1).convertTo(target(), options);
        Path other = temporary.resolve("other");
        query(logs).parallelism(4).convertTo(other, options);
        assertThat(WrittenFiles.in(other)).hasSizeGreaterThan(6).isEqualTo(WrittenFiles.in(target()));
    }
}
