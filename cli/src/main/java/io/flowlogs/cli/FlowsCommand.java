package io.flowlogs.cli;

import io.flowlogs.report.FlowsQuestion;
import picocli.CommandLine.Model.CommandSpec;

/** Asks for conversations. */
final class FlowsCommand extends QuestionCommand {
    static final String NAME = "flows";

    FlowsCommand() {
        super(NAME);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Flags.command(
                NAME,
                "Show conversations: both directions of a flow together, client and server told apart.",
                "flowlogs flows -n 5 samples/vpc-default-v2.log");
        spec.usageMessage().customSynopsis("flowlogs flows [OPTIONS] SOURCE...");
        spec.addPositional(Flags.sources());
        spec.addOption(Flags.packetLevel());
        return scan(spec);
    }

    @Override
    Prepared prepare(Words words, ScanOptions options) {
        FlowsQuestion all = FlowsQuestion.all();
        FlowsQuestion level = words.has("--packet-level") ? all.atPacketLevel() : all;
        FlowsQuestion question =
                options.limit().isPresent() ? level.limit(options.limit().getAsLong()) : level;
        return reports -> reports.flows(question);
    }
}
