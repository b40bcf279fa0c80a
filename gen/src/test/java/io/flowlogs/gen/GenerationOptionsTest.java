package io.flowlogs.gen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GenerationOptionsTest {
    @Test
    void allProblemsAreNamedAtOnce() {
        GenerationOptions.Builder builder = GenerationOptions.builder()
                .lines(-1)
                .accounts(0)
                .rejectPermille(900)
                .noDataPermille(200)
                .ipv6Permille(Double.NaN)
                .needle("300.1.1.1", 5)
                .fields(List.of("a", "a", "b c"));
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "lines:", "accounts:", "together:", "IPv6:", "300.1.1.1", "'a' twice", "'b c'");
    }

    @Test
    void timesCannotRunAway() {
        GenerationOptions.Builder builder =
                GenerationOptions.builder().lines(1_000_000_000).recordsPerMinute(1);
        assertThatThrownBy(builder::build).hasMessageContaining("windows: expected 1 to 10000000");
    }

    @Test
    void formatTextIsUnderstoodInEverySpelling() {
        GenerationOptions options = GenerationOptions.builder()
                .format(" ${srcaddr}  log_status ${az-id} my_own ")
                .build();
        assertThat(options.fields()).containsExactly("srcaddr", "log-status", "az-id", "my_own");
    }

    @Test
    void copiesKeepEveryOption() {
        GenerationOptions options = GenerationOptions.builder()
                .lines(5)
                .seed(9)
                .recordsPerMinute(2)
                .header(false)
                .lineEnding(LineEnding.CRLF)
                .build();
        GenerationOptions copy = options.toBuilder().build();
        assertThat(copy).usingRecursiveComparison().isEqualTo(options);
        assertThat(copy.windows()).isEqualTo(3);
    }

    @Test
    void builtOptionsDoNotFollowTheirBuilder() {
        GenerationOptions.Builder builder = GenerationOptions.builder().lines(5);
        GenerationOptions options = builder.build();
        builder.lines(6);
        assertThat(options.lines()).isEqualTo(5);
    }

    @Test
    void headerAndLineEndingAreAsAskedFor() throws IOException {
        GenerationOptions options = GenerationOptions.builder()
                .lines(2)
                .header(false)
                .lineEnding(LineEnding.CRLF)
                .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SyntheticFlowLogs.of(options).writeTo(out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("2 ")
                .endsWith(" OK\r\n")
                .containsOnlyOnce("OK\r\n2 ");
    }

    @Test
    void timestampsMayBeMilliseconds() throws IOException {
        GenerationOptions options = GenerationOptions.builder()
                .lines(500)
                .fields(List.of("start", "end"))
                .millisecondTimestamps(true)
                .build();
        assertThat(SyntheticFlowLogs.of(options).lines()).allMatch(line -> line.matches("\\d{13} \\d{13}"));
    }

    @Test
    void recordsPerMinuteDecideHowLongTheLogIs() throws IOException {
        GenerationOptions options = GenerationOptions.builder()
                .lines(6000)
                .recordsPerMinute(100)
                .fields(List.of("end"))
                .build();
        Ledger ledger = SyntheticFlowLogs.of(options).writeTo(new ByteArrayOutputStream());
        assertThat(ledger.lastEnd().orElseThrow() - ledger.firstEnd().orElseThrow())
                .isBetween(3500L, 3700L);
    }

    @Test
    void thousandUnknownFieldsFitIntoALine() throws IOException {
        List<String> fields =
                IntStream.range(0, 1000).mapToObj(i -> "field-" + i).toList();
        GenerationOptions options =
                GenerationOptions.builder().lines(30).fields(fields).build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SyntheticFlowLogs.of(options).writeTo(out);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(31)
                .allMatch(line -> line.split(" ", -1).length == 1000);
    }
}
