package io.flowlogs.source.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.value.TimeRange;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class HorizonProperties {
    private static final long BASE = Instant.parse("2024-02-28T23:50:00Z").getEpochSecond();

    private static Place place(String folder) {
        return Place.ROOT.at(folder);
    }

    @Property(tries = 2000)
    void whatIsPassedOverHasNoRecordOfTheWindow(
            @ForAll @IntRange(min = -3000, max = 3000) int from,
            @ForAll @IntRange(max = 5000) int lengthMillis,
            @ForAll @IntRange(max = 999) int millis,
            @ForAll @IntRange(max = 9000) int after,
            @ForAll @IntRange(max = 660) int duration,
            @ForAll @IntRange(max = 24 * 3600) int delay,
            @ForAll @IntRange(min = -12, max = 14) int zone) {
        Instant first = Instant.ofEpochSecond(BASE + from).plusMillis(millis);
        TimeRange window = new TimeRange(first, first.plusMillis(lengthMillis * 1000L));
        Horizon horizon = Horizon.of(window, Duration.ZERO);
        long start = BASE + from + after % (lengthMillis + 2);
        long end = start + duration;
        if (!window.containsSecond(start)) {
            return;
        }
        String tree = Keys.plain("123456789012", "us-east-1");
        long slot = Math.floorDiv(end, 300) * 300;
        long arrival = end + delay + zone * 3600L;

        assertThat(horizon.hasName(slot)).isTrue();
        assertThat(horizon.has(place(tree + Keys.days(slot)))).isTrue();
        assertThat(horizon.has(place(tree + Keys.hours(slot)))).isTrue();
        assertThat(horizon.has(place("firehose/" + Keys.hours(arrival)))).isTrue();
        assertThat(horizon.hasWritten(new StoredObject("x", 1, end, ""))).isTrue();
        assertThat(horizon.days(place(tree), 3))
                .contains(Instant.ofEpochSecond(slot)
                        .atZone(java.time.ZoneOffset.UTC)
                        .toLocalDate());
    }
}
