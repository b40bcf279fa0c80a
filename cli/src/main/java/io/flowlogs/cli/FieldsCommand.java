package io.flowlogs.cli;

import io.flowlogs.cli.output.Column;
import io.flowlogs.cli.output.Grid;
import io.flowlogs.cli.output.GridWriter;
import io.flowlogs.cli.output.OutputFormat;
import io.flowlogs.cli.output.OutputOptions;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Shows the table of fields. */
final class FieldsCommand implements Command {
    static final String NAME = "fields";

    private static final List<Column> COLUMNS = List.of(
            Column.text("field"),
            Column.number("since"),
            Column.text("type"),
            Column.text("meaning"),
            Column.text("values"));

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Flags.command(
                NAME,
                "Show the documented fields: name, version that introduced it, type, meaning, documented values. Words"
                        + " choose the fields that have one of them in name, type, meaning or values.",
                "flowlogs fields tcp");
        spec.usageMessage().customSynopsis("flowlogs fields [OPTIONS] [WORD...]");
        spec.addPositional(Flags.words("WORD", "0..*", "0..*", "part of a name, type, meaning or value"));
        Flags.addOutput(spec);
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Surroundings surroundings) throws IOException {
        Words words = new Words(parsed);
        OutputOptions options = new ScanWords(words, surroundings).output(OutputFormat.TABLE);
        List<List<String>> rows = rows(words.positionals());
        boolean namesOnly = options.format() == OutputFormat.TEXT;
        GridWriter.write(namesOnly ? names(rows) : Grid.of(COLUMNS, rows), options, surroundings.out());
        return ExitCode.OK;
    }

    private static Grid names(List<List<String>> rows) {
        List<List<String>> names = new ArrayList<>();
        rows.forEach(row -> names.add(row.subList(0, 1)));
        return Grid.of(COLUMNS.subList(0, 1), names);
    }

    /** Fields keep their order, whatever the order of the words. */
    private static List<List<String>> rows(List<String> wanted) {
        List<List<String>> all =
                FlowFields.all().stream().map(FieldsCommand::row).toList();
        for (String word : wanted) {
            if (all.stream().noneMatch(row -> has(row, word))) {
                throw new UsageException("fields: no field has '" + word + "'."
                        + Suggestions.didYouMean(word, FieldNames.documentedNames()));
            }
        }
        return all.stream()
                .filter(row -> wanted.isEmpty() || wanted.stream().anyMatch(word -> has(row, word)))
                .toList();
    }

    private static boolean has(List<String> row, String word) {
        return String.join(" ", row)
                .toLowerCase(Locale.ROOT)
                .contains(word.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static List<String> row(FlowField<?> field) {
        String type = field.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return List.of(
                field.name(),
                Integer.toString(field.sinceVersion()),
                type,
                field.description(),
                String.join(", ", field.documentedValues()));
    }
}
