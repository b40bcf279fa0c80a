package io.flowlogs.cli;

import io.flowlogs.cli.output.OutputFormat;
import io.flowlogs.query.FlowPredicate;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints the records about some addresses. */
final class FindCommand implements Command {
    static final String NAME = "find";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Flags.command(
                NAME,
                "Print the records whose source or destination, or packet-level source or destination, is one of some"
                        + " addresses. Addresses compare as numbers, in whatever spelling.",
                "flowlogs find 203.0.113.77,10.0.2.0/24 samples/vpc-default-v2.log");
        spec.usageMessage().customSynopsis("flowlogs find [OPTIONS] ADDRESS[,ADDRESS|CIDR|@FILE]... SOURCE...");
        spec.addPositional(Flags.words(
                "ADDRESS",
                "0",
                "0..1",
                "addresses and blocks between commas; @FILE has one a line, # begins a comment"));
        spec.addPositional(Flags.words("SOURCE", "1..*", "0..*", "file, directory, pattern, or - for standard input"));
        Flags.addScan(spec);
        spec.addOption(Flags.explain());
        spec.addOption(Flags.textHeader());
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Surroundings surroundings) throws IOException {
        Words words = new Words(parsed);
        List<String> given = words.positionals();
        if (given.isEmpty()) {
            throw new UsageException("find: expected ADDRESS SOURCE..., found neither. Name an address and a file.");
        }
        FlowPredicate about = AddressList.involving(given.get(0));
        ScanOptions options =
                new ScanWords(words, surroundings).scan(given.subList(1, given.size()), OutputFormat.TEXT);
        ScanOptions wanted = options.withCondition(about);
        return new ScanRun(wanted, surroundings).ask((query, out) -> PrintCommand.print(query, wanted, out));
    }
}
