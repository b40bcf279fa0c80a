package io.flowlogs.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Bounds for hostile input. */
class ParseLimitsTest {
    private static final ParseLimits DEFAULT = ParseLimits.DEFAULT;

    @Test
    void changingOneLimitKeepsTheOthers() {
        assertThat(DEFAULT.withMaxLineLength(10)).isEqualTo(new ParseLimits(10, 250, 1L << 40));
        assertThat(DEFAULT.withMaxExpansion(10)).isEqualTo(new ParseLimits(1 << 20, 10, 1L << 40));
        assertThat(DEFAULT.withMaxDecodedBytes(10)).isEqualTo(new ParseLimits(1 << 20, 250, 10));
    }

    @Test
    void limitsThatLetNothingThroughAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> DEFAULT.withMaxLineLength(0));
        assertThatIllegalArgumentException().isThrownBy(() -> DEFAULT.withMaxExpansion(0));
        assertThatIllegalArgumentException().isThrownBy(() -> DEFAULT.withMaxDecodedBytes(0));
    }

    @Test
    void oneOfEachIsTheLeast() {
        assertThat(new ParseLimits(1, 1, 1).maxDecodedBytes()).isEqualTo(1);
    }

    @Test
    void linesOfMoreThan64MebibytesCannotBeAskedFor() {
        assertThat(DEFAULT.withMaxLineLength(1 << 26).maxLineLength()).isEqualTo(1 << 26);
        assertThatIllegalArgumentException().isThrownBy(() -> DEFAULT.withMaxLineLength((1 << 26) + 1));
    }
}
