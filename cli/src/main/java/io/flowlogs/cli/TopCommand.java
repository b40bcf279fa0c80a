package io.flowlogs.cli;

import io.flowlogs.query.GroupKey;
import io.flowlogs.report.TopQuestion;
import io.flowlogs.report.TopQuestion.Metric;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/** Asks who or what has most traffic. */
final class TopCommand extends QuestionCommand {
    static final String NAME = "top";
    static final List<String> METRICS = List.of("bytes", "packets", "records");
    private static final List<String> WORDS = List.of(
            "talkers", "pairs", "ports", "protocols", "services", "rejects", "instances", "subnets", "interfaces");
    private static final String KNOWN = String.join(", ", WORDS) + ", or fields";

    TopCommand() {
        super(NAME);
    }

    @Override
    int wordsBeforeSources() {
        return 1;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Flags.command(
                NAME,
                "Say who or what has most traffic. WHAT is one of " + KNOWN
                        + " between commas; share and cumulative are parts of the sum over all rows, shown or not.",
                "flowlogs top talkers -n 5 samples/vpc-default-v2.log");
        spec.usageMessage().customSynopsis("flowlogs top [OPTIONS] WHAT SOURCE...");
        spec.addPositional(Flags.words("WHAT", "0", "0..1", KNOWN));
        spec.addPositional(Flags.sources("1..*"));
        spec.addOption(Flags.value("KEYS", "other keys for the same question, as with rejects", "--by"));
        spec.addOption(Flags.choice("METRIC", METRICS, "what decides who comes first", "--metric", "--sort"));
        spec.addOption(Flags.packetLevel());
        spec.addOption(Flags.undirected());
        spec.addOption(Flags.dropNull());
        return scan(spec);
    }

    @Override
    Prepared prepare(Words words, ScanOptions options) {
        List<String> given = words.positionals();
        TopQuestion asked = question(given.get(0), options);
        String by = words.text("--by");
        TopQuestion question = by == null ? asked : asked.keys(KeyNames.parse("--by", by, options.format()));
        TopQuestion level = words.has("--packet-level") ? question.packetLevel() : question;
        TopQuestion folded = words.has("--undirected") ? level.undirected() : level;
        TopQuestion complete = words.has("--drop-null") ? folded.droppingMissing() : folded;
        String metric = words.text("--metric");
        TopQuestion ranked = metric == null ? complete : complete.by(metric(metric));
        TopQuestion top =
                options.limit().isPresent() ? ranked.limit(options.limit().getAsLong()) : ranked;
        return reports -> reports.top(top);
    }

    static Metric metric(String word) {
        return Metric.valueOf(Words.choice("--metric", word, METRICS).toUpperCase(Locale.ROOT));
    }

    private static TopQuestion question(String what, ScanOptions options) {
        return switch (what.toLowerCase(Locale.ROOT)) {
            case "talkers" -> TopQuestion.talkers();
            case "pairs" -> TopQuestion.pairs();
            case "rejects" -> TopQuestion.rejects();
            case "ports" -> TopQuestion.ports();
            case "protocols" -> TopQuestion.protocols();
            case "services" -> TopQuestion.of(List.of(GroupKey.service()));
            case "instances" -> TopQuestion.instances();
            case "subnets" -> TopQuestion.subnets();
            case "interfaces", "enis" -> TopQuestion.interfaces();
            default -> TopQuestion.of(keys(what, options));
        };
    }

    /** Any word may be a field; one that is much like a word known here is rather a slip. */
    private static List<GroupKey> keys(String what, ScanOptions options) {
        List<GroupKey> keys = KeyNames.parse("top", what, options.format());
        String meant = Suggestions.nearest(what, WORDS);
        if (meant != null && KeyNames.isUndocumented(keys.get(0), options.format())) {
            throw new UsageException("top: expected " + KNOWN + ", found '" + what + "'. Did you mean " + meant + "?");
        }
        return keys;
    }
}
