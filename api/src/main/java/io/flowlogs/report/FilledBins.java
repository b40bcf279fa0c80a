package io.flowlogs.report;

import io.flowlogs.internal.plan.TimeBins;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.value.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a series with those of empty bins between. */
final class FilledBins {
    private static final int MOST = 1_000_000;

    private final SeriesQuestion question;
    private final TimeBins bins;
    private final List<SeriesRow> undated;
    private final List<SeriesRow> dated;

    FilledBins(SeriesQuestion question, List<SeriesRow> found) {
        this.question = question;
        this.bins = new TimeBins(question.width(), question.zone());
        this.undated = found.stream().filter(row -> row.start() == null).toList();
        this.dated = found.stream().filter(row -> row.start() != null).toList();
    }

    /** Records without a time come first; then every key in every bin, in order. */
    List<SeriesRow> rows() {
        List<SeriesRow> rows = new ArrayList<>(undated);
        Set<List<@Nullable Object>> keys = keys();
        Map<Instant, Map<List<@Nullable Object>, SeriesRow>> known = new HashMap<>();
        dated.forEach(row ->
                known.computeIfAbsent(startOf(row), unused -> new HashMap<>()).put(row.key(), row));
        for (long at = first(); at < end(); at = bins.end(at)) {
            Instant start = Instant.ofEpochSecond(bins.begin(at));
            Map<List<@Nullable Object>, SeriesRow> here = known.getOrDefault(start, Map.of());
            for (List<@Nullable Object> key : keys) {
                SeriesRow row = here.get(key);
                rows.add(row == null ? new SeriesRow(start, key, 0, 0, 0, 0, 0, 0, 0) : row);
            }
            requireFew(rows.size());
        }
        return rows;
    }

    private static void requireFew(int rows) {
        if (rows > MOST) {
            throw new FlowConfigurationException(
                    "series: expected at most " + MOST
                            + " rows, found more bins than that between the first and the last record. Choose wider bins or a window.");
        }
    }

    /** In order of their first bin would depend on the data; the order of the groups within a bin is that of their keys. */
    private Set<List<@Nullable Object>> keys() {
        if (question.keys().isEmpty()) {
            return Set.of(List.of());
        }
        return new LinkedHashSet<>(
                dated.stream().map(SeriesRow::key).sorted(KeyOrder.INSTANCE).toList());
    }

    private static Instant startOf(SeriesRow row) {
        return Objects.requireNonNull(row.start());
    }

    private long first() {
        Instant from = question.window().from();
        if (!from.equals(TimeRange.ALL.from())) {
            return from.getEpochSecond();
        }
        return dated.isEmpty() ? 0 : startOf(dated.get(0)).getEpochSecond();
    }

    private long end() {
        Instant to = question.window().to();
        if (!to.equals(TimeRange.ALL.to())) {
            return to.getNano() == 0 ? to.getEpochSecond() : to.getEpochSecond() + 1;
        }
        boolean none = dated.isEmpty();
        return none ? first() : startOf(dated.get(dated.size() - 1)).getEpochSecond() + 1;
    }
}
