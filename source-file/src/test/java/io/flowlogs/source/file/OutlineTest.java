package io.flowlogs.source.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.FlowLogs;
import io.flowlogs.query.DayAmount;
import io.flowlogs.query.ExpectedTime;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.ReadAmount;
import io.flowlogs.query.SourceExplanation;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of files before they are read. */
class OutlineTest {
    private static final String NAME = "123456789012_vpcflowlogs_us-east-1_fl-1234abcd_%sZ_fe123456.log.gz";

    @TempDir
    private Path root;

    private String firstDay = "";
    private String secondDay = "";

    @BeforeEach
    void makeFiles() throws IOException {
        firstDay = String.format(NAME, "20240601T2355");
        secondDay = String.format(NAME, "20240602T0000");
        // No record could be read of these.
        Files.write(root.resolve(firstDay), new byte[1000]);
        Files.write(root.resolve(secondDay), new byte[200]);
        Files.write(root.resolve("other.log"), new byte[30]);
        Files.write(root.resolve(".hidden"), new byte[4]);
    }

    private static SourceExplanation explained(String location, UnaryOperator<FlowQuery> question) {
        try (FlowLogs logs = FlowLogs.open(location)) {
            return question.apply(logs.query()).explain().sources().get(0);
        }
    }

    @Test
    void aDirectoryIsToldByTheDaysInItsNames() {
        SourceExplanation found = explained(root.toString(), question -> question);

        assertThat(found.layout()).isEqualTo("files below a directory; names as AWS gives them: 2 of 3");
        assertThat(found.days())
                .containsExactly(
                        new DayAmount(LocalDate.of(2024, 6, 1), new ReadAmount(1, 1000, 0)),
                        new DayAmount(LocalDate.of(2024, 6, 2), new ReadAmount(1, 200, 0)),
                        new DayAmount(null, new ReadAmount(1, 30, 0)));
        assertThat(found.skipped()).containsEntry("hidden", 1L);
        assertThat(found.pushedDown()).isEmpty();
        assertThat(found.uses()).isEmpty();
        assertThat(found.mostUsd()).hasValue(0);
    }

    @Test
    void aWindowLeavesOutWhatItLeavesOutOfReading() {
        TimeRange window = new TimeRange(Instant.parse("2024-06-02T00:40:00Z"), Instant.MAX);
        SourceExplanation found = explained(root + "/*.gz", question -> question.between(window));

        assertThat(found.layout()).isEqualTo("files that fit a pattern; names as AWS gives them: 0 of 0");
        assertThat(found.total()).isEqualTo(ReadAmount.NONE);
        assertThat(found.skipped()).containsEntry("outside the window", 2L);
        assertThat(found.pushedDown()).hasSize(1).first().asString().contains("a slack of 30m");
        assertThat(found.residualWindow()).isEqualTo(window);
    }

    @Test
    void timeIsEstimatedBySize() throws IOException {
        Path large = root.resolve("large.log");
        try (var file = Files.newByteChannel(
                large, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            file.position(3_000_000_000L - 1);
            file.write(java.nio.ByteBuffer.allocate(1));
        }
        ExpectedTime time = Objects.requireNonNull(
                explained(large.toString(), question -> question).time());

        assertThat(time.least()).isEqualTo(Duration.ofSeconds(2));
        assertThat(time.most()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aStreamIsOfNoSize() {
        SourceExplanation found = explained("-", question -> question);

        assertThat(found.layout()).isEqualTo("a stream, which can be read once");
        assertThat(found.days()).isEqualTo(List.of(new DayAmount(null, new ReadAmount(1, 0, 1))));
        assertThat(Objects.requireNonNull(found.time()).most()).isNull();
    }
}
