package io.flowlogs.source.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class TimeWindowProperties {
    private static final Instant BASE = Instant.parse("2024-02-28T23:50:00Z");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The file AWS writes a record into: that of the five minutes in which the record ends. */
    private static String nameOf(long end) {
        return "123456789012_vpcflowlogs_us-east-1_fl-1a_" + TIME.format(Instant.ofEpochSecond(end - end % 300))
                + "_ab.log.gz";
    }

    @Property(tries = 2000)
    void aFileThatIsSkippedNeverHoldsARecordOfTheWindow(
            @ForAll @LongRange(min = -100_000, max = 100_000) long from,
            @ForAll @LongRange(max = 20_000) long length,
            @ForAll @LongRange(min = -100_000, max = 120_000) long start,
            @ForAll @IntRange(max = 660) int duration) {
        Instant first = BASE.plusMillis(from * 1000 + length % 1000);
        TimeRange window = new TimeRange(first, first.plusMillis(length * 997));
        long recordStart = BASE.getEpochSecond() + start;
        long name = AwsFileName.epochSecond(nameOf(recordStart + duration)).orElseThrow();

        if (window.containsSecond(recordStart)) {
            assertThat(NameWindow.of(window, Duration.ZERO).contains(name)).isTrue();
        }
    }

    @Property(tries = 20)
    void theFilesFoundHoldAllRecordsOfTheWindow(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 40_000) Integer> starts,
            @ForAll @IntRange(max = 40_000) int from,
            @ForAll @IntRange(max = 9_000) int length)
            throws IOException {
        Path root = Files.createTempDirectory("window");
        try {
            for (int start : starts) {
                Files.writeString(root.resolve(nameOf(BASE.getEpochSecond() + start + 600)), "");
            }
            TimeRange window = new TimeRange(BASE.plusSeconds(from), BASE.plusSeconds(from + length));
            FileTree.Found found = new FileTree(root).find("", Map.of("slack", "0"), window);

            starts.stream()
                    .filter(start -> start >= from && start < from + length)
                    .forEach(start -> assertThat(found.names()).contains(nameOf(BASE.getEpochSecond() + start + 600)));
            long files;
            try (java.util.stream.Stream<Path> all = Files.list(root)) {
                files = all.count();
            }
            assertThat(found.names().size() + found.skipped().getOrDefault("outside the window", 0L))
                    .isEqualTo(files);
        } finally {
            delete(root);
        }
    }

    @Example
    void filesFarOutsideTheWindowAreSkippedAndSlackWidensIt() throws IOException {
        Path root = Files.createTempDirectory("window");
        try {
            for (int hour = -5; hour <= 5; hour++) {
                Files.writeString(root.resolve(nameOf(BASE.getEpochSecond() + hour * 3600L)), "");
            }
            Files.writeString(root.resolve("no-time.log"), "");
            TimeRange window = new TimeRange(BASE, BASE.plusSeconds(60));
            FileTree tree = new FileTree(root);

            assertThat(tree.find("", Map.of("slack", "0"), window).names()).hasSize(2);
            assertThat(tree.find("", Map.of(), window).skipped()).isEqualTo(Map.of("outside the window", 10L));
            assertThat(tree.find("", Map.of("slack", "1h"), window).names()).hasSize(4);
            assertThat(tree.find("", Map.of("slack", "1h"), TimeRange.ALL).names())
                    .hasSize(12);
            assertThat(tree.find("", Map.of(), TimeRange.since(BASE)).names()).hasSize(7);
            assertThat(tree.find("*Z_*", Map.of(), TimeRange.until(Instant.EPOCH))
                            .names())
                    .isEmpty();
        } finally {
            delete(root);
        }
    }

    @Example
    void durationsAreReadAsPeopleWriteThem() {
        assertThat(FileSourceProvider.SLACK.parse("2h30m")).isEqualTo(Duration.ofMinutes(150));
        assertThat(FileSourceProvider.SLACK.parse("1d")).isEqualTo(Duration.ofDays(1));
        assertThat(FileSourceProvider.SLACK.parse("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(FileSourceProvider.SLACK.parse("0")).isEqualTo(Duration.ZERO);
        for (String wrong : List.of("", "30", "-1h", "1w", "999999d", "1h ", "1.5h", "9999999s")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> FileSourceProvider.SLACK.parse(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected");
        }
    }

    private static void delete(Path root) {
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<Path>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }
            });
            Files.delete(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
