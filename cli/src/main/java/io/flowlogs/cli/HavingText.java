package io.flowlogs.cli;

import io.flowlogs.query.FlowPredicate.Op;
import io.flowlogs.query.GroupCondition;
import io.flowlogs.query.Measure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads conditions on groups: <code>sum(bytes) &gt; 1G and count &gt;= 10 or records &lt; 3</code>. A measure is written as in <code>--metric</code> or by the name of its
 * column; <code>and</code> binds closer than <code>or</code>.
 */
final class HavingText {
    private static final Pattern OR = Pattern.compile("(?i)\\s+or\\s+|\\|\\|");
    private static final Pattern AND = Pattern.compile("(?i)\\s+and\\s+|&&");
    private static final Pattern COMPARISON =
            Pattern.compile("\\s*(.+?)\\s*(==|!=|<>|<=|>=|=|<|>)\\s*([0-9]+(?:\\.[0-9]+)?)\\s*([kmgtKMGT]?)\\s*");

    private final MetricText metrics;
    private final List<Measure> measures;

    HavingText(MetricText metrics, List<Measure> measures) {
        this.metrics = metrics;
        this.measures = List.copyOf(measures);
    }

    GroupCondition parse(String text) {
        List<GroupCondition> any = new ArrayList<>();
        for (String one : OR.split(text, -1)) {
            List<GroupCondition> all = new ArrayList<>();
            for (String comparison : AND.split(one, -1)) {
                all.add(comparison(comparison));
            }
            any.add(all.size() == 1 ? all.get(0) : new GroupCondition.AllOf(all));
        }
        return any.size() == 1 ? any.get(0) : new GroupCondition.AnyOf(any);
    }

    private GroupCondition comparison(String text) {
        Matcher parts = COMPARISON.matcher(text);
        if (!parts.matches()) {
            throw new UsageException("--having: expected such as 'sum(bytes) > 1G' or 'records >= 10', found '"
                    + text.strip() + "'. Write a measure, one of = != < <= > >=, and a number.");
        }
        BigDecimal number = new BigDecimal(parts.group(3)).multiply(factor(parts.group(4)));
        return new GroupCondition.Comparison(
                measure("--having", parts.group(1)), Objects.requireNonNull(Op.of(parts.group(2))), number);
    }

    private static BigDecimal factor(String unit) {
        return BigDecimal.TEN.pow(3 * ("kmgt".indexOf(unit.toLowerCase(Locale.ROOT)) + (unit.isEmpty() ? 0 : 1)));
    }

    /** Finds a measure by the name of its column, or as it is written in <code>--metric</code>. */
    Measure measure(String option, String text) {
        for (Measure measure : measures) {
            if (measure.name().equalsIgnoreCase(text.strip())) {
                return measure;
            }
        }
        Measure asked = asked(option, text);
        for (Measure measure : measures) {
            if (asked != null && measure.named(asked.name()).equals(asked)) {
                return measure;
            }
        }
        List<String> names = measures.stream().map(Measure::name).toList();
        throw new UsageException(option + ": expected one of " + String.join(", ", names) + ", found '" + text.strip()
                + "'. Ask for it with --metric too.");
    }

    private @Nullable Measure asked(String option, String text) {
        try {
            return metrics.parse(option, text).get(0);
        } catch (UsageException notAMetric) {
            return null;
        }
    }
}
