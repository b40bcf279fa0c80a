package io.flowlogs.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages for authors have the rules that are tested, and name the tests. */
class RulePagesTest {
    private static final Pattern TEST = Pattern.compile("`([a-z]\\w+)`");

    private static String page(String name) throws IOException {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("mvnw"))) {
            directory = directory.getParent();
        }
        return Files.readString(directory.resolve("docs/extending").resolve(name));
    }

    /** The rows of the table of rules: the number of each to the names of its tests. */
    private static Map<String, List<String>> rules(String page) {
        Map<String, List<String>> rules = new TreeMap<>();
        String table = page.substring(page.indexOf("\n## The rules"), page.indexOf("\n## Testing"));
        table.lines()
                .map(line -> line.split(" \\| ", -1))
                .filter(row -> row.length == 3 && row[0].length() > 2)
                .forEach(row -> rules.put(
                        row[0].substring(2),
                        TEST.matcher(row[2])
                                .results()
                                .map(match -> match.group(1))
                                .toList()));
        return rules;
    }

    private static Map<String, List<String>> tests(Class<?> contract, List<? extends Rule> rules) {
        List<String> names = Arrays.stream(contract.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .toList();
        return rules.stream()
                .collect(Collectors.toMap(
                        Rule::number,
                        rule -> names.stream()
                                .filter(name -> name.matches(rule.number().toLowerCase(Locale.ROOT) + "[A-Z]\\w*"))
                                .toList()));
    }

    private static void requireSame(Map<String, List<String>> found, Map<String, List<String>> expected) {
        assertThat(found.keySet()).isEqualTo(new TreeSet<>(expected.keySet()));
        assertThat(found)
                .allSatisfy((rule, tests) -> assertThat(tests)
                        .as(rule)
                        .isNotEmpty()
                        .containsExactlyInAnyOrderElementsOf(expected.get(rule)));
    }

    @Test
    void sourcesHaveTheRulesAndTheTestsOfTheirContract() throws IOException {
        requireSame(rules(page("sources.md")), tests(FlowRecordSourceContract.class, List.of(SourceRule.values())));
    }

    @Test
    void decodersHaveTheRulesAndTheTestsOfTheirContract() throws IOException {
        requireSame(rules(page("decoders.md")), tests(FlowLogDecoderContract.class, List.of(DecoderRule.values())));
    }

    @Test
    void everyMethodToBeOverriddenIsOnItsPage() throws IOException {
        assertThat(page("sources.md")).contains(overridable(FlowRecordSourceContract.class));
        assertThat(page("decoders.md")).contains(overridable(FlowLogDecoderContract.class));
    }

    private static List<String> overridable(Class<?> contract) {
        return Stream.of(contract.getDeclaredMethods())
                .filter(method -> Modifier.isProtected(method.getModifiers()))
                .filter(method -> !Modifier.isAbstract(method.getModifiers()))
                .map(method -> "`" + contract.getSimpleName() + "." + method.getName() + "`")
                .toList();
    }

    @Test
    void theFailureThatIsShownIsOne() throws IOException {
        assertThat(page("sources.md"))
                .contains(SourceRule.R9
                        .broken("reading swallowed the interruption of its thread")
                        .getMessage());
    }
}
