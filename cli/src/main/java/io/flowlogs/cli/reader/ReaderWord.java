package io.flowlogs.cli.reader;

import io.flowlogs.record.FlowConfigurationException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What argparse takes a word for: an option, maybe with its value in the same word, or anything else.
 *
 * @param option the option, or null
 * @param value the value in the same word, or null
 * @param isUnknown whether it looks like an option and is none
 */
record ReaderWord(@Nullable ReaderOption option, @Nullable String value, boolean isUnknown) {
    private static final ReaderWord PLAIN = new ReaderWord(null, null, false);
    private static final ReaderWord UNKNOWN = new ReaderWord(null, null, true);
    /** No option looks like a negative number, so that one can be a value. */
    private static final Pattern NEGATIVE_NUMBER = Pattern.compile("-\\d+|-\\d*\\.\\d+");

    /**
     * Tells what a word is.
     *
     * @throws FlowConfigurationException when it is short for several options
     */
    static ReaderWord of(String word) {
        if (word.length() < 2 || word.charAt(0) != '-') {
            return PLAIN;
        }
        ReaderWord exact = exact(word);
        if (exact != null) {
            return exact;
        }
        ReaderWord cut = word.startsWith("--") ? cutShort(word) : joined(word);
        return cut != null ? cut : noOption(word);
    }

    private static ReaderWord noOption(String word) {
        boolean plain = NEGATIVE_NUMBER.matcher(word).matches() || word.indexOf(' ') >= 0;
        return plain ? PLAIN : UNKNOWN;
    }

    /** <code>--region</code>, <code>--region=x</code>, <code>-s=x</code>. */
    private static @Nullable ReaderWord exact(String word) {
        ReaderOption whole = named(word);
        if (whole != null) {
            return new ReaderWord(whole, null, false);
        }
        int equals = word.indexOf('=');
        ReaderOption named = equals < 0 ? null : named(word.substring(0, equals));
        return named == null ? null : new ReaderWord(named, word.substring(equals + 1), false);
    }

    private static @Nullable ReaderOption named(String name) {
        return Arrays.stream(ReaderOption.values())
                .filter(option -> option.names().contains(name))
                .findFirst()
                .orElse(null);
    }

    /** <code>--reg</code>, as long as there is only one that it can be. */
    private static @Nullable ReaderWord cutShort(String word) {
        int equals = word.indexOf('=');
        String begin = equals < 0 ? word : word.substring(0, equals);
        List<ReaderOption> meant = Arrays.stream(ReaderOption.values())
                .filter(option -> option.names().stream().anyMatch(name -> name.startsWith(begin)))
                .toList();
        if (meant.size() > 1) {
            throw new FlowConfigurationException("ambiguous option: expected enough of one option to know it, found '"
                    + begin + "', which can be "
                    + meant.stream().map(ReaderOption::longName).collect(Collectors.joining(", ")) + ".");
        }
        return meant.isEmpty()
                ? null
                : new ReaderWord(meant.get(0), equals < 0 ? null : word.substring(equals + 1), false);
    }

    /** <code>-sVALUE</code>. */
    private static @Nullable ReaderWord joined(String word) {
        ReaderOption option = named(word.substring(0, 2));
        return option == null ? null : new ReaderWord(option, word.substring(2), false);
    }
}
