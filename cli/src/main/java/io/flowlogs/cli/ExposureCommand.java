package io.flowlogs.cli;

import io.flowlogs.report.ExposureQuestion;
import picocli.CommandLine.Model.CommandSpec;

/** Asks what can be reached from outside. */
final class ExposureCommand extends QuestionCommand {
    static final String NAME = "exposure";

    ExposureCommand() {
        super(NAME);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Flags.command(
                NAME,
                "Show which private addresses took connections from public ones, and on which ports.",
                "flowlogs exposure samples/vpc-default-v2.log");
        spec.usageMessage().customSynopsis("flowlogs exposure [OPTIONS] SOURCE...");
        spec.addPositional(Flags.sources());
        spec.addOption(Flags.value(
                "ADDRESSES", "further addresses that are not public, such as a VPC's IPv6 block", "--internal"));
        spec.addOption(Flags.flag("how much went in, out, within and past, in place of ports", "--directions"));
        spec.addOption(Flags.packetLevel());
        return scan(spec);
    }

    @Override
    Prepared prepare(Words words, ScanOptions options) {
        ExposureQuestion usual = ExposureQuestion.usual();
        String internal = words.text("--internal");
        ExposureQuestion own = internal == null
                ? usual
                : usual.withInternal(AddressList.parse("--internal", internal).blocks());
        ExposureQuestion level = words.has("--packet-level") ? own.atPacketLevel() : own;
        ExposureQuestion question =
                options.limit().isPresent() ? level.limit(options.limit().getAsLong()) : level;
        return words.has("--directions")
                ? reports -> reports.directions(question)
                : reports -> reports.exposure(question);
    }
}
