package io.flowlogs.cli;

import io.flowlogs.cli.output.Grid;
import io.flowlogs.cli.output.GridWriter;
import io.flowlogs.cli.output.OutputFormat;
import io.flowlogs.query.Aggregation;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowSummary;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowField;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Sums traffic by key. */
final class AggregateCommand implements Command {
    static final String NAME = "aggregate";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Flags.command(
                NAME,
                "Sum the traffic of every key: packets, bytes, first start, last end and number of records, by bytes"
                        + " descending. A table on a terminal, columns between tabs elsewhere.",
                "flowlogs aggregate --by srcaddr,dstaddr -n 10 samples/vpc-default-v2.log");
        spec.usageMessage().customSynopsis("flowlogs aggregate [OPTIONS] SOURCE...");
        spec.addPositional(Flags.sources());
        spec.addOption(Flags.value(
                "FIELDS", "key fields between commas; srcaddr,dstaddr,srcport,dstport,protocol unless given", "--by"));
        Flags.addScan(spec);
        spec.addOption(Flags.explain());
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Surroundings surroundings) throws IOException {
        Words words = new Words(parsed);
        if (words.has("--fields")) {
            throw new UsageException("--fields: expected only with print and find, found with aggregate. Use --by.");
        }
        OutputFormat usual = surroundings.outIsTerminal() ? OutputFormat.TABLE : OutputFormat.TEXT;
        ScanOptions options = new ScanWords(words, surroundings).scan(words.positionals(), usual);
        Aggregation aggregation = aggregation(words.text("--by"), options);
        return new ScanRun(options, surroundings).ask((query, out) -> sum(query, aggregation, options, out));
    }

    private static Aggregation aggregation(@Nullable String by, ScanOptions options) {
        List<FlowField<?>> keys = by == null ? Aggregation.FIVE_TUPLE : FieldNames.parse("--by", by, options.format());
        checkKeys(keys);
        try {
            Aggregation all = Aggregation.traffic(keys);
            return options.limit().isPresent() ? all.top(options.limit().getAsLong()) : all;
        } catch (IllegalArgumentException e) {
            throw new UsageException("--by: " + e.getMessage());
        }
    }

    private static void checkKeys(List<FlowField<?>> keys) {
        List<String> measures = Aggregation.traffic(List.of()).columnNames();
        for (FlowField<?> key : keys) {
            if (measures.contains(key.name())) {
                throw new UsageException("--by: expected fields to group by, found '" + key.name()
                        + "', which is computed for every group: " + String.join(", ", measures) + ". Remove it.");
            }
        }
    }

    private static ScanStatistics sum(FlowQuery query, Aggregation aggregation, ScanOptions options, OutputStream out)
            throws IOException {
        FlowSummary summary = query.aggregate(aggregation);
        GridWriter.write(Grid.of(summary), options.output(), out);
        return summary.statistics();
    }
}
