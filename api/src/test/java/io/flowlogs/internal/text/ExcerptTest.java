package io.flowlogs.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void plainTextStandsBetweenQuotes() {
        assertThat(Excerpt.of("10.0.0.1 caf\u00e9")).isEqualTo("\"10.0.0.1 caf\u00e9\"");
        assertThat(Excerpt.of("")).isEqualTo("\"\"");
    }

    @Test
    void whatCouldSteerATerminalIsEscaped() {
        assertThat(Excerpt.of("\u001b[31m\r\n\u0085\u202e\u2028\ud83d\ude00"))
                .isEqualTo("\"\\u001b[31m\\u000d\\u000a\\u0085\\u202e\\u2028\\ud83d\\ude00\"");
        assertThat(Excerpt.of("a\"b\\c")).isEqualTo("\"a\\u0022b\\u005cc\"");
    }

    @Test
    void longTextIsCutAndItsLengthNamed() {
        assertThat(Excerpt.of("x".repeat(60))).isEqualTo("\"" + "x".repeat(60) + "\"");
        assertThat(Excerpt.of("x".repeat(61))).isEqualTo("\"" + "x".repeat(60) + "...\" (61 characters)");
    }

    @Property
    void noTextBreaksItsLineOrGrowsBeyondBounds(@ForAll String text) {
        assertThat(Excerpt.of(text)).hasSizeLessThan(400).doesNotContainPattern("\\p{Cntrl}");
    }
}
