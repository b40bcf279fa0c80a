package io.flowlogs.report;

import io.flowlogs.internal.plan.TimeBins;
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
    private final SeriesQuestion question;
    private final List<SeriesRow> undated;
    private final List<SeriesRow> dated;

    FilledBins(SeriesQuestion question, List<SeriesRow> found) {
        this.question = question;
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
        BinWalk walk = new BinWalk("series", new TimeBins(question.width(), question.zone()), question.window());
        walk.walk(first(), last(), start -> {
            Map<List<@Nullable Object>, SeriesRow> here = known.getOrDefault(start, Map.of());
            for (List<@Nullable Object> key : keys) {
                SeriesRow row = here.get(key);
                rows.add(row == null ? new SeriesRow(start, key, 0, 0, 0, 0, 0, 0, 0) : row);
                walk.countRow();
            }
        });
        return rows;
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

    private @Nullable Instant first() {
        return dated.isEmpty() ? null : startOf(dated.get(0));
    }

    private @Nullable Instant last() {
        return dated.isEmpty() ? null : startOf(dated.get(dated.size() - 1));
    }
}
