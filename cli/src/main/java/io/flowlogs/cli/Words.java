package io.flowlogs.cli;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Reads the values of options, and says what was expected where one does not fit. */
final class Words {
    private final ParseResult parsed;

    Words(ParseResult parsed) {
        this.parsed = parsed;
    }

    boolean has(String option) {
        return parsed.hasMatchedOption(option);
    }

    @Nullable
    String text(String option) {
        OptionSpec matched = parsed.matchedOption(option);
        return matched == null ? null : last(matched.originalStringValues());
    }

    String text(String option, String fallback) {
        String text = text(option);
        return text == null ? fallback : text;
    }

    private static @Nullable String last(List<String> values) {
        return values.isEmpty() ? null : values.get(values.size() - 1);
    }

    List<String> texts(String option) {
        OptionSpec matched = parsed.matchedOption(option);
        return matched == null ? List.of() : matched.originalStringValues();
    }

    /**
     * Returns the words that are no options, in their order. Words that options stand between are one list to picocli, which it shows for
     * each group of them.
     */
    List<String> positionals() {
        return parsed.matchedPositionals().stream()
                .distinct()
                .map(ArgSpec::originalStringValues)
                .flatMap(List::stream)
                .toList();
    }

    OptionalLong number(String option, long least, long most) {
        String text = text(option);
        return text == null ? OptionalLong.empty() : OptionalLong.of(number(option, text, least, most));
    }

    static long number(String option, String text, long least, long most) {
        long number = plainNumber(text.replace("_", ""));
        if (number < least || number > most) {
            String range = most == Long.MAX_VALUE ? "of at least " + least : "from " + least + " to " + most;
            throw new UsageException(option + ": expected a whole number " + range + ", found '" + text + "'.");
        }
        return number;
    }

    /** Reads 65536, 64k, 10M, 2G (thousands) and 64Ki, 1Mi (powers of two). */
    private static long plainNumber(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        long unit = unit(text.substring(digits).toLowerCase(Locale.ROOT));
        if (digits == 0 || digits > 18 || unit == 0) {
            return text.startsWith("-") ? Long.MIN_VALUE : -1;
        }
        long number = Long.parseLong(text.substring(0, digits));
        return number > Long.MAX_VALUE / unit ? Long.MAX_VALUE : number * unit;
    }

    private static long unit(String suffix) {
        return switch (suffix) {
            case "" -> 1;
            case "k" -> 1000;
            case "m" -> 1_000_000;
            case "g" -> 1_000_000_000;
            case "ki" -> 1 << 10;
            case "mi" -> 1 << 20;
            case "gi" -> 1 << 30;
            default -> 0;
        };
    }

    static String choice(String option, String text, Collection<String> words) {
        String word = text.toLowerCase(Locale.ROOT);
        if (!words.contains(word)) {
            throw new UsageException(option + ": expected " + String.join(", ", words) + ", found '" + text + "'."
                    + Suggestions.didYouMean(word, words));
        }
        return word;
    }
}
