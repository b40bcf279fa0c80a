package io.flowlogs.cli;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of some commands, and which of them take a value. */
final class OptionWords {
    private final Set<String> names = new HashSet<>();
    private final Set<String> valued = new HashSet<>();

    OptionWords(Collection<CommandSpec> commands) {
        for (CommandSpec command : commands) {
            command.options().forEach(this::add);
        }
    }

    private void add(OptionSpec option) {
        names.addAll(List.of(option.names()));
        if (option.arity().max() > 0) {
            valued.addAll(List.of(option.names()));
        }
    }

    /** Tells whether a word is a long option that none of the commands has, with or without a value. */
    boolean isUnknownFlag(String word) {
        return word.startsWith("--") && word.length() > 2 && !names.contains(bare(word));
    }

    boolean contains(String word) {
        return names.contains(word);
    }

    /** Tells whether the next word is the value of the option that this word is. */
    boolean takesNext(String word) {
        if (word.startsWith("--") || !word.startsWith("-")) {
            return valued.contains(word);
        }
        for (int i = 1; i < word.length(); i++) {
            if (valued.contains("-" + word.charAt(i))) {
                return i == word.length() - 1;
            }
        }
        return false;
    }

    /** Returns the option of a word that may have a value behind an equals sign. */
    static String bare(String word) {
        int equals = word.indexOf('=');
        return equals < 0 ? word : word.substring(0, equals);
    }
}
