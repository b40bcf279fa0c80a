package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueFileTest {
    private static final int LONGEST_LINE = 65_535;

    @TempDir
    private Path directory;

    private List<String> read(String content) throws IOException {
        return read(content.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> read(byte[] content) throws IOException {
        List<String> values = new ArrayList<>();
        new ValueFile(values::add).read(Files.write(file(), content).toString());
        return values;
    }

    private Path file() {
        return directory.resolve("values");
    }

    @Test
    void valuesStandOnLinesOfTheirOwnBesideComments() throws IOException {
        assertThat(read("\ufeff a b \r\n\n#c\nd#e\n\u00e4\ufffd\nlast"))
                .containsExactly("a b", "d", "\u00e4\ufffd", "last");
        assertThat(read("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 4095, 4096})
    void linesMayEndAnywhereInTheBuffer(int length) throws IOException {
        List<String> lines = IntStream.range(0, 200_000 / length)
                .mapToObj(i -> ("" + i % 10).repeat(length))
                .toList();
        assertThat(read(String.join("\n", lines))).isEqualTo(lines);
    }

    @Test
    void whatIsWrongIsSaidWithItsLine() {
        assertThatThrownBy(() -> read("a\n\n" + "b".repeat(4097)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file() + ":3: expected a value of at most 4096 characters, found a longer one.");
        assertThatThrownBy(() -> new ValueFile(value -> {
                            throw new IllegalArgumentException("no");
                        })
                        .read(Files.writeString(file(), "#\nb\n").toString()))
                .hasMessage(file() + ":2: no");
    }

    @Test
    void aLineIsBounded() throws IOException {
        assertThat(read("#" + "x".repeat(LONGEST_LINE - 1) + "\na")).containsExactly("a");
        assertThatThrownBy(() -> read("a\n#" + "x".repeat(LONGEST_LINE) + "\na"))
                .hasMessage(file() + ":2: expected a line of at most 65535 bytes, found a longer one.");
    }

    @Test
    void whatIsNoTextIsRefused() {
        assertThatThrownBy(() -> read(new byte[] {'a', '\n', (byte) 0xc3, '\n'}))
                .isInstanceOf(IOException.class)
                .hasMessage("'" + file() + "' is not a text file");
        assertThatThrownBy(() -> read("a\0b".getBytes(StandardCharsets.UTF_16)))
                .hasMessageContaining("is not a text file");
        assertThatThrownBy(() -> new ValueFile(value -> {}).read("\0"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not a text file");
    }
}
