package io.flowlogs.cli;

import io.flowlogs.FlowLogs;
import io.flowlogs.source.FlowRecordSourceProvider;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Finds the command among the words, which may come after options: it is the first word that is neither an option nor the value of
 * one. When that is a source instead, printing is meant.
 *
 * @param name the command
 * @param rest all other words
 */
record CommandFinder(String name, List<String> rest) {
    static CommandFinder find(List<String> words) {
        int at = firstWord(words);
        if (at == words.size()) {
            return new CommandFinder(PrintCommand.NAME, words);
        }
        String word = words.get(at);
        if (Commands.NAMES.contains(word)) {
            List<String> rest = new ArrayList<>(words);
            rest.remove(at);
            return new CommandFinder(word, rest);
        }
        requireSource(word);
        return new CommandFinder(PrintCommand.NAME, words);
    }

    /** Usually the first; only otherwise is the table of all options needed. */
    private static int firstWord(List<String> words) {
        Set<String> valued = words.get(0).startsWith("-") ? valuedOptions() : Set.of();
        int at = 0;
        while (at < words.size() && isOption(words.get(at))) {
            if (words.get(at).equals("--")) {
                return words.size();
            }
            at += takesNext(words.get(at), valued) ? 2 : 1;
        }
        return Math.min(at, words.size());
    }

    private static boolean isOption(String word) {
        return word.length() > 1 && word.startsWith("-");
    }

    private static boolean takesNext(String word, Set<String> valued) {
        if (word.startsWith("--")) {
            return valued.contains(word);
        }
        for (int i = 1; i < word.length(); i++) {
            if (valued.contains("-" + word.charAt(i))) {
                return i == word.length() - 1;
            }
        }
        return false;
    }

    private static Set<String> valuedOptions() {
        Set<String> names = new HashSet<>();
        for (String command : Commands.NAMES) {
            for (OptionSpec option : Commands.required(command).spec().options()) {
                if (option.arity().max() > 0) {
                    names.addAll(List.of(option.names()));
                }
            }
        }
        return names;
    }

    private static void requireSource(String word) {
        if (!looksLikeSource(word)) {
            throw new UsageException(
                    "expected a command or a source, found '" + word + "', which is neither a command nor a file."
                            + Suggestions.didYouMean(word, Commands.NAMES) + " The commands are "
                            + String.join(", ", Commands.NAMES)
                            + ".");
        }
    }

    private static boolean looksLikeSource(String word) {
        return word.equals("-") || hasPathCharacter(word) || exists(word) || isClaimed(word);
    }

    private static boolean hasPathCharacter(String word) {
        return word.chars().anyMatch(c -> "/\\.:*?[".indexOf(c) >= 0);
    }

    private static boolean exists(String word) {
        try {
            return Files.exists(Path.of(word));
        } catch (InvalidPathException notAPath) {
            return false;
        }
    }

    /** A source of its own kind may know words that are no files; a source of files is not asked about those. */
    private static boolean isClaimed(String word) {
        for (FlowRecordSourceProvider provider : FlowLogs.providers()) {
            if (!provider.scheme().equals("file") && provider.claims(word)) {
                return true;
            }
        }
        return false;
    }
}
