package io.flowlogs.cli;

import io.flowlogs.cli.output.OutputFormat;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints the latest records, and those that come. */
final class TailCommand implements Command {
    static final String NAME = "tail";

    /** How far back one looks in a source that never ends. */
    private static final Duration RECENT = Duration.ofMinutes(10);

    /** How many records one looks at of files, which may be of any time. */
    private static final int LATEST = 10;

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Flags.command(
                NAME,
                "Print the latest records: of files the last 10, of log groups those of the last 10 minutes. With -f, go on"
                        + " with those that come, until Ctrl-C.",
                "flowlogs tail -f --resume position.txt /var/log/flows/");
        spec.usageMessage().customSynopsis("flowlogs tail [-f] [OPTIONS] SOURCE...");
        spec.addPositional(Flags.sources());
        spec.addOption(Flags.flag("go on with the records that come", "-f", "--follow"));
        spec.addOption(Flags.value("LENGTH", "how often to look for new records; 5s unless given", "--poll"));
        spec.addOption(
                Flags.file("FILE", "go on at the position in FILE, if it exists, and keep it there", "--resume"));
        spec.addOption(
                Flags.flag("have a service send records as they come, where the source can; implies -f", "--live"));
        Flags.addScan(spec);
        spec.addOption(Flags.textHeader());
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Surroundings surroundings) throws IOException {
        Words words = new Words(parsed);
        ScanOptions options = new ScanWords(words, surroundings).scan(words.positionals(), OutputFormat.TEXT);
        if (words.has("--follow") || words.has("--live")) {
            return follow(words, options, surroundings);
        }
        refuse(words, "--poll", "--resume");
        ScanRun run = new ScanRun(options, surroundings);
        return run.askOpened((opened, out) -> printLatest(opened, options, surroundings, out));
    }

    private static void refuse(Words words, String... options) {
        for (String option : options) {
            if (words.has(option)) {
                throw new UsageException(
                        option + ": expected with -f only, found without. Add -f to go on with what comes.");
            }
        }
    }

    private static ScanStatistics printLatest(
            ScanRun.Opened opened, ScanOptions options, Surroundings surroundings, OutputStream out)
            throws IOException {
        FlowQuery query = opened.query();
        boolean recent = options.window() == null && opened.logs().hasUsualWindow();
        if (recent) {
            query = query.between(TimeRange.since(recentStart(surroundings)));
        }
        boolean all = recent || options.window() != null;
        long wanted = options.limit().orElse(all ? Long.MAX_VALUE : LATEST);
        return wanted == Long.MAX_VALUE
                ? PrintCommand.print(query, options, out)
                : LatestRecords.print(query, wanted, options, out);
    }

    private static Instant recentStart(Surroundings surroundings) {
        return surroundings.clock().instant().minus(RECENT);
    }

    // ---- following
    // ---------------------------------------------------------------------------------------------------

    private static int follow(Words words, ScanOptions given, Surroundings surroundings) throws IOException {
        checkFollowable(words, given);
        ScanOptions options = words.has("--live") ? given.withSourceOption("live", "true") : given;
        Duration interval = interval(words.text("--poll", "5s"));
        CheckpointFile checkpoint = checkpoint(words.text("--resume"));
        try (Interruption interruption = Interruption.watch()) {
            return new ScanRun(options, surroundings)
                    .askOpened(
                            (opened, out) -> new Following(opened, options, surroundings, checkpoint, interruption, out)
                                    .print(begin(opened, options, surroundings), LATEST, interval));
        }
    }

    /** Null where the last records are wanted, of whatever time. */
    private static @Nullable Instant begin(ScanRun.Opened opened, ScanOptions options, Surroundings surroundings) {
        TimeRange window = options.window();
        if (window != null) {
            return window.from();
        }
        return opened.logs().hasUsualWindow() ? recentStart(surroundings) : null;
    }

    private static void checkFollowable(Words words, ScanOptions options) {
        TimeRange window = options.window();
        if (window != null && !window.to().equals(Instant.MAX)) {
            throw new UsageException(
                    "--end: expected without -f only, found with it. What is followed has no end; leave one out.");
        }
        OutputFormat format = options.output().format();
        if (List.of(OutputFormat.TABLE, OutputFormat.JSON).contains(format)) {
            String instead = format == OutputFormat.JSON ? "ndjson" : "text or tsv";
            throw new UsageException("--output: expected text, ndjson, csv or tsv with -f, found '"
                    + words.text("--output") + "', which is whole only at its end. Use " + instead + ".");
        }
    }

    private static Duration interval(String text) {
        Duration length = DurationText.parse(text);
        if (length == null || length.isZero()) {
            throw new UsageException("--poll: expected a length of time such as 5s or 1m, found '" + text + "'.");
        }
        return length;
    }

    private static @Nullable CheckpointFile checkpoint(@Nullable String name) {
        try {
            return name == null ? null : new CheckpointFile(Path.of(name));
        } catch (InvalidPathException e) {
            throw new UsageException("--resume: expected a file name, found '" + name + "'.");
        }
    }
}
