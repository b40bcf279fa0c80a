package io.flowlogs.cli;

import io.flowlogs.report.SeriesQuestion;
import java.time.Duration;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;

/** Asks how much traffic there was when. */
final class SeriesCommand extends QuestionCommand {
    static final String NAME = "series";

    SeriesCommand() {
        super(NAME);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Flags.command(
                NAME,
                "Say how much traffic there was when, in bins of time, also in those without any.",
                "flowlogs series --bin 5m samples/vpc-default-v2.log");
        spec.usageMessage().customSynopsis("flowlogs series [OPTIONS] SOURCE...");
        spec.addPositional(Flags.sources());
        spec.addOption(Flags.value("LENGTH", "width of a bin; 5m unless given", "--bin"));
        spec.addOption(Flags.value("KEYS", "a row for every value of these in each bin, as action", "--by"));
        spec.addOption(Flags.flag("divide bytes and packets over all bins a record spans", "--spread"));
        return scan(spec);
    }

    @Override
    Prepared prepare(Words words, ScanOptions options) {
        Duration width = Objects.requireNonNull(StatsCommand.bin(words.text("--bin", "5m")));
        SeriesQuestion aligned = SeriesQuestion.of(width).in(options.output().zone());
        SeriesQuestion spread = words.has("--spread") ? aligned.spreading() : aligned;
        String by = words.text("--by");
        SeriesQuestion grouped = by == null ? spread : spread.by(KeyNames.parse("--by", by, options.format()));
        SeriesQuestion question = options.window() == null ? grouped : grouped.over(options.window());
        return reports -> reports.series(question);
    }
}
