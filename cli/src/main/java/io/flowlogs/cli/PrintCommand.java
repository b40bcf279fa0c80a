package io.flowlogs.cli;

import io.flowlogs.cli.output.OutputFormat;
import io.flowlogs.cli.output.RecordOutput;
import io.flowlogs.cli.output.RecordOutputs;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.ScanStatistics;
import java.io.IOException;
import java.io.OutputStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints records. */
final class PrintCommand implements Command {
    static final String NAME = "print";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Flags.command(
                NAME,
                "Print flow records; the command that is meant when none is named.",
                "flowlogs print -n 5 -o table samples/vpc-default-v2.log");
        spec.usageMessage().customSynopsis("flowlogs [print] [OPTIONS] SOURCE...");
        spec.addPositional(Flags.sources());
        Flags.addScan(spec);
        spec.addOption(Flags.explain());
        spec.addOption(Flags.textHeader());
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Surroundings surroundings) throws IOException {
        Words words = new Words(parsed);
        ScanOptions options = new ScanWords(words, surroundings).scan(words.positionals(), OutputFormat.TEXT);
        return new ScanRun(options, surroundings).ask((query, out) -> print(query, options, out));
    }

    static ScanStatistics print(FlowQuery query, ScanOptions options, OutputStream out) throws IOException {
        RecordOutput output = RecordOutputs.of(options.output(), options.format(), out);
        FlowQuery limited =
                options.limit().isPresent() ? query.limit(options.limit().getAsLong()) : query;
        ScanStatistics statistics = limited.writeTo(output.stream(), output.encoder());
        output.finish();
        return statistics;
    }
}
