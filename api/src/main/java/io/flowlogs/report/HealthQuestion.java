package io.flowlogs.report;

import io.flowlogs.value.TimeRange;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Whether the records of a time can be trusted: what each interface delivered when, what it says was not recorded, and where nothing of it was
 * delivered at all. Immutable: every method that changes something returns another question.
 *
 * @param width the width of a bin, whole seconds
 * @param zone the zone whose clocks bins are aligned to
 * @param window the bins in which an interface is expected even before its first and after its last record; {@link TimeRange#ALL} for none of them
 */
public record HealthQuestion(Duration width, ZoneId zone, TimeRange window) {
    /**
     * Asks by hours of UTC, as flow logs are delivered in no larger units. An interface is expected from its first record to its last.
     *
     * @return the question
     */
    public static HealthQuestion hourly() {
        return new HealthQuestion(Duration.ofHours(1), ZoneOffset.UTC, TimeRange.ALL);
    }

    /**
     * Changes the width of a bin.
     *
     * @param other whole seconds
     * @return the question in those bins
     */
    public HealthQuestion every(Duration other) {
        return new HealthQuestion(other, zone, window);
    }

    /**
     * Aligns bins to the clocks of a zone.
     *
     * @param other the zone
     * @return the question in that zone
     */
    public HealthQuestion in(ZoneId other) {
        return new HealthQuestion(width, other, window);
    }

    /**
     * Aligns bins to the clocks of a zone. The same as {@link #in}, whose name is a keyword in Kotlin.
     *
     * @param other the zone
     * @return the question in that zone
     */
    public HealthQuestion inZone(ZoneId other) {
        return in(other);
    }

    /**
     * Expects every interface that is seen at all in all bins of a window, so that one which fell silent is found. One that was made or removed
     * meanwhile is found, too.
     *
     * @param other the window
     * @return the question about that
     */
    public HealthQuestion over(TimeRange other) {
        return new HealthQuestion(width, zone, other);
    }
}
