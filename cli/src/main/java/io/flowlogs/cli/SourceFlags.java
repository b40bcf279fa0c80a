package io.flowlogs.cli;

import io.flowlogs.source.FlowRecordSourceProvider;
import io.flowlogs.source.OptionSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The options of the installed sources, as flags: <code>--region eu-west-1</code> stands for <code>-O region=eu-west-1</code>. Looking
 * for what is installed takes time, so this is made only for command lines with an option that no command has.
 */
final class SourceFlags {
    private final Map<String, OptionSpec<?>> options = new LinkedHashMap<>();

    private SourceFlags(List<FlowRecordSourceProvider> providers) {
        for (FlowRecordSourceProvider provider : providers) {
            provider.options().forEach(option -> options.putIfAbsent("--" + option.name(), option));
        }
    }

    /** For command lines that need none. */
    static SourceFlags none() {
        return new SourceFlags(List.of());
    }

    /** Finds the options of all installed sources. Where two have one of the same name, that of the source named counts. */
    static SourceFlags of(Installed installed, List<String> words) {
        List<FlowRecordSourceProvider> providers =
                new ArrayList<>(installed.plugIns().sources());
        providers.sort(Comparator.comparing(provider -> !isNamed(provider.scheme() + ":", words)));
        return new SourceFlags(providers);
    }

    private static boolean isNamed(String prefix, List<String> words) {
        return words.stream().anyMatch(word -> word.startsWith(prefix));
    }

    /** Tells whether a command reads sources. */
    static boolean applyTo(CommandSpec command) {
        return command.findOption("--option") != null;
    }

    Set<String> names() {
        return options.keySet();
    }

    boolean takesNext(String word) {
        OptionSpec<?> option = options.get(word);
        return option != null && !isBoolean(option);
    }

    private static boolean isBoolean(OptionSpec<?> option) {
        return option.type() == Boolean.class;
    }

    /** Declares the options that a command does not have itself, for completion. */
    void declareIn(CommandSpec command) {
        options.forEach((name, option) -> {
            if (command.findOption(name) == null) {
                command.addOption(
                        isBoolean(option)
                                ? Flags.flag(option.description(), name)
                                : Flags.value("VALUE", option.description(), name));
            }
        });
    }

    /** Puts the flags of sources into the words of a command; its own options win. */
    List<String> translated(List<String> words, CommandSpec command) {
        OptionWords own = new OptionWords(List.of(command));
        List<String> translated = new ArrayList<>();
        int at = 0;
        while (at < words.size() && !words.get(at).equals("--")) {
            String word = words.get(at);
            boolean ofSource = own.isUnknownFlag(word) && options.containsKey(OptionWords.bare(word));
            boolean pair = ofSource ? takesNext(word) : own.takesNext(word);
            List<String> taken = words.subList(at, Math.min(words.size(), at + (pair ? 2 : 1)));
            translated.addAll(ofSource ? List.of(asOption(taken, own)) : taken);
            at += taken.size();
        }
        translated.addAll(words.subList(at, words.size()));
        return translated;
    }

    /** Makes an option of a flag and the word behind it, which it may need or not. */
    private String asOption(List<String> taken, OptionWords own) {
        String word = taken.get(0);
        String name = OptionWords.bare(word).substring(2);
        if (word.contains("=")) {
            return "--option=" + word.substring(2);
        }
        return "--option=" + name + "=" + (takesNext(word) ? value(taken, own) : "true");
    }

    private String value(List<String> taken, OptionWords own) {
        String next = taken.size() < 2 ? null : taken.get(1);
        if (next == null || next.equals("--") || own.contains(next) || options.containsKey(next)) {
            throw new UsageException(taken.get(0) + ": expected a value, found "
                    + (next == null ? "none" : "the option '" + next + "'")
                    + ". A value that begins with a hyphen is written "
                    + taken.get(0) + "=VALUE.");
        }
        return next;
    }
}
