package io.flowlogs.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimeRangeTest {
    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
    private static final TimeRange HOUR = new TimeRange(NOON, NOON.plusSeconds(3600));

    @Test
    void theStartIsInsideAndTheEndIsNot() {
        assertThat(HOUR.contains(NOON)).isTrue();
        assertThat(HOUR.contains(NOON.minusNanos(1))).isFalse();
        assertThat(HOUR.contains(HOUR.to().minusNanos(1))).isTrue();
        assertThat(HOUR.contains(HOUR.to())).isFalse();
    }

    @Test
    void aWindowThatEndsBeforeItStartsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeRange(NOON, NOON.minusSeconds(1)))
                .withMessage("expected a window that ends at or after its start 2024-05-01T12:00:00Z,"
                        + " found the end 2024-05-01T11:59:59Z");
    }

    @Test
    void allHoldsWhateverARecordCanCarry() {
        for (long second : new long[] {Long.MIN_VALUE, -1, 0, Instant.MAX.getEpochSecond() + 1, Long.MAX_VALUE}) {
            assertThat(TimeRange.ALL.containsSecond(second)).isTrue();
        }
        assertThat(TimeRange.ALL.contains(Instant.MIN) && TimeRange.ALL.contains(Instant.MAX))
                .isTrue();
        assertThat(TimeRange.ALL.fromEpochSecond()).isEqualTo(Long.MIN_VALUE);
        assertThat(TimeRange.ALL.toEpochSecond()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void oneSideMayBeOpen() {
        assertThat(TimeRange.since(NOON).containsSecond(Long.MAX_VALUE)).isTrue();
        assertThat(TimeRange.since(NOON).contains(NOON.minusNanos(1))).isFalse();
        assertThat(TimeRange.until(NOON).containsSecond(Long.MIN_VALUE)).isTrue();
        assertThat(TimeRange.until(NOON).contains(NOON)).isFalse();
    }

    @Property
    void secondsAreJudgedLikeTheInstantsTheyStandFor(
            @ForAll @LongRange(min = -5000, max = 5000) long fromMillis,
            @ForAll @LongRange(min = 0, max = 5000) long lengthMillis,
            @ForAll @LongRange(min = -12, max = 12) long second) {
        Instant from = Instant.ofEpochMilli(fromMillis);
        TimeRange range = new TimeRange(from, from.plusMillis(lengthMillis));
        boolean inside = range.contains(Instant.ofEpochSecond(second));

        assertThat(range.containsSecond(second)).isEqualTo(inside);
        assertThat(range.fromEpochSecond() <= second && second < range.toEpochSecond())
                .isEqualTo(inside);
    }

    @Test
    void theOverlapOfWindowsIsHalfOpenToo() {
        assertThat(HOUR.intersects(new TimeRange(HOUR.to(), HOUR.to().plusSeconds(1))))
                .isFalse();
        assertThat(HOUR.intersects(new TimeRange(NOON.minusSeconds(1), NOON))).isFalse();
        assertThat(HOUR.intersects(new TimeRange(NOON.minusSeconds(1), NOON.plusNanos(1))))
                .isTrue();
        assertThat(HOUR.intersects(TimeRange.ALL) && TimeRange.ALL.intersects(HOUR))
                .isTrue();
    }

    @Test
    void anEmptyWindowHoldsAndMeetsNothing() {
        TimeRange empty = new TimeRange(NOON.plusSeconds(1), NOON.plusSeconds(1));
        assertThat(empty.isEmpty()).isTrue();
        assertThat(HOUR.isEmpty()).isFalse();
        assertThat(empty.contains(NOON.plusSeconds(1))).isFalse();
        assertThat(empty.intersects(HOUR) || HOUR.intersects(empty)).isFalse();
    }

    @Test
    void theLastHourEndsNow() {
        Clock clock = Clock.fixed(HOUR.to(), ZoneOffset.UTC);
        assertThat(TimeRange.lastHour(clock)).isEqualTo(HOUR);
        assertThat(TimeRange.last(Duration.ZERO, clock).isEmpty()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> TimeRange.last(Duration.ofSeconds(-1), clock));
    }

    @Test
    void aWindowIsPrintedAsWhatItIs() {
        assertThat(HOUR).hasToString("[2024-05-01T12:00:00Z, 2024-05-01T13:00:00Z)");
        assertThat(TimeRange.ALL).hasToString("[.., ..)");
    }
}
