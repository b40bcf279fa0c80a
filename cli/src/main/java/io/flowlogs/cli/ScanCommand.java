package io.flowlogs.cli;

import io.flowlogs.report.ScanQuestion;
import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** Asks who scans. */
final class ScanCommand extends QuestionCommand {
    static final String NAME = "scan";
    private static final long MAX_PORTS = 65_535;

    ScanCommand() {
        super(NAME);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Flags.command(
                NAME,
                "Find who tries many ports of one target, or one port of many targets, within an hour.",
                "flowlogs scan samples/vpc-default-v2.log");
        spec.usageMessage().customSynopsis("flowlogs scan [OPTIONS] SOURCE...");
        spec.addPositional(Flags.sources());
        spec.addOption(Flags.value("N", "distinct ports of one target that make a scan; 10 unless given", "--ports"));
        spec.addOption(Flags.value("N", "distinct targets of one port that make a scan; 10 unless given", "--targets"));
        spec.addOption(Flags.value("LENGTH", "within what time; 1h unless given", "--within"));
        spec.addOption(Flags.value(
                "PORTS",
                "ports that do not count, between commas; common stands for those that many hosts serve",
                "--except-ports"));
        spec.addOption(Flags.flag("leave out what servers answer", "--no-replies"));
        spec.addOption(Flags.packetLevel());
        return scan(spec);
    }

    @Override
    Prepared prepare(Words words, ScanOptions options) {
        ScanQuestion usual = ScanQuestion.usual();
        OptionalLong ports = words.number("--ports", 2, MAX_PORTS);
        ScanQuestion byPorts = ports.isPresent() ? usual.ofPorts((int) ports.getAsLong()) : usual;
        OptionalLong targets = words.number("--targets", 2, Integer.MAX_VALUE);
        ScanQuestion byTargets = targets.isPresent() ? byPorts.ofTargets((int) targets.getAsLong()) : byPorts;
        Duration within = StatsCommand.length("--within", words.text("--within"));
        ScanQuestion timed = within == null ? byTargets : byTargets.within(within);
        String except = words.text("--except-ports");
        ScanQuestion ignoring = except == null ? timed : timed.ignoring(ports(except));
        ScanQuestion bare = words.has("--no-replies") ? ignoring.excludingReplies() : ignoring;
        ScanQuestion level = words.has("--packet-level") ? bare.atPacketLevel() : bare;
        ScanQuestion question =
                options.limit().isPresent() ? level.limit(options.limit().getAsLong()) : level;
        return reports -> reports.scan(question);
    }

    private static Set<Integer> ports(String text) {
        Set<Integer> ports = new HashSet<>();
        for (String part : text.split(",", -1)) {
            if (part.strip().equals("common")) {
                ports.addAll(ScanQuestion.COMMON_PORTS);
            } else {
                ports.add((int) Words.number("--except-ports", part.strip(), 0, MAX_PORTS));
            }
        }
        return ports;
    }
}
