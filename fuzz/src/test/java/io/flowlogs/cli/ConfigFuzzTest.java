package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Files of settings: read, or refused with lines that exist. */
class ConfigFuzzTest {
    @FuzzTest
    void config(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int lines = text.split("\r\n|\r|\n", -1).length;
        assertThat(ConfigText.parse(text).problems())
                .allSatisfy(problem -> assertThat(problem.line()).isBetween(1, lines + 1));
    }
}
