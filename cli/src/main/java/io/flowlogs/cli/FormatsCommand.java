package io.flowlogs.cli;

import io.flowlogs.cli.output.Column;
import io.flowlogs.cli.output.Grid;
import io.flowlogs.cli.output.GridWriter;
import io.flowlogs.cli.output.OutputFormat;
import io.flowlogs.cli.output.OutputOptions;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowRecords;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Tells the formats of a source, and what other programs have to be told about them. */
final class FormatsCommand implements Command {
    static final String NAME = "formats";
    private static final long SAMPLED = 1000;
    private static final String ANYWHERE = "s3://BUCKET/PREFIX/";
    private static final List<Column> COLUMNS =
            List.of(Column.number("format"), Column.number("records"), Column.text("kind"), Column.text("text"));

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Flags.command(
                NAME,
                "Tell the formats of the first records of a source, and for each the table of Athena and of DuckDB, the parse"
                        + " line of CloudWatch Logs Insights, and a filter pattern of CloudWatch Logs.",
                "flowlogs formats samples/vpc-default-v2.log");
        spec.usageMessage().customSynopsis("flowlogs formats [OPTIONS] SOURCE...", "flowlogs formats --format FORMAT");
        spec.addPositional(Flags.sources());
        Flags.addScan(spec);
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Surroundings surroundings) throws IOException {
        Words words = new Words(parsed);
        ScanWords given = new ScanWords(words, surroundings);
        FlowLogFormat format = words.positionals().isEmpty() ? given.format() : null;
        if (format != null) {
            write(Map.of(format, 0L), ANYWHERE, given.output(OutputFormat.TEXT), surroundings.out());
            return ExitCode.OK;
        }
        ScanOptions options = given.scan(words.positionals(), OutputFormat.TEXT);
        return new ScanRun(options, surroundings).ask((query, out) -> tell(query, options, out));
    }

    private static ScanStatistics tell(FlowQuery query, ScanOptions options, OutputStream out) throws IOException {
        Map<FlowLogFormat, Long> found = new LinkedHashMap<>();
        try (FlowRecords records = query.limit(options.limit().orElse(SAMPLED)).records()) {
            for (FlowRecord flow : records) {
                found.merge(flow.format(), 1L, Long::sum);
            }
            if (found.isEmpty()) {
                options.output()
                        .notices()
                        .accept("no record was found, so that no format is known. Name it with --format.");
            }
            String location = options.sources().get(0).text();
            write(found, location.startsWith("s3:") ? location : ANYWHERE, options.output(), out);
            return records.statistics();
        }
    }

    private static void write(Map<FlowLogFormat, Long> found, String location, OutputOptions options, OutputStream out)
            throws IOException {
        boolean forPeople = options.format() == OutputFormat.TEXT || options.format() == OutputFormat.TABLE;
        if (forPeople) {
            out.write(text(found, location).getBytes(StandardCharsets.UTF_8));
        } else {
            GridWriter.write(Grid.of(COLUMNS, rows(found, location)), options, out);
        }
    }

    private static List<List<String>> rows(Map<FlowLogFormat, Long> found, String location) {
        List<List<String>> rows = new ArrayList<>();
        int number = 0;
        for (Map.Entry<FlowLogFormat, Long> one : found.entrySet()) {
            String format = Integer.toString(++number);
            String records = Long.toString(one.getValue());
            new FormatStatements(one.getKey(), location)
                    .all()
                    .forEach((kind, text) -> rows.add(List.of(format, records, kind, text)));
        }
        return rows;
    }

    private static String text(Map<FlowLogFormat, Long> found, String location) {
        StringBuilder text = new StringBuilder();
        found.forEach((format, records) -> {
            text.append(text.isEmpty() ? "" : "\n").append("# ").append(name(format));
            text.append(records == 0 ? "" : ", " + Amounts.counted(records, "records"))
                    .append('\n');
            new FormatStatements(format, location)
                    .all()
                    .forEach((kind, statement) -> text.append("\n-- ")
                            .append(kind)
                            .append('\n')
                            .append(statement)
                            .append('\n'));
        });
        return text.toString();
    }

    private static String name(FlowLogFormat format) {
        if (format.equals(FlowLogFormat.DEFAULT)) {
            return "AWS's default format";
        }
        return format.equals(FlowLogFormat.TRANSIT_GATEWAY_DEFAULT)
                ? "AWS's default format of Transit Gateways"
                : "a custom format of " + Amounts.counted(format.size(), "fields");
    }
}
