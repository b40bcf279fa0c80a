package io.flowlogs.cli;

import io.flowlogs.query.Measure;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowLogFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads measures: <code>sum(bytes)</code>, <code>count</code>, <code>distinct(srcaddr)</code>, <code>p95(bytes)</code>, several between commas; <code>as NAME</code> names the column. */
final class MetricText {
    private static final Pattern COMMA = Pattern.compile(",(?![^()]*\\))");
    private static final Pattern METRIC = Pattern.compile(
            "\\s*([a-z]+)([0-9]{0,3})\\s*(?:\\(\\s*([^()\\s]*)\\s*\\))?\\s*(?:\\bas\\s+(\\S+)\\s*)?",
            Pattern.CASE_INSENSITIVE);
    private static final String KNOWN = "count, sum(F), min(F), max(F), avg(F), distinct(F), p1(F) to p100(F)";

    private final @Nullable FlowLogFormat format;

    MetricText(@Nullable FlowLogFormat format) {
        this.format = format;
    }

    List<Measure> parse(String option, String text) {
        List<Measure> measures = new ArrayList<>();
        for (String one : COMMA.split(text, -1)) {
            measures.add(one(option, one));
        }
        return measures;
    }

    private Measure one(String option, String text) {
        Matcher parts = METRIC.matcher(text);
        if (!parts.matches()) {
            throw unknown(option, text);
        }
        try {
            Measure measure = measure(option, text, parts);
            return parts.group(4) == null ? measure : measure.named(parts.group(4));
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(option + ": " + text.strip() + ": " + wrong.getMessage());
        }
    }

    private Measure measure(String option, String text, Matcher parts) {
        String word = parts.group(1).toLowerCase(Locale.ROOT);
        String of = parts.group(3);
        boolean wantsField = !word.equals("count") && !word.equals("records");
        if (wantsField == (of == null || of.isEmpty() || of.equals("*"))
                || (!word.equals("p") && !parts.group(2).isEmpty())) {
            throw unknown(option, text);
        }
        return wantsField
                ? measure(
                        option,
                        text,
                        word,
                        parts.group(2),
                        FieldNames.parse(option, of, format).get(0))
                : Measure.count();
    }

    private static Measure measure(String option, String text, String word, String number, FlowField<?> field) {
        return switch (word) {
            case "sum" -> Measure.sum(field);
            case "min" -> Measure.min(field);
            case "max" -> Measure.max(field);
            case "avg", "mean" -> Measure.avg(field);
            case "bits" -> Measure.bits(field);
            case "distinct" -> Measure.distinct(field);
            case "median" -> Measure.percentile(field, 50).named("median-" + field.name());
            case "p" -> Measure.percentile(field, number.isEmpty() ? 0 : Integer.parseInt(number));
            default -> throw unknown(option, text);
        };
    }

    private static UsageException unknown(String option, String text) {
        return new UsageException(option + ": expected some of " + KNOWN + ", found '" + text.strip()
                + "'. F is a field, as in sum(bytes).");
    }
}
