package io.flowlogs.cli;

import io.flowlogs.PlugIns;
import io.flowlogs.cli.output.Column;
import io.flowlogs.cli.output.Grid;
import io.flowlogs.cli.output.GridWriter;
import io.flowlogs.cli.output.OutputFormat;
import io.flowlogs.cli.output.OutputOptions;
import io.flowlogs.convert.FlowLogEncoder;
import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.source.FlowRecordSourceProvider;
import io.flowlogs.source.OptionSpec;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Shows what is installed: sources with their options, and encodings. */
final class SourcesCommand implements Command {
    static final String NAME = "sources";

    private static final List<Column> COLUMNS = List.of(
            Column.text("kind"),
            Column.text("name"),
            Column.text("description"),
            Column.text("type"),
            Column.text("jar"));

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Flags.command(
                NAME,
                "Show the installed sources, their options (--name value or -O name=value) the encodings that can be read, and the outputs that convert writes, with the"
                        + " jar each came from. Plain text and gzip need no jar.",
                "flowlogs sources");
        spec.usageMessage().customSynopsis("flowlogs sources [OPTIONS]");
        spec.addOption(Flags.plugIns());
        Flags.addOutput(spec);
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Surroundings surroundings) throws IOException {
        OutputOptions options = new ScanWords(new Words(parsed), surroundings).output(OutputFormat.TABLE);
        GridWriter.write(Grid.of(COLUMNS, rows(surroundings.plugIns())), options, surroundings.out());
        return ExitCode.OK;
    }

    private static List<List<String>> rows(PlugIns installed) {
        List<List<String>> rows = new ArrayList<>();
        for (FlowRecordSourceProvider provider : installed.sources()) {
            rows.add(List.of("source", provider.scheme() + ":", provider.description(), "", jar(provider)));
            provider.options().forEach(option -> rows.add(row(option)));
        }
        for (FlowLogDecoder decoder : installed.decoders()) {
            rows.add(List.of("encoding", decoder.name(), decoder.description(), "", jar(decoder)));
        }
        for (FlowLogEncoder encoder : installed.encoders()) {
            rows.add(List.of("output", encoder.name(), encoder.description(), "", jar(encoder)));
        }
        return rows;
    }

    private static List<String> row(OptionSpec<?> option) {
        String type = option.type().getSimpleName().toLowerCase(Locale.ROOT) + (option.isSecret() ? ", secret" : "");
        return List.of("option", option.name(), option.description(), type, "");
    }

    private static String jar(Object plugin) {
        CodeSource origin = plugin.getClass().getProtectionDomain().getCodeSource();
        URL location = origin == null ? null : origin.getLocation();
        return location == null ? "" : fileName(location);
    }

    private static String fileName(URL location) {
        try {
            return Path.of(location.toURI()).toString();
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException noFile) {
            return location.toString();
        }
    }
}
