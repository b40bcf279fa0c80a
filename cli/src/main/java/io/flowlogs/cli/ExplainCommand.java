package io.flowlogs.cli;

import io.flowlogs.cli.output.OutputFormat;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Says what a question would read. */
final class ExplainCommand implements Command {
    static final String NAME = "explain";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Flags.command(
                NAME,
                "Say what a question would read and take, without reading a record: layout, parts and bytes by day, requests, time,"
                        + " cost, and what keeps data from being read. --explain with print, find, ipset and aggregate does the same.",
                "flowlogs explain samples/ --where dstport=22");
        spec.usageMessage().customSynopsis("flowlogs explain [OPTIONS] SOURCE...");
        spec.addPositional(Flags.sources());
        Flags.addQuestion(spec);
        Flags.addOutput(spec);
        spec.addOption(Flags.sourceOptions());
        spec.addOption(Flags.plugIns());
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Surroundings surroundings) throws IOException {
        Words words = new Words(parsed);
        ScanOptions options = new ScanWords(words, surroundings).scan(words.positionals(), OutputFormat.TABLE);
        return new ScanRun(options, surroundings).explain();
    }
}
