package io.flowlogs.cli;

import io.flowlogs.cli.output.Grid;
import io.flowlogs.cli.output.OutputFormat;
import io.flowlogs.query.Aggregation;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowSummary;
import io.flowlogs.query.GroupKey;
import io.flowlogs.query.Measure;
import io.flowlogs.report.FlowReports;
import io.flowlogs.report.Report;
import io.flowlogs.report.StatsQuestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Computes measures of groups. */
final class StatsCommand extends QuestionCommand {
    static final String NAME = "stats";
    private static final String ASCENDING = ":asc";

    StatsCommand() {
        super(NAME);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Flags.command(
                NAME,
                "Compute measures of groups. Without --by, of everything; with --bin, of every bin of time.",
                "flowlogs stats --by dstport --metric 'sum(bytes),distinct(srcaddr)' samples/vpc-default-v2.log");
        spec.usageMessage().customSynopsis("flowlogs stats [OPTIONS] SOURCE...");
        spec.addPositional(Flags.sources());
        spec.addOption(Flags.value(
                "KEYS", "what to group by, between commas: fields, addr, port, service, ip-version", "--by"));
        spec.addOption(Flags.value(
                "METRICS",
                "count, sum(F), min(F), max(F), avg(F), distinct(F), p95(F), between commas; sum(bytes), sum(packets)"
                        + " and count unless given",
                "--metric",
                "--sum"));
        spec.addOption(Flags.value("LENGTH", "also group by bins of time, such as 5m or 1h", "--bin"));
        spec.addOption(Flags.value("CONDITION", "only groups such as 'sum(bytes) > 1G and count >= 10'", "--having"));
        spec.addOption(Flags.value(
                "METRIC", "order by a measure, the greatest first; MEASURE:asc the smallest; or by key", "--sort"));
        spec.addOption(Flags.flag("divide records over all bins they span", "--spread"));
        spec.addOption(Flags.packetLevel());
        spec.addOption(Flags.undirected());
        spec.addOption(Flags.dropNull());
        return scan(spec);
    }

    @Override
    Prepared prepare(Words words, ScanOptions options) {
        MetricText metrics = new MetricText(options.format());
        List<Measure> measures = metrics.parse("--metric", words.text("--metric", "sum(bytes),sum(packets),count"));
        Aggregation grouped = Aggregation.byKeys(keys(words, options)).measuring(measures.toArray(Measure[]::new));
        HavingText conditions = new HavingText(metrics, measures);
        Aggregation ordered = ordered(grouped, words, conditions);
        String having = words.text("--having");
        Aggregation chosen = having == null ? ordered : ordered.having(conditions.parse(having));
        Aggregation all = traits(chosen, words);
        Aggregation top = options.limit().isPresent() ? all.top(options.limit().getAsLong()) : all;
        return new Asked(StatsQuestion.of(top));
    }

    /** Millions of groups are written as they lie packed, without an object for each; people do not read so many. */
    private record Asked(StatsQuestion question) implements Prepared {
        @Override
        public Report<?> ask(FlowReports reports) {
            return reports.stats(question);
        }

        @Override
        public Answer answer(FlowQuery query, ScanOptions options) {
            if (options.output().format() == OutputFormat.TABLE) {
                return Prepared.super.answer(query, options);
            }
            FlowSummary summary = query.aggregate(question.aggregation());
            return new Answer(Grid.of(summary), summary.statistics());
        }
    }

    private static List<GroupKey> keys(Words words, ScanOptions options) {
        List<GroupKey> keys = new ArrayList<>();
        Duration bin = bin(words.text("--bin"));
        if (bin != null) {
            keys.add(GroupKey.bin(bin, options.output().zone()));
        }
        String by = words.text("--by");
        for (GroupKey key : by == null ? List.<GroupKey>of() : KeyNames.parse("--by", by, options.format())) {
            keys.add(words.has("--packet-level") ? key.packetLevel() : key);
        }
        return keys;
    }

    static @Nullable Duration bin(@Nullable String text) {
        return length("--bin", text);
    }

    static @Nullable Duration length(String option, @Nullable String text) {
        Duration width = text == null ? null : DurationText.parse(text);
        if (text != null && (width == null || width.isZero() || width.isNegative())) {
            throw new UsageException(option + ": expected a length such as 30s, 5m, 1h or 1d, found '" + text + "'.");
        }
        return width;
    }

    /** Bins of time are shown in their order unless asked otherwise. */
    private static Aggregation ordered(Aggregation grouped, Words words, HavingText measures) {
        String sort = words.text("--sort", words.has("--bin") ? "key" : "");
        if (sort.isEmpty()) {
            return grouped;
        } else if (sort.equals("key")) {
            return grouped.orderedByKey();
        }
        boolean smallest = sort.endsWith(ASCENDING);
        String measure = smallest ? sort.substring(0, sort.length() - ASCENDING.length()) : sort;
        Aggregation ordered = grouped.orderedBy(measures.measure("--sort", measure));
        return smallest ? ordered.ascending() : ordered;
    }

    private static Aggregation traits(Aggregation aggregation, Words words) {
        Aggregation spread = words.has("--spread") ? aggregation.spreading() : aggregation;
        Aggregation folded = words.has("--undirected") ? spread.undirected() : spread;
        return words.has("--drop-null") ? folded.droppingMissingKeys() : folded;
    }
}
