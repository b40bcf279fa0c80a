package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** Files of settings that nobody would write. */
class ConfigTextProperties {
    private static final String SECRET = "hunter2-swordfish";
    private static final String FILE = "[sources.prod] # the usual one\nlocation = [\"probe:x\", 'b']\npin = \""
            + SECRET + "\"\nregion = '" + SECRET + "'\nlag = 15\nloud = true\n";

    @Property
    void anyTextIsReadOrRefusedWithLines(@ForAll @StringLength(max = 200) String text) {
        assertLines(ConfigText.parse(text), text);
    }

    @Property
    void anySignsAreReadOrRefusedWithLines(
            @ForAll @StringLength(max = 60) @CharRange(from = '!', to = '?') @CharRange(from = '[', to = ']')
                    String text) {
        assertLines(ConfigText.parse("[sources.a]\n" + text), "\n" + text);
    }

    private static void assertLines(ConfigText config, String text) {
        int lines = text.split("\r\n|\r|\n", -1).length;
        assertThat(config.problems())
                .allSatisfy(problem -> assertThat(problem.line()).isBetween(1, lines + 1));
    }

    @Property
    void noMessageShowsAValue(
            @ForAll @IntRange(max = 130) int at, @ForAll @IntRange(max = 3) int cut, @ForAll char added) {
        int from = Math.min(at, FILE.length());
        String text = FILE.substring(0, from) + added + FILE.substring(Math.min(FILE.length(), from + cut));
        List<ConfigProblem> problems = ConfigText.parse(text).problems();
        assertThat(problems)
                .extracting(ConfigProblem::text)
                .allMatch(said -> !said.contains("hunter") && !said.contains("fish"));
    }
}
