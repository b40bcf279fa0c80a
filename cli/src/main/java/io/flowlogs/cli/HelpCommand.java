package io.flowlogs.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Explains. */
final class HelpCommand implements Command {
    static final String NAME = "help";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Flags.command(NAME, "Explain flowlogs, or one of its commands.", "flowlogs help find");
        spec.usageMessage().customSynopsis("flowlogs help [COMMAND]");
        spec.addPositional(Flags.words("COMMAND", "0", "0..1", "the command to explain"));
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Surroundings surroundings) throws IOException {
        List<String> wanted = new Words(parsed).positionals();
        CommandSpec spec = wanted.isEmpty()
                ? Commands.root()
                : Commands.required(wanted.get(0)).spec();
        show(spec, surroundings);
        return ExitCode.OK;
    }

    static void show(CommandSpec spec, Surroundings surroundings) throws IOException {
        boolean color = Terminals.colors(surroundings.outIsTerminal(), surroundings.environment());
        surroundings.out().write(usage(spec, color).getBytes(StandardCharsets.UTF_8));
    }

    static String usage(CommandSpec spec, boolean color) {
        return new CommandLine(spec).getUsageMessage(color ? Ansi.ON : Ansi.OFF);
    }
}
