package io.flowlogs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flowlogs.record.FlowConfigurationException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What users may say to a source, and what they are told when it is not understood. */
class SourceOptionsTest {
    private static final OptionSpec<Integer> DEPTH =
            OptionSpec.of("depth", Integer.class, "How many folders deep.", SourceOptionsTest::number);
    private static final OptionSpec<String> REGION = OptionSpec.text("region", "Where it lies.");
    private static final OptionSpec<Boolean> FOLLOW = OptionSpec.flag("follow", "Whether to go on.");
    private static final OptionSpec<Integer> PIN = OptionSpec.of(
                    "pin", Integer.class, "A secret number.", SourceOptionsTest::number)
            .asSecret();
    private static final List<OptionSpec<?>> ALL = List.of(DEPTH, REGION, FOLLOW, PIN);

    private static Integer number(String text) {
        if (!text.chars().allMatch(Character::isDigit)) {
            throw new IllegalArgumentException("expected a number");
        }
        return Integer.valueOf(text);
    }

    @Test
    void optionsAreReadByTheirOwnParsers() {
        SourceOptions options =
                SourceOptions.parse(ALL, Map.of("depth", "3", "region", "eu-west-1", "follow", "", "pin", "4711"));
        assertThat(options.get(DEPTH)).isEqualTo(3);
        assertThat(options.get(REGION)).isEqualTo("eu-west-1");
        assertThat(options.get(FOLLOW)).isTrue();
        assertThat(options.get(PIN)).isEqualTo(4711);
    }

    @Test
    void anOptionThatWasNotGivenIsNullOrItsDefault() {
        SourceOptions options = SourceOptions.parse(ALL, Map.of("depth", "3"));
        assertThat(options.get(REGION)).isNull();
        assertThat(options.get(REGION, "anywhere")).isEqualTo("anywhere");
        assertThat(options.get(DEPTH, 9)).isEqualTo(3);
        assertThat(SourceOptions.none().get(DEPTH)).isNull();
    }

    @Test
    void everythingThatIsNotUnderstoodIsNamedAtOnce() {
        FlowConfigurationException refusal = refusal(Map.of("regoin", "x", "depth", "deep", "follow", "perhaps"));
        assertThat(refusal.problems()).hasSize(3);
        assertThat(refusal.problems().get(0)).contains("depth", "expected a number", "'deep'", "How many folders deep");
        assertThat(refusal.problems().get(1)).contains("follow", "expected true or false", "'perhaps'");
        assertThat(refusal.problems().get(2)).contains("regoin", "[depth, follow, pin, region]");
        assertThat(refusal).hasMessageContainingAll("regoin", "deep", "perhaps");
    }

    @Test
    void lengthsOfTimeAreSumsOfTheirParts() {
        OptionSpec<Duration> slack = OptionSpec.duration("slack", "How much.");
        assertThat(slack.parse("1d2h30m5s")).isEqualTo(Duration.parse("P1DT2H30M5S"));
        assertThat(slack.parse("0")).isZero();
        assertThat(slack.parse("36500d")).hasDays(36_500);
        for (String text : List.of("", "2", "-1h", "1.5h", "h", "36501d", "1h".repeat(40))) {
            assertThatThrownBy(() -> slack.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("expected ");
        }
    }

    @Test
    void aSecretIsNeverShown() {
        assertThat(SourceOptions.parse(ALL, Map.of("pin", "4711", "depth", "3")))
                .hasToString("{depth=3, pin=(hidden)}");
        assertThat(refusal(Map.of("pin", "hunter2")))
                .hasMessageContaining("(hidden)")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void whatUsersTypedCannotSteerTheirTerminal() {
        assertThat(refusal(Map.of("depth", "\u001b[2J")).getMessage()).doesNotContain("\u001b");
        assertThat(refusal(Map.of("\u001b[2J", "")).getMessage()).doesNotContain("\u001b");
    }

    @Test
    void aFlagIsTrueFalseOrItsBareName() {
        assertThat(FOLLOW.parse("")).isTrue();
        assertThat(FOLLOW.parse("true")).isTrue();
        assertThat(FOLLOW.parse("false")).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> FOLLOW.parse("TRUE"));
    }

    @Test
    void anOptionTellsWhatHelpHasToSay() {
        assertThat(PIN).hasToString("pin");
        assertThat(PIN.name()).isEqualTo("pin");
        assertThat(PIN.type()).isEqualTo(Integer.class);
        assertThat(PIN.description()).isEqualTo("A secret number.");
        assertThat(PIN.isSecret()).isTrue();
        assertThat(DEPTH.isSecret()).isFalse();
    }

    private static FlowConfigurationException refusal(Map<String, String> texts) {
        return catchThrowableOfType(FlowConfigurationException.class, () -> SourceOptions.parse(ALL, texts));
    }
}
