package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-06-02T23:30:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "now, 2024-06-02T23:30:00Z",
        "today, 2024-06-02T00:00:00Z",
        "Yesterday, 2024-06-01T00:00:00Z",
        "15m, 2024-06-02T23:15:00Z",
        "-2h, 2024-06-02T21:30:00Z",
        "2h ago, 2024-06-02T21:30:00Z",
        "2h30m, 2024-06-02T21:00:00Z",
        "1d, 2024-06-01T23:30:00Z",
        "2 hours 30 min ago, 2024-06-02T21:00:00Z",
        "PT90S, 2024-06-02T23:28:30Z",
        "1717200000, 2024-06-01T00:00:00Z",
        "1717200000123, 2024-06-01T00:00:00.123Z",
        "2024-06-01, 2024-06-01T00:00:00Z",
        "2024-06-01T12:30, 2024-06-01T12:30:00Z",
        "2024-06-01 12:30, 2024-06-01T12:30:00Z",
        "2024-06-01T12:30:15.5, 2024-06-01T12:30:15.500Z",
        "2024-06-01T12:30:15Z, 2024-06-01T12:30:15Z",
        "2024-06-01 12:30:15 +0200, 2024-06-01T10:30:15Z",
        "2024-06-01T12:30+02:00, 2024-06-01T10:30:00Z",
        "2024-06-01T12:30-0530, 2024-06-01T18:00:00Z",
        "2024-06-01T12:30:00+02:00[Europe/Zurich], 2024-06-01T10:30:00Z",
    })
    void timesAreReadAsPeopleTypeThem(String text, Instant expected) {
        assertThat(new TimeText(CLOCK, ZoneOffset.UTC).parse("--start", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "today, 2024-06-02T22:00:00Z",
        "2024-06-01, 2024-05-31T22:00:00Z",
        "2024-06-01T12:00, 2024-06-01T10:00:00Z",
        "2024-06-01T12:00Z, 2024-06-01T12:00:00Z",
        "2024-03-31T02:30, 2024-03-31T01:30:00Z",
        "1717200000, 2024-06-01T00:00:00Z",
    })
    void timesWithoutAZoneAreInTheZoneAskedFor(String text, Instant expected) {
        assertThat(new TimeText(CLOCK, ZoneId.of("Europe/Zurich")).parse("--start", text))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "soon",
                "15x",
                "2h30",
                "h",
                "20240601",
                "2024",
                "2024-13-01",
                "2024-06-01T25:00",
                "--2h",
                "99999999999999999999",
                "999999999d",
                "1717200000000000",
                "2024-06-01T12:00+99:00",
                "P-1D",
                "2024-06-31"
            })
    void whatIsNoTimeIsRefusedWithExamples(String text) {
        assertThatThrownBy(() -> new TimeText(CLOCK, ZoneOffset.UTC).parse("--start", text))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--start: expected a time, found '" + text + "'");
    }

    @Property
    void anyTextIsATimeOrNone(@ForAll String text) {
        Instant found = new TimeText(CLOCK, ZoneOffset.UTC).parseOrNull(text);
        assertThat(found == null || found.isBefore(Instant.MAX)).isTrue();
    }

    @Property
    void lengthsAddUp(@ForAll @LongRange(max = 900) long hours, @ForAll @LongRange(max = 9999) long minutes) {
        assertThat(DurationText.parse(hours + "h" + minutes + "m")).isEqualTo(Duration.ofMinutes(hours * 60 + minutes));
    }

    @Test
    void moreThanTwoHundredYearsIsASlip() {
        assertThat(DurationText.parse("73000d")).isEqualTo(Duration.ofDays(73_000));
        assertThat(DurationText.parse("73001d")).isNull();
    }
}
