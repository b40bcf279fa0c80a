package io.flowlogs.report;

import io.flowlogs.query.GroupKey;
import io.flowlogs.value.TimeRange;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * How much traffic when. Immutable: every method that changes something returns another question.
 *
 * @param width the width of a bin, whole seconds
 * @param zone the zone whose clocks bins are aligned to
 * @param spread whether bytes and packets of a record are divided over all bins it spans
 * @param keys further keys; a row for each of their values in each bin
 * @param window the bins to show even when they are empty; {@link TimeRange#ALL} for those from the first record to the last
 */
public record SeriesQuestion(Duration width, ZoneId zone, boolean spread, List<GroupKey> keys, TimeRange window) {
    /**
     * Copies the keys.
     *
     * @param width the width of a bin, whole seconds
     * @param zone the zone whose clocks bins are aligned to
     * @param spread whether bytes and packets of a record are divided over all bins it spans
     * @param keys further keys; a row for each of their values in each bin
     * @param window the bins to show even when they are empty
     */
    public SeriesQuestion {
        keys = List.copyOf(keys);
    }

    /**
     * Asks in bins aligned to the epoch, in UTC, for all of the time that records are of.
     *
     * @param width the width of a bin, whole seconds
     * @return the question
     */
    public static SeriesQuestion of(Duration width) {
        return new SeriesQuestion(width, ZoneOffset.UTC, false, List.of(), TimeRange.ALL);
    }

    /**
     * Aligns bins to the clocks of a zone.
     *
     * @param other the zone
     * @return the question in that zone
     */
    public SeriesQuestion in(ZoneId other) {
        return new SeriesQuestion(width, other, spread, keys, window);
    }

    /**
     * Aligns bins to the clocks of a zone. The same as {@link #in}, whose name is a keyword in Kotlin.
     *
     * @param other the zone
     * @return the question in that zone
     */
    public SeriesQuestion inZone(ZoneId other) {
        return in(other);
    }

    /**
     * Divides bytes and packets of a record over all bins it spans.
     *
     * @return the question of divided records
     */
    public SeriesQuestion spreading() {
        return new SeriesQuestion(width, zone, true, keys, window);
    }

    /**
     * Tells more rows of a bin apart.
     *
     * @param others further keys
     * @return the question by those
     */
    public SeriesQuestion by(List<GroupKey> others) {
        return new SeriesQuestion(width, zone, spread, others, window);
    }

    /**
     * Shows all bins of a window.
     *
     * @param other the window
     * @return the question about that
     */
    public SeriesQuestion over(TimeRange other) {
        return new SeriesQuestion(width, zone, spread, keys, other);
    }
}
