package io.flowlogs.cli;

import io.flowlogs.report.HealthQuestion;
import java.time.Duration;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;

/** Asks whether a window can be trusted. */
final class HealthCommand extends QuestionCommand {
    static final String NAME = "health";

    HealthCommand() {
        super(NAME);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Flags.command(
                NAME,
                "Say what was not recorded and what did not arrive, for every interface and hour.",
                "flowlogs health samples/vpc-default-v2.log");
        spec.usageMessage().customSynopsis("flowlogs health [OPTIONS] SOURCE...");
        spec.addPositional(Flags.sources());
        spec.addOption(Flags.value("LENGTH", "width of a bin; 1h unless given", "--bin"));
        return scan(spec);
    }

    @Override
    Prepared prepare(Words words, ScanOptions options) {
        Duration width = StatsCommand.bin(words.text("--bin", "1h"));
        HealthQuestion every = HealthQuestion.hourly()
                .every(Objects.requireNonNull(width))
                .in(options.output().zone());
        HealthQuestion question = options.window() == null ? every : every.over(options.window());
        return reports -> reports.health(question);
    }
}
