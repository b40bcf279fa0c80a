package io.flowlogs.cli;

import io.flowlogs.cli.output.OutputFormat;
import io.flowlogs.cli.output.StatisticsJson;
import io.flowlogs.convert.Compression;
import io.flowlogs.convert.ConvertOptions;
import io.flowlogs.convert.Partition;
import io.flowlogs.query.ConvertReport;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.ScanStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Writes records into files of a directory. Compacting is converting with other defaults. */
final class ConvertCommand implements Command {
    static final String NAME = "convert";
    static final String COMPACT = "compact";

    private static final String USUAL_FORMAT = "parquet";

    private final boolean compacts;

    private ConvertCommand(boolean compacts) {
        this.compacts = compacts;
    }

    static Command convert() {
        return new ConvertCommand(false);
    }

    static Command compact() {
        return new ConvertCommand(true);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = compacts
                ? Flags.command(
                        COMPACT,
                        "Write many small files as few sorted Parquet files. Says how many files and bytes there were before"
                                + " and are now; does not touch what it reads.",
                        "flowlogs compact s3://bucket/prefix --last 1d -o compacted --partition day")
                : Flags.command(
                        NAME,
                        "Write flow logs as Parquet, CSV or NDJSON files into a directory. Files appear when all of them are"
                                + " written and read again; after a failure there is nothing new.",
                        "flowlogs convert samples/ -o parquet --partition day --sorted");
        spec.usageMessage()
                .customSynopsis("flowlogs " + (compacts ? COMPACT : NAME) + " [OPTIONS] -o DIRECTORY SOURCE...");
        spec.addPositional(Flags.sources());
        spec.addOption(Flags.file("DIRECTORY", "where the files go; new or empty", "-o", "--directory"));
        spec.addOption(
                Flags.value("FORMAT", "parquet, csv, ndjson or that of a plug-in; parquet unless given", "--to"));
        addFiles(spec);
        Flags.addConversion(spec);
        return spec;
    }

    private void addFiles(CommandSpec spec) {
        spec.addOption(Flags.choice("HOW", Choices.words(Compression.values()), "compression", "--compression"));
        spec.addOption(Flags.value(
                "LIST",
                "make folders year=/month=/day= and such by " + String.join(", ", Choices.words(Partition.values()))
                        + "; between commas",
                "--partition"));
        if (!compacts) {
            spec.addOption(Flags.flag("sort the records of every folder by their start", "--sorted"));
        }
        spec.addOption(Flags.value("BYTES", "begin another file at this size; 128Mi unless given", "--target-size"));
        spec.addOption(Flags.flag("replace files of the same names", "--force"));
        spec.addOption(Flags.flag("write what could be read, even if something could not", "--partial"));
        spec.addOption(Flags.file("FILE", "write what was written as JSON to FILE", "--report"));
    }

    @Override
    public int run(ParseResult parsed, Surroundings surroundings) throws IOException {
        Words words = new Words(parsed);
        ScanOptions options = new ScanWords(words, surroundings).scan(words.positionals(), OutputFormat.TEXT);
        Path directory = directory(words);
        Path reportFile = path(words, "--report");
        ConvertOptions conversion = conversion(words);
        AtomicReference<@Nullable ConvertReport> written = new AtomicReference<>();
        int code = new ScanRun(options, surroundings)
                .ask((query, out) -> convert(query, directory, options, conversion, written));
        ConvertReport report = written.get();
        if (report != null) {
            surroundings.messages().note(summary(report, options.parts()));
            if (reportFile != null) {
                Files.write(reportFile, StatisticsJson.encode(ConversionJson.of(report)));
            }
        }
        return code;
    }

    /** Who asks to stop is obeyed when what was begun is removed. */
    private static ScanStatistics convert(
            FlowQuery query,
            Path directory,
            ScanOptions options,
            ConvertOptions conversion,
            AtomicReference<@Nullable ConvertReport> written)
            throws IOException {
        FlowQuery limited =
                options.limit().isPresent() ? query.limit(options.limit().getAsLong()) : query;
        try (Interruption interruption = Interruption.watch()) {
            interruption.then(Thread.currentThread()::interrupt);
            ConvertReport report = limited.convertTo(directory, conversion);
            written.set(report);
            return report.statistics();
        }
    }

    private static String summary(ConvertReport report, String parts) {
        ScanStatistics read = report.statistics();
        String share = read.bytesRead() == 0
                ? ""
                : String.format(Locale.ROOT, ", %.1f%% of what was read", 100.0 * report.bytes() / read.bytesRead());
        return "before: " + Amounts.counted(read.splitsRead(), parts) + ", " + Amounts.bytes(read.bytesRead())
                + "; now: " + Amounts.counted(report.files().size(), "files") + ", " + Amounts.bytes(report.bytes())
                + share + "; " + Amounts.counted(report.records(), "records") + ", read again";
    }

    // ---- options
    // -------------------------------------------------------------------------------------------------------

    private static Path directory(Words words) {
        Path directory = path(words, "--directory");
        if (directory == null) {
            throw new UsageException("--directory: expected where to write, found nothing. Name one with -o.");
        }
        return directory;
    }

    private static @Nullable Path path(Words words, String option) {
        String text = words.text(option);
        try {
            return text == null ? null : Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException(option + ": expected a name of the file system, found '" + text + "'.");
        }
    }

    private ConvertOptions conversion(Words words) {
        ConvertOptions.Builder options = ConvertOptions.builder(words.text("--to", USUAL_FORMAT));
        String compression = words.text("--compression");
        if (compression != null) {
            options.compression(Choices.of("--compression", compression, Compression.values()));
        }
        String partitions = words.text("--partition");
        if (partitions != null) {
            options.partitionedBy(partitions(partitions));
        }
        if (compacts || words.has("--sorted")) {
            options.sorted();
        }
        words.number("--target-size", 1, Long.MAX_VALUE).ifPresent(options::targetSize);
        if (words.has("--force")) {
            options.force();
        }
        if (words.has("--partial")) {
            options.partial();
        }
        return options.build();
    }

    private static Partition[] partitions(String text) {
        return List.of(text.split(",", -1)).stream()
                .map(word -> Choices.of("--partition", word.strip(), Partition.values()))
                .toArray(Partition[]::new);
    }
}
