package io.flowlogs.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Percent-encoding as AWS writes the values of tags. */
class PercentTextTest {
    @Test
    void textWithoutPercentSignsStaysItself() {
        assertThat(PercentText.decode("web+server-1")).isEqualTo("web+server-1");
    }

    @Test
    void encodedCharactersAreDecodedAsUtf8() {
        assertThat(PercentText.decode("a%20b%2Fc%2fd")).isEqualTo("a b/c/d");
        assertThat(PercentText.decode("caf%C3%A9")).isEqualTo("caf\u00e9");
        assertThat(PercentText.decode("caf\u00e9%25")).isEqualTo("caf\u00e9%");
    }

    @Test
    void whatIsNotValidStaysAsItIs() {
        assertThat(PercentText.decode("100%")).isEqualTo("100%");
        assertThat(PercentText.decode("100%2")).isEqualTo("100%2");
        assertThat(PercentText.decode("%zz%2x%x2")).isEqualTo("%zz%2x%x2");
        assertThat(PercentText.decode("%%20")).isEqualTo("% ");
    }
}
