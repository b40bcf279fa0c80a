package io.flowlogs.cli.reader;

import io.flowlogs.record.FlowConfigurationException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words of a call, taken apart as Python's argparse does it: options before, between and after the other words, cut short as long as
 * it is clear what they mean, of several of a kind the last. More than there, options may also stand between the location and what to do.
 * Immutable.
 */
public final class ReaderArguments {
    private final Map<ReaderOption, String> values;
    private final List<String> positionals;

    private ReaderArguments(Map<ReaderOption, String> values, List<String> positionals) {
        this.values = values;
        this.positionals = List.copyOf(positionals);
    }

    /**
     * Takes the words apart.
     *
     * @param words the words
     * @return options and the other words
     * @throws FlowConfigurationException when an option is unknown, ambiguous, or has no value
     */
    public static ReaderArguments parse(List<String> words) {
        return new Parser(words).parse();
    }

    /**
     * Tells whether an option was given.
     *
     * @param option the option
     * @return true when it was
     */
    public boolean has(ReaderOption option) {
        return values.containsKey(option);
    }

    /**
     * Returns what an option was given. In the original, an empty text is as good as none.
     *
     * @param option the option
     * @return its value, or null when it was not given, or nothing was
     */
    public @Nullable String value(ReaderOption option) {
        String value = values.get(option);
        return value == null || value.isEmpty() ? null : value;
    }

    /**
     * Returns what an option was given.
     *
     * @param option the option
     * @param fallback returned when it was not given
     * @return its value
     */
    public String value(ReaderOption option, String fallback) {
        String value = value(option);
        return value == null ? fallback : value;
    }

    /**
     * Returns the words that are no options.
     *
     * @return the location first
     */
    public List<String> positionals() {
        return positionals;
    }

    /** Goes through the words once. */
    private static final class Parser {
        private final List<String> words;
        private final Map<ReaderOption, String> values = new EnumMap<>(ReaderOption.class);
        private final List<String> positionals = new ArrayList<>();
        private final List<String> unknown = new ArrayList<>();
        private int at;

        Parser(List<String> words) {
            this.words = words;
        }

        ReaderArguments parse() {
            // Whoever asks for help gets it, whatever else is wrong.
            while (at < words.size() && !values.containsKey(ReaderOption.HELP)) {
                String word = words.get(at++);
                if (word.equals("--")) {
                    positionals.addAll(words.subList(at, words.size()));
                    break;
                }
                take(word);
            }
            if (!unknown.isEmpty() && !values.containsKey(ReaderOption.HELP)) {
                throw new FlowConfigurationException("unrecognized arguments: expected options, found '"
                        + String.join(" ", unknown) + "'. See: flowlogs_reader --help");
            }
            return new ReaderArguments(values, positionals);
        }

        private void take(String word) {
            ReaderWord taken = ReaderWord.of(word);
            ReaderOption option = taken.option();
            if (option != null) {
                values.put(option, value(option, taken.value()));
            } else {
                (taken.isUnknown() ? unknown : positionals).add(word);
            }
        }

        private String value(ReaderOption option, @Nullable String joined) {
            if (!option.takesValue()) {
                return flag(option, joined);
            }
            if (joined != null) {
                return joined;
            }
            if (at == words.size() || words.get(at).equals("--") || isOption(words.get(at))) {
                throw new FlowConfigurationException(
                        option.longName() + ": expected one argument, found none. See: flowlogs_reader --help");
            }
            return words.get(at++);
        }

        private static boolean isOption(String word) {
            ReaderWord next = ReaderWord.of(word);
            return next.option() != null || next.isUnknown();
        }

        private static String flag(ReaderOption option, @Nullable String joined) {
            if (joined != null && option != ReaderOption.HELP) {
                throw new FlowConfigurationException(
                        option.longName() + ": expected no argument, found '" + joined + "'. Remove it.");
            }
            return "";
        }
    }
}
