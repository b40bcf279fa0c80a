package io.flowlogs.cli;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes completions for fish, which picocli does not, from the same model. */
final class FishCompletion {
    private final CommandSpec root;
    private final StringBuilder out = new StringBuilder();

    FishCompletion(CommandSpec root) {
        this.root = root;
    }

    String script() {
        String program = root.name();
        out.append("# Completions of ").append(program).append(" for fish.\n");
        for (Map.Entry<String, CommandLine> entry : root.subcommands().entrySet()) {
            CommandSpec command = entry.getValue().getCommandSpec();
            begin("-n __fish_use_subcommand -a " + entry.getKey(), command);
            for (OptionSpec option : command.options()) {
                appendOption("-n '__fish_seen_subcommand_from " + entry.getKey() + "'", option);
            }
        }
        root.options().forEach(option -> appendOption("-n __fish_use_subcommand", option));
        candidates();
        return out.toString();
    }

    private void begin(String what, CommandSpec command) {
        out.append("complete -c ").append(root.name()).append(' ').append(what);
        describe(String.join(" ", command.usageMessage().description()));
    }

    private void appendOption(String condition, OptionSpec option) {
        out.append("complete -c ").append(root.name()).append(' ').append(condition);
        for (String name : option.names()) {
            out.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (option.arity().max() > 0) {
            out.append(isFile(option) ? " -r -F" : " -x");
        }
        if (option.completionCandidates() != null) {
            out.append(" -a ").append(quoted(joined(option.completionCandidates())));
        }
        describe(String.join(" ", option.description()));
    }

    /** Words in place of sources: the shells of completion and the commands of help. */
    private void candidates() {
        String prefix = "complete -c " + root.name() + " -f -n '__fish_seen_subcommand_from ";
        out.append(prefix).append(CompletionCommand.NAME).append("' -a 'bash zsh fish'\n");
        out.append(prefix)
                .append(ConfigCommand.NAME)
                .append("' -a ")
                .append(quoted(String.join(" ", ConfigCommand.WORDS)));
        out.append('\n');
        out.append(prefix).append(HelpCommand.NAME).append("' -a ").append(quoted(String.join(" ", Commands.NAMES)));
        out.append('\n');
    }

    private static boolean isFile(OptionSpec option) {
        return option.type() == File.class;
    }

    private void describe(String text) {
        int sentence = text.indexOf(". ");
        out.append(" -d ")
                .append(quoted(sentence < 0 ? text : text.substring(0, sentence)))
                .append('\n');
    }

    private static String joined(Iterable<String> words) {
        List<String> list = new ArrayList<>();
        words.forEach(list::add);
        return String.join(" ", list);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
