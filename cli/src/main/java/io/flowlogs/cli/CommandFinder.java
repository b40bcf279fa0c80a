package io.flowlogs.cli;

import io.flowlogs.source.FlowRecordSourceProvider;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the command among the words, which may come after options: it is the first word that is neither an option nor the value of
 * one. When that is a source instead, printing is meant.
 *
 * @param name the command
 * @param rest all other words
 */
record CommandFinder(String name, List<String> rest) {
    static CommandFinder find(List<String> words, Installed installed) {
        int at = firstWord(words, installed);
        if (at == words.size()) {
            return new CommandFinder(PrintCommand.NAME, words);
        }
        String word = words.get(at);
        if (Commands.NAMES.contains(word)) {
            List<String> rest = new ArrayList<>(words);
            rest.remove(at);
            return new CommandFinder(word, rest);
        }
        requireSource(word, installed);
        return new CommandFinder(PrintCommand.NAME, words);
    }

    /** Usually the first; only otherwise is the table of all options needed. */
    private static int firstWord(List<String> words, Installed installed) {
        return isOption(words.get(0)) ? afterOptions(words, allOptions(), installed) : 0;
    }

    private static int afterOptions(List<String> words, OptionWords options, Installed installed) {
        SourceFlags flags =
                words.stream().anyMatch(options::isUnknownFlag) ? SourceFlags.of(installed, words) : SourceFlags.none();
        int at = 0;
        while (at < words.size() && isOption(words.get(at))) {
            String word = words.get(at);
            if (word.equals("--")) {
                return words.size();
            }
            boolean pair = options.isUnknownFlag(word) ? flags.takesNext(word) : options.takesNext(word);
            at += pair ? 2 : 1;
        }
        return Math.min(at, words.size());
    }

    private static boolean isOption(String word) {
        return word.length() > 1 && word.startsWith("-");
    }

    private static OptionWords allOptions() {
        return new OptionWords(Commands.NAMES.stream()
                .map(name -> Commands.required(name).spec())
                .toList());
    }

    private static void requireSource(String word, Installed installed) {
        if (!looksLikeSource(word, installed)) {
            throw new UsageException(
                    "expected a command or a source, found '" + word + "', which is neither a command nor a file."
                            + Suggestions.didYouMean(word, Commands.NAMES) + " The commands are "
                            + String.join(", ", Commands.NAMES)
                            + ".");
        }
    }

    private static boolean looksLikeSource(String word, Installed installed) {
        return word.equals("-")
                || SourceWords.isName(word)
                || hasPathCharacter(word)
                || exists(word)
                || isClaimed(word, installed);
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
    private static boolean isClaimed(String word, Installed installed) {
        for (FlowRecordSourceProvider provider : installed.plugIns().sources()) {
            if (!provider.scheme().equals("file") && claims(provider, word)) {
                return true;
            }
        }
        return false;
    }

    /** A provider that cannot even say so is found out about when a location needs it. */
    private static boolean claims(FlowRecordSourceProvider provider, String word) {
        try {
            return provider.claims(word);
        } catch (RuntimeException | LinkageError fault) {
            return false;
        }
    }
}
