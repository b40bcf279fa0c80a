package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    @Test
    void theNearestWordIsSuggested() {
        assertThat(Suggestions.nearest("pritn", Commands.NAMES)).isEqualTo("print");
        assertThat(Suggestions.nearest("AGGREGAT", Commands.NAMES)).isEqualTo("aggregate");
        assertThat(Suggestions.nearest("srcadr", FieldNames.documentedNames())).isEqualTo("srcaddr");
    }

    @Test
    void nothingIsSuggestedWhenNothingIsNear() {
        assertThat(Suggestions.nearest("kubernetes", Commands.NAMES)).isNull();
        assertThat(Suggestions.didYouMean("x".repeat(100), List.of("x".repeat(100))))
                .isEmpty();
    }

    @Property
    void distanceIsSymmetricAndZeroOnlyForEqualWords(
            @ForAll @AlphaChars @StringLength(max = 8) String a, @ForAll @AlphaChars @StringLength(max = 8) String b) {
        assertThat(Suggestions.distance(a, b)).isEqualTo(Suggestions.distance(b, a));
        assertThat(Suggestions.distance(a, b) == 0).isEqualTo(a.equals(b));
    }
}
