package io.flowlogs.cli;

import io.flowlogs.cli.output.Grid;
import io.flowlogs.cli.output.GridWriter;
import io.flowlogs.cli.output.OutputFormat;
import io.flowlogs.query.AddressSummary;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.value.IpAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Lists distinct addresses. */
final class IpSetCommand implements Command {
    static final String NAME = "ipset";
    private static final String COLUMN = "addr";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Flags.command(
                NAME,
                "List every source and destination address once, IPv4 before IPv6, by number.",
                "flowlogs ipset samples/vpc-default-v2.log");
        spec.usageMessage().customSynopsis("flowlogs ipset [OPTIONS] SOURCE...");
        spec.addPositional(Flags.sources());
        Flags.addScan(spec);
        spec.addOption(Flags.explain());
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Surroundings surroundings) throws IOException {
        Words words = new Words(parsed);
        if (words.has("--fields")) {
            throw new UsageException(
                    "--fields: expected only with print and find, found with ipset. Its column is addr.");
        }
        ScanOptions options = new ScanWords(words, surroundings).scan(words.positionals(), OutputFormat.TEXT);
        return new ScanRun(options, surroundings).ask((query, out) -> list(query, options, out));
    }

    private static ScanStatistics list(FlowQuery query, ScanOptions options, OutputStream out) throws IOException {
        AddressSummary summary = query.addresses();
        List<IpAddress> found = summary.addresses();
        int shown = (int) Math.min(found.size(), options.limit().orElse(Long.MAX_VALUE));
        GridWriter.write(Grid.of(COLUMN, found.subList(0, shown)), options.output(), out);
        return summary.statistics();
    }
}
