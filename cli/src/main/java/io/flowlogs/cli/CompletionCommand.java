package io.flowlogs.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Writes completion scripts. */
final class CompletionCommand implements Command {
    static final String NAME = "completion";
    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Flags.command(
                NAME,
                "Write a script that completes commands, options and files, for bash, zsh or fish. Load it from the shell's"
                        + " start-up file.",
                "source <(flowlogs completion bash)");
        spec.usageMessage().customSynopsis("flowlogs completion bash|zsh|fish");
        spec.addPositional(CommandLine.Model.PositionalParamSpec.builder()
                .paramLabel("SHELL")
                .index("0")
                .arity("0..1")
                .type(String.class)
                .completionCandidates(SHELLS)
                .description("bash, zsh or fish")
                .build());
        spec.addOption(Flags.plugIns());
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Surroundings surroundings) throws IOException {
        List<String> words = new Words(parsed).positionals();
        String shell = Words.choice("completion", words.isEmpty() ? "" : words.get(0), SHELLS);
        surroundings.out().write(script(shell, surroundings.installed()).getBytes(StandardCharsets.UTF_8));
        return ExitCode.OK;
    }

    /** The script for bash serves zsh too, by way of its own imitation of bash. */
    static String script(String shell, Installed installed) {
        CommandSpec root = Commands.root();
        declareSourceFlags(root, installed);
        return shell.equals("fish")
                ? new FishCompletion(root).script()
                : AutoComplete.bash("flowlogs", new CommandLine(root));
    }

    private static void declareSourceFlags(CommandSpec root, Installed installed) {
        SourceFlags flags = SourceFlags.of(installed, List.of());
        root.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(SourceFlags::applyTo)
                .forEach(flags::declareIn);
    }
}
