package io.flowlogs.cli;

import io.flowlogs.cli.output.Column;
import io.flowlogs.cli.output.Grid;
import io.flowlogs.cli.output.GridWriter;
import io.flowlogs.cli.output.OutputOptions;
import io.flowlogs.query.DayAmount;
import io.flowlogs.query.ExpectedTime;
import io.flowlogs.query.ExpectedUse;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.ReadAmount;
import io.flowlogs.query.ScanExplanation;
import io.flowlogs.query.SourceExplanation;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An explanation for people: for each source what is to be said of it, then a table of days, then one of what it takes. */
final class ExplanationReport {
    private static final String UNKNOWN = "not known";
    private static final List<Column> SAYINGS = List.of(Column.text("about"), Column.text("text"));
    private static final List<Column> USES =
            List.of(Column.text("takes"), Column.number("number"), Column.number("cost"), Column.text("basis"));

    private final OutputOptions options;
    private final String parts;
    private final OutputStream out;

    /** Parts of sources are called as given. */
    ExplanationReport(OutputOptions options, String parts, OutputStream out) {
        this.options = options;
        this.parts = parts;
        this.out = out;
    }

    void write(ScanExplanation explanation) throws IOException {
        boolean first = true;
        for (SourceExplanation source : explanation.sources()) {
            if (!first) {
                endParagraph();
            }
            first = false;
            write(source);
        }
    }

    private void write(SourceExplanation source) throws IOException {
        write(Grid.of(SAYINGS, sayings(source)), options.withoutHeader());
        endParagraph();
        write(Grid.of(dayColumns(), days(source)), options);
        List<ExpectedUse> uses = source.uses();
        if (uses != null && !uses.isEmpty()) {
            endParagraph();
            write(Grid.of(USES, uses.stream().map(ExplanationReport::row).toList()), options);
        }
    }

    private void write(Grid grid, OutputOptions how) throws IOException {
        GridWriter.write(grid, how, out);
    }

    private void endParagraph() throws IOException {
        out.write("\n".getBytes(StandardCharsets.US_ASCII));
    }

    private List<List<String>> sayings(SourceExplanation source) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("source", source.source()));
        rows.add(List.of("layout", source.layout() == null ? UNKNOWN : source.layout()));
        rows.add(List.of("window", shown(source.window())));
        rows.add(List.of("condition", shown(source.filter())));
        source.pushedDown().forEach(sentence -> rows.add(List.of("not read", sentence)));
        rows.add(List.of("then tested", residual(source)));
        if (!source.skipped().isEmpty()) {
            rows.add(List.of("skipped", counts(source)));
        }
        addTime(rows, source.time());
        rows.add(List.of("cost", cost(source)));
        String effort = ScanReport.effort(source.measures());
        if (!effort.isEmpty()) {
            rows.add(List.of("to say this", effort));
        }
        source.notices().forEach(sentence -> rows.add(List.of("note", sentence)));
        return rows;
    }

    private static String residual(SourceExplanation source) {
        List<String> tests = new ArrayList<>();
        if (!source.residualWindow().equals(TimeRange.ALL)) {
            tests.add("window " + source.residualWindow());
        }
        if (!source.residual().equals(FlowPredicate.all())) {
            tests.add("condition " + source.residual().describe());
        }
        return tests.isEmpty() ? "nothing" : String.join("; ", tests);
    }

    private static String shown(TimeRange window) {
        return window.equals(TimeRange.ALL) ? "all of time" : window.toString();
    }

    private static String shown(FlowPredicate condition) {
        return condition.equals(FlowPredicate.all()) ? "none" : condition.describe();
    }

    private static String counts(SourceExplanation source) {
        return source.skipped().entrySet().stream()
                .map(reason -> Amounts.counted(reason.getValue(), reason.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static void addTime(List<List<String>> rows, @Nullable ExpectedTime time) {
        if (time == null) {
            rows.add(List.of("time", UNKNOWN));
            return;
        }
        String least = shown(time.least());
        Duration most = time.most();
        rows.add(List.of("time", most == null ? "at least " + least : between(least, shown(most))));
        rows.add(List.of("assumed", time.basis()));
    }

    private static String shown(Duration time) {
        return Amounts.seconds(time.toMillis() * 1_000_000);
    }

    private static String between(String least, String most) {
        return least.equals(most) ? least : least + " to " + most;
    }

    private static String cost(SourceExplanation source) {
        OptionalDouble least = source.leastUsd();
        if (least.isEmpty()) {
            return UNKNOWN;
        }
        boolean free = source.uses() != null && source.uses().isEmpty();
        return free ? "none" : dollars(least.getAsDouble(), source.mostUsd());
    }

    private static String dollars(double least, OptionalDouble most) {
        if (most.isEmpty()) {
            return least == 0 ? UNKNOWN : "at least " + dollars(least);
        }
        return between(dollars(least), dollars(most.getAsDouble()));
    }

    /** Two digits are more than prices of another Region are worth. */
    private static String dollars(double amount) {
        return "$"
                + new BigDecimal(amount)
                        .round(new MathContext(2))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private List<Column> dayColumns() {
        return List.of(Column.text("day"), Column.number(parts), Column.number("bytes"));
    }

    private static List<List<String>> days(SourceExplanation source) {
        List<List<String>> rows = new ArrayList<>();
        for (DayAmount day : source.days()) {
            rows.add(row(day.day() == null ? UNKNOWN : day.day().toString(), day.amount()));
        }
        rows.add(row("all", source.total()));
        return rows;
    }

    private static List<String> row(String day, ReadAmount amount) {
        return List.of(day, Amounts.grouped(amount.parts()), size(amount));
    }

    private static String size(ReadAmount amount) {
        if (amount.unsized() == 0) {
            return Amounts.bytes(amount.bytes());
        }
        return amount.unsized() == amount.parts() ? UNKNOWN : "over " + Amounts.bytes(amount.bytes());
    }

    private static List<String> row(ExpectedUse use) {
        return List.of(use.name(), number(use), dollars(use.leastUsd(), use.mostUsd()), use.basis());
    }

    private static String number(ExpectedUse use) {
        String least = number(use, use.least());
        if (use.most().isPresent()) {
            return between(least, number(use, use.most().getAsLong()));
        }
        return use.least() == 0 ? UNKNOWN : "at least " + least;
    }

    private static String number(ExpectedUse use, long number) {
        return use.unit().equals(ExpectedUse.BYTES) ? Amounts.bytes(number) : Amounts.counted(number, use.unit());
    }
}
