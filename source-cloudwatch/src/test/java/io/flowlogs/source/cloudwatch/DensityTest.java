package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

class DensityTest {
    private final Density density = new Density(10_000);

    private static EventPages.Page page(int events, int length) {
        LogEvent event = LogEvent.of(
                FilteredLogEvent.builder().message("x".repeat(length)).build());
        return new EventPages.Page(Collections.nCopies(events, event), true);
    }

    @Test
    void aPageIsFullByItsEventsOrByItsBytes() {
        assertThat(density.load(page(0, 100))).isZero();
        assertThat(density.load(page(5_000, 10))).isEqualTo(0.5);
        assertThat(density.load(page(10_000, 10))).isEqualTo(1);
        assertThat(density.load(page(512, 1024 - 26))).isEqualTo(0.5);
        assertThat(density.load(page(9_000, 1000))).isEqualTo(1);
        assertThat(density.load(new EventPages.Page(
                        Collections.nCopies(
                                100, LogEvent.of(FilteredLogEvent.builder().build())),
                        true)))
                .isEqualTo(0.01);
    }

    @Test
    void isUnknownAtFirst() {
        assertThat(density.isKnown()).isFalse();
        assertThat(density.pages(1_000_000)).isZero();
    }

    @Test
    void aRangeIsToFillMostOfAPage() {
        density.enter(0.125, 8_000);
        assertThat(density.isKnown()).isTrue();
        assertThat(density.width()).isEqualTo(44_000);
        assertThat(density.pages(128_000)).isEqualTo(2);
    }

    @Test
    void widthsAreWholeSecondsAndNeverNone() {
        density.enter(0.3, 1_000_000);
        assertThat(density.width() % 1000).isZero();
        density.enter(100, 1000);
        assertThat(density.width()).isEqualTo(1000);
    }

    @Test
    void whereNothingIsARangeMayBeVeryLong() {
        density.enter(0, 1000);
        assertThat(density.isKnown()).isTrue();
        assertThat(density.width()).isGreaterThan(1_000_000_000_000L);
    }

    @Test
    void whatWasSeenLastCountsAsMuchAsAllBefore() {
        density.enter(0, 1000);
        density.enter(0.125, 1000);
        assertThat(density.pages(16_000)).isEqualTo(1);
    }

    /** Of events within one second the number in a millisecond says nothing. */
    @Test
    void timesBelowASecondCountAsOne() {
        density.enter(0.125, 1);
        assertThat(density.width()).isEqualTo(5_000);
    }
}
