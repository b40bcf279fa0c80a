package io.flowlogs.cli;

import io.flowlogs.FlowLogs;
import io.flowlogs.cli.output.ExplanationGrid;
import io.flowlogs.cli.output.GridWriter;
import io.flowlogs.cli.output.OutputFormat;
import io.flowlogs.cli.output.StatisticsJson;
import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.ScanExplanation;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens the sources, asks a question, and reports. */
final class ScanRun {
    private static final Path STANDARD_OUTPUT = Path.of("/dev/stdout");

    private final ScanOptions options;
    private final Surroundings surroundings;

    ScanRun(ScanOptions options, Surroundings surroundings) {
        this.options = options;
        this.surroundings = surroundings;
    }

    /** What a command asks. */
    interface Question {
        /** Writes the answer and returns what was read for it. */
        ScanStatistics answer(FlowQuery query, OutputStream out) throws IOException;
    }

    /**
     * What a command asks that has to know more than the query.
     *
     * @param logs the opened sources
     * @param query the query with all that was asked for
     * @param report is told how it goes
     */
    record Opened(FlowLogs logs, FlowQuery query, ScanReport report) {}

    /** What a command asks of opened sources. */
    interface Inquiry {
        /** Writes the answer and returns what was read for it. */
        ScanStatistics answer(Opened opened, OutputStream out) throws IOException;
    }

    int ask(Question question) throws IOException {
        return askOpened((opened, out) -> question.answer(opened.query(), out));
    }

    int askOpened(Inquiry inquiry) throws IOException {
        if (options.explain()) {
            return explain();
        }
        refuseStatisticsInPlaceOfInput();
        ScanReport report = new ScanReport(surroundings.messages(), options.parts());
        try (FlowLogs logs = open()) {
            ScanStatistics statistics =
                    inquiry.answer(new Opened(logs, query(logs, report), report), surroundings.out());
            surroundings.out().flush();
            report.finish(statistics);
            writeStatistics(statistics);
            return exitCode(statistics, report);
        }
    }

    /** Says what would be read, and reads nothing. */
    int explain() throws IOException {
        if (options.statistics() != null) {
            throw new UsageException("--stats: expected where records are read, found with --explain. Leave one out.");
        }
        ScanReport report = new ScanReport(surroundings.messages(), options.parts());
        try (FlowLogs logs = open()) {
            write(query(logs, report).explain());
        }
        surroundings.out().flush();
        if (options.limit().isPresent()) {
            surroundings.messages().note("--limit may end reading sooner; explained is the whole.");
        }
        return ExitCode.OK;
    }

    private FlowLogs open() {
        FlowLogs.Builder builder =
                FlowLogs.builder().plugIns(surroundings.plugIns()).options(options.sourceOptions());
        options.sources().forEach(source -> builder.location(source.text(), source.options()));
        return builder.open();
    }

    private void write(ScanExplanation explanation) throws IOException {
        OutputStream out = surroundings.out();
        if (options.output().format() == OutputFormat.TABLE) {
            new ExplanationReport(options.output(), options.parts(), out).write(explanation);
        } else {
            GridWriter.write(ExplanationGrid.of(explanation), options.output(), out);
        }
    }

    private FlowQuery query(FlowLogs logs, ScanReport report) {
        FlowQuery query = logs.query()
                .onMalformed(MalformedRecordPolicy.REPORT)
                .limits(options.limits())
                .observedBy(report);
        TimeRange window = options.window();
        if (window != null) {
            query = query.between(window);
        }
        FlowPredicate where = options.where();
        if (where != null) {
            query = query.where(where);
        }
        FlowLogFormat format = options.format();
        if (format != null) {
            query = query.format(format);
        }
        return options.threads().isPresent()
                ? query.parallelism(options.threads().getAsInt())
                : query;
    }

    private void refuseStatisticsInPlaceOfInput() {
        Path file = options.statistics();
        for (SourceLocation source : options.sources()) {
            if (file != null && isSame(file, source.text())) {
                throw new UsageException("--stats: expected a file of its own, found '" + file
                        + "', which is to be read. Name another.");
            }
        }
    }

    private static boolean isSame(Path file, String source) {
        try {
            return Files.isRegularFile(file) && Files.isSameFile(file, Path.of(source));
        } catch (IOException | InvalidPathException notThatFile) {
            return false;
        }
    }

    private void writeStatistics(ScanStatistics statistics) throws IOException {
        Path file = options.statistics();
        if (file == null) {
            return;
        }
        try {
            byte[] json = StatisticsJson.encode(statistics);
            if (isStandardOutput(file)) {
                surroundings.out().write(json);
                surroundings.out().flush();
            } else {
                Files.write(file, json);
            }
        } catch (IOException e) {
            String reason = e instanceof NoSuchFileException ? "there is no such directory" : e.getMessage();
            throw new IOException("--stats: cannot write '" + file + "': " + reason, e);
        }
    }

    /** Opening what standard output goes to once more would cut the answer off. */
    private static boolean isStandardOutput(Path file) {
        try {
            return Files.exists(file) && Files.isSameFile(file, STANDARD_OUTPUT);
        } catch (IOException otherSystem) {
            return false;
        }
    }

    private int exitCode(ScanStatistics statistics, ScanReport report) {
        if (!statistics.isComplete()) {
            surroundings
                    .messages()
                    .error("the answer is incomplete: " + Amounts.grouped(statistics.splitsFailed()) + " of "
                            + Amounts.counted(statistics.splitsPlanned(), options.parts())
                            + " could not be read to the end.");
            return report.exitCode(statistics);
        }
        if (options.strict() && statistics.malformed() + statistics.skipData() > 0) {
            surroundings
                    .messages()
                    .error("--strict: " + Amounts.counted(statistics.malformed(), "malformed lines") + ", "
                            + Amounts.counted(statistics.skipData(), "SKIPDATA records") + ".");
            return ExitCode.INCOMPLETE;
        }
        return ExitCode.OK;
    }
}
