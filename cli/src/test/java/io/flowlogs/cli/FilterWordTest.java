package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last word may be a filter. */
class FilterWordTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"dst port 443", "srcaddr=10.0.0.0/8", "!any", "interface-id like 'eni*'", "bytes>1"})
    void conditionsAreFilters(String word) {
        assertThat(FilterText.isFilter(word)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "logs", "logs/*.gz", "lake/year=2024/*.parquet", "s3://bucket/year=2024/", "cwl:/a b"})
    void locationsAreNone(String word) {
        assertThat(FilterText.isFilter(word)).isFalse();
    }

    @Test
    void whatExistsIsASource() throws Exception {
        Path odd = Files.createDirectory(directory.resolve("bytes = 1"));
        assertThat(FilterText.isFilter(odd.toString())).isFalse();
        assertThat(FilterText.isFilter(odd + "/*.log")).isFalse();
    }

    @Test
    void theLastWordAndOptionsMustAllHold() throws Exception {
        Call call = InProcess.call("print", log(), "-w", "dstport = 22", "bytes > 4K");
        assertThat(call.code()).isZero();
        assertThat(call.out().lines()).hasSize(1);
        assertThat(InProcess.call("print", log(), "bytes > 5K").out()).isEmpty();
    }

    @Test
    void aFilterThatCannotBeReadIsAMistakeOfUse() throws Exception {
        Call call = InProcess.call("print", log(), "bytes > 1 and dsport = 22");
        assertThat(call.code()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err())
                .contains("flowlogs:   bytes > 1 and dsport = 22")
                .contains("flowlogs:                 ^");
    }

    private String log() throws Exception {
        Path file = directory.resolve("one.log");
        Files.writeString(
                file,
                "2 123456789012 eni-0a1b2c3d4e5f60001 203.0.113.77 10.0.1.10 51515 22 6 23 4210 1709634064 1709634112 REJECT OK\n");
        return file.toString();
    }
}
