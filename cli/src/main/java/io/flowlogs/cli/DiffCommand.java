package io.flowlogs.cli;

import io.flowlogs.query.GroupKey;
import io.flowlogs.report.DiffQuestion;
import io.flowlogs.value.TimeRange;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Asks what changed between two windows. */
final class DiffCommand extends QuestionCommand {
    static final String NAME = "diff";

    DiffCommand() {
        super(NAME);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Flags.command(
                NAME,
                "Show what changed between two windows, the greatest change first.",
                "flowlogs diff --before 2024-03-05T10:00/2024-03-05T10:10 --after 2024-03-05T10:10/2024-03-05T10:20 --by dstport samples/vpc-default-v2.log");
        spec.usageMessage().customSynopsis("flowlogs diff [OPTIONS] SOURCE...");
        spec.addPositional(Flags.sources());
        spec.addOption(Flags.value(
                "START/END", "the first window; each a time, or a length before now such as 2h", "--before"));
        spec.addOption(Flags.value(
                "START/END", "the second window; each a time, or a length before now such as 2h", "--after"));
        spec.addOption(Flags.value("KEYS", "what to compare; srcaddr,dstaddr unless given", "--by"));
        spec.addOption(Flags.choice("METRIC", TopCommand.METRICS, "what is compared", "--metric"));
        spec.addOption(Flags.undirected());
        return scan(spec);
    }

    @Override
    Prepared prepare(Words words, ScanOptions options) {
        List<GroupKey> keys = KeyNames.parse("--by", words.text("--by", "srcaddr,dstaddr"), options.format());
        DiffQuestion asked =
                DiffQuestion.of(keys, window(words, options, "--before"), window(words, options, "--after"));
        String metric = words.text("--metric");
        DiffQuestion measured = metric == null ? asked : asked.by(TopCommand.metric(metric));
        DiffQuestion folded = words.has("--undirected") ? measured.foldingDirections() : measured;
        DiffQuestion question =
                options.limit().isPresent() ? folded.limit(options.limit().getAsLong()) : folded;
        return reports -> reports.diff(question);
    }

    private static TimeRange window(Words words, ScanOptions options, String option) {
        String text = words.text(option);
        int slash = text == null ? -1 : text.lastIndexOf('/');
        if (text == null || slash < 0) {
            throw new UsageException(
                    option + ": expected a window START/END such as 2024-06-01/2024-06-02 or 2h/1h, found '"
                            + (text == null ? "" : text) + "'.");
        }
        Instant from = options.times().parse(option, text.substring(0, slash));
        Instant to = options.times().parse(option, text.substring(slash + 1));
        if (!from.isBefore(to)) {
            throw new UsageException(option + ": expected an end after the start, found '" + text + "'.");
        }
        return new TimeRange(from, to);
    }
}
