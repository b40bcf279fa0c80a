package io.flowlogs.cli.output;

import io.flowlogs.query.DayAmount;
import io.flowlogs.query.ExpectedTime;
import io.flowlogs.query.ExpectedUse;
import io.flowlogs.query.ReadAmount;
import io.flowlogs.query.ScanExplanation;
import io.flowlogs.query.SourceExplanation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** An explanation for programs: a row for each thing there is to say. What is not known is missing. */
public final class ExplanationGrid {
    private static final List<Column> COLUMNS = List.of(
            Column.text("source"),
            Column.text("item"),
            Column.text("name"),
            Column.number("parts"),
            Column.number("bytes"),
            Column.number("unsized"),
            Column.number("least"),
            Column.number("most"),
            Column.text("unit"),
            Column.number("least-usd"),
            Column.number("most-usd"),
            Column.text("text"));

    /** So many decimals of a dollar, which is a millionth of the price of a request. */
    private static final int DECIMALS = 12;

    private final List<List<String>> rows = new ArrayList<>();
    private final String source;

    private ExplanationGrid(String source) {
        this.source = source;
    }

    /**
     * Shows an explanation.
     *
     * @param explanation what would be read
     * @return a view
     */
    public static Grid of(ScanExplanation explanation) {
        List<List<String>> rows = new ArrayList<>();
        explanation.sources().forEach(each -> rows.addAll(new ExplanationGrid(each.source()).rows(each)));
        return Grid.of(COLUMNS, rows);
    }

    private List<List<String>> rows(SourceExplanation each) {
        text("layout", "", each.layout());
        text("window", "", each.window().toString());
        text("residual-window", "", each.residualWindow().toString());
        text("condition", "", each.filter().describe());
        text("residual-condition", "", each.residual().describe());
        each.pushedDown().forEach(sentence -> text("pushed-down", "", sentence));
        each.days().forEach(this::day);
        amount("total", "", each.total());
        each.skipped().forEach((reason, count) -> amount("skipped", reason, String.valueOf(count), "", ""));
        uses(each.uses());
        time(each.time());
        cost(each);
        each.measures()
                .forEach((name, count) -> estimate(
                        "measure", name, count.toString(), count.toString(), "", OptionalDouble.empty(), null, ""));
        each.notices().forEach(sentence -> text("notice", "", sentence));
        return rows;
    }

    private void text(String item, String name, @Nullable String text) {
        rows.add(List.of(source, item, name, "", "", "", "", "", "", "", "", text == null ? "" : text));
    }

    private void day(DayAmount day) {
        amount("day", day.day() == null ? "" : day.day().toString(), day.amount());
    }

    private void amount(String item, String name, ReadAmount amount) {
        amount(
                item,
                name,
                String.valueOf(amount.parts()),
                String.valueOf(amount.bytes()),
                String.valueOf(amount.unsized()));
    }

    private void amount(String item, String name, String parts, String bytes, String unsized) {
        rows.add(List.of(source, item, name, parts, bytes, unsized, "", "", "", "", "", ""));
    }

    private void uses(@Nullable List<ExpectedUse> uses) {
        if (uses != null) {
            uses.forEach(use -> estimate(
                    "use",
                    use.name(),
                    String.valueOf(use.least()),
                    text(use.most()),
                    use.unit(),
                    OptionalDouble.of(use.leastUsd()),
                    use.mostUsd(),
                    use.basis()));
        }
    }

    private void time(@Nullable ExpectedTime time) {
        if (time != null) {
            estimate(
                    "time",
                    "",
                    seconds(time.least()),
                    seconds(time.most()),
                    "seconds",
                    OptionalDouble.empty(),
                    null,
                    time.basis());
        }
    }

    private void cost(SourceExplanation each) {
        estimate("cost", "", "", "", "", each.leastUsd(), each.mostUsd(), "");
    }

    private void estimate(
            String item,
            String name,
            String least,
            String most,
            String unit,
            OptionalDouble leastUsd,
            @Nullable OptionalDouble mostUsd,
            String basis) {
        String upTo = mostUsd == null ? "" : dollars(mostUsd);
        rows.add(List.of(source, item, name, "", "", "", least, most, unit, dollars(leastUsd), upTo, basis));
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? String.valueOf(number.getAsLong()) : "";
    }

    private static String seconds(@Nullable Duration time) {
        return time == null
                ? ""
                : BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    private static String dollars(OptionalDouble amount) {
        return amount.isEmpty()
                ? ""
                : BigDecimal.valueOf(amount.getAsDouble())
                        .setScale(DECIMALS, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
