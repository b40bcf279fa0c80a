package io.flowlogs.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Words for constants of an enumeration. */
final class Choices {
    private Choices() {}

    static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    /** Finds the constant that a word stands for, or refuses it. */
    static <E extends Enum<E>> E of(String option, String word, E[] values) {
        List<String> known = words(values);
        return values[known.indexOf(Words.choice(option, word, known))];
    }
}
