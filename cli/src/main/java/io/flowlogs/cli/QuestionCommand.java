package io.flowlogs.cli;

import io.flowlogs.cli.output.Grid;
import io.flowlogs.cli.output.GridWriter;
import io.flowlogs.cli.output.OutputFormat;
import io.flowlogs.cli.output.ReportGrid;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.report.FlowReports;
import io.flowlogs.report.Report;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A command that answers one of the built-in questions with a table. */
abstract class QuestionCommand implements Command {
    private final String name;

    QuestionCommand(String name) {
        this.name = name;
    }

    /** A question that its options have settled. */
    interface Prepared {
        /** Asks it. */
        Report<?> ask(FlowReports reports);

        /** Asks it and says how to show the answer. */
        default Answer answer(FlowQuery query, ScanOptions options) {
            Report<?> report = ask(FlowReports.of(query));
            return new Answer(ReportGrid.of(report, options.limit(), options.output()), report.statistics());
        }
    }

    /**
     * An answer.
     *
     * @param grid its rows
     * @param statistics how complete they are
     */
    record Answer(Grid grid, ScanStatistics statistics) {}

    /** Says what is asked, once the shared options are known. */
    abstract Prepared prepare(Words words, ScanOptions options);

    /** How many of the positional words are no sources. */
    int wordsBeforeSources() {
        return 0;
    }

    /** Begins the specification of a question without options of its own. */
    static CommandSpec scan(CommandSpec spec) {
        Flags.addScan(spec);
        spec.addOption(Flags.explain());
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Surroundings surroundings) throws IOException {
        Words words = new Words(parsed);
        if (words.has("--fields")) {
            throw new UsageException("--fields: expected only with print and find, found with " + name + ".");
        }
        OutputFormat usual = surroundings.outIsTerminal() ? OutputFormat.TABLE : OutputFormat.TEXT;
        List<String> given = words.positionals();
        int before = Math.min(given.size(), wordsBeforeSources());
        ScanOptions options = new ScanWords(words, surroundings).scan(given.subList(before, given.size()), usual);
        Prepared question = prepared(words, options);
        return new ScanRun(options, surroundings).askOpened((opened, out) -> {
            opened.report().scope(options.window());
            Answer answer = question.answer(opened.query(), options);
            GridWriter.write(answer.grid(), options.output(), out);
            return answer.statistics();
        });
    }

    private Prepared prepared(Words words, ScanOptions options) {
        try {
            return prepare(words, options);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() == null ? name : name + ": " + e.getMessage());
        }
    }
}
