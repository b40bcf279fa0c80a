package io.flowlogs.cli;

import io.flowlogs.cli.output.Column;
import io.flowlogs.cli.output.ControlText;
import io.flowlogs.cli.output.Grid;
import io.flowlogs.cli.output.GridWriter;
import io.flowlogs.cli.output.OutputFormat;
import io.flowlogs.cli.output.OutputOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Shows the sources that have names, or what is wrong with the file that gives them. */
final class ConfigCommand implements Command {
    static final String NAME = "config";
    static final List<String> WORDS = List.of("show", "check");

    private static final List<Column> SHOWN = List.of(Column.text("name"), Column.text("key"), Column.text("value"));
    private static final List<Column> CHECKED =
            List.of(Column.text("file"), Column.number("line"), Column.text("kind"), Column.text("problem"));

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Flags.command(
                NAME,
                "Show the sources that have names, for use as @NAME, without their secrets. With check, say everything that is"
                        + " wrong with the file that names them, with its line; 253 if there is something.",
                "flowlogs config check");
        spec.usageMessage().customSynopsis("flowlogs config [OPTIONS] [show|check]");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("WHAT")
                .index("0")
                .arity("0..1")
                .type(String.class)
                .completionCandidates(WORDS)
                .description("show, which is usual, or check")
                .build());
        spec.addOption(Flags.plugIns());
        Flags.addOutput(spec);
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Surroundings surroundings) throws IOException {
        Words words = new Words(parsed);
        List<String> given = words.positionals();
        boolean checks =
                !given.isEmpty() && Words.choice(NAME, given.get(0), WORDS).equals("check");
        OutputFormat usual = checks ? OutputFormat.TEXT : OutputFormat.TABLE;
        OutputOptions options = new ScanWords(words, surroundings).output(usual);
        ConfigFile file = ConfigFile.of(surroundings.environment());
        String text = file == null ? null : file.read();
        if (file == null || text == null) {
            surroundings.messages().note("there is no file of settings" + (file == null ? "." : ": " + file.path()));
            return ExitCode.OK;
        }
        ConfigText config = ConfigText.parse(text);
        return checks ? check(file, config, options, surroundings) : show(file, config, options, surroundings);
    }

    // ---- show
    // ----------------------------------------------------------------------------------------------------------

    private static int show(ConfigFile file, ConfigText config, OutputOptions options, Surroundings surroundings)
            throws IOException {
        if (!config.problems().isEmpty()) {
            throw new SettingsException(
                    config.problems().stream().map(file::located).toList());
        }
        List<List<String>> rows = new ArrayList<>();
        for (NamedSource source : config.sources().values()) {
            addRows(source, ConfigCheck.of(source, surroundings.plugIns(), surroundings.clock()), rows);
        }
        GridWriter.write(Grid.of(SHOWN, rows), options, surroundings.out());
        return ExitCode.OK;
    }

    private static void addRows(NamedSource source, ConfigCheck.Finding finding, List<List<String>> rows) {
        String name = "@" + source.name();
        source.locations()
                .forEach(location -> rows.add(List.of(name, NamedSource.LOCATION, ConfigCheck.shown(location.text()))));
        source.settings()
                .forEach((key, value) ->
                        rows.add(List.of(name, key, finding.isSecret(key) ? ConfigCheck.HIDDEN : value.text())));
    }

    // ---- check
    // ---------------------------------------------------------------------------------------------------------

    private static int check(ConfigFile file, ConfigText config, OutputOptions options, Surroundings surroundings)
            throws IOException {
        List<ConfigProblem> problems = new ArrayList<>(config.problems());
        for (NamedSource source : config.sources().values()) {
            ConfigCheck.Finding finding = ConfigCheck.of(source, surroundings.plugIns(), surroundings.clock());
            problems.addAll(finding.problems());
            problems.addAll(warnings(file, source, finding));
        }
        problems.sort(Comparator.comparingInt(ConfigProblem::line));
        write(file, problems, options, surroundings);
        if (problems.isEmpty()) {
            surroundings.messages().note(file.path() + ": nothing is wrong.");
        }
        return problems.stream().allMatch(ConfigProblem::isWarning) ? ExitCode.OK : ExitCode.CONFIGURATION;
    }

    private static List<ConfigProblem> warnings(ConfigFile file, NamedSource source, ConfigCheck.Finding finding) {
        if (!file.isReadableByOthers()) {
            return List.of();
        }
        List<ConfigProblem> warnings = new ArrayList<>();
        source.settings().forEach((key, value) -> {
            if (finding.known().containsKey(key) && finding.isSecret(key)) {
                warnings.add(ConfigProblem.warning(
                        value.line(),
                        key
                                + ": expected a file that only its owner may read, as this is a secret, found one that others"
                                + " may. Do: chmod 600 " + file.path()));
            }
        });
        return warnings;
    }

    private static void write(
            ConfigFile file, List<ConfigProblem> problems, OutputOptions options, Surroundings surroundings)
            throws IOException {
        if (options.format() == OutputFormat.TEXT) {
            for (ConfigProblem problem : problems) {
                String line = ControlText.escaped(file.located(problem)) + "\n";
                surroundings.out().write(line.getBytes(StandardCharsets.UTF_8));
            }
            return;
        }
        List<List<String>> rows = problems.stream()
                .map(problem -> List.of(
                        file.path().toString(),
                        Integer.toString(problem.line()),
                        problem.isWarning() ? "warning" : "error",
                        problem.text()))
                .toList();
        GridWriter.write(Grid.of(CHECKED, rows), options, surroundings.out());
    }
}
