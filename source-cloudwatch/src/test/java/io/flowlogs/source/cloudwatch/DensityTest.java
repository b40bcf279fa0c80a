package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DensityTest {
    private final Density density = new Density(10_000);

    @Test
    void isUnknownAtFirst() {
        assertThat(density.isKnown()).isFalse();
        assertThat(density.pages(1_000_000)).isZero();
    }

    @Test
    void aRangeIsToFillMostOfAPage() {
        density.enter(1000, 10_000);
        assertThat(density.isKnown()).isTrue();
        assertThat(density.width()).isEqualTo(70_000);
        assertThat(density.pages(200_000)).isEqualTo(2);
    }

    @Test
    void widthsAreWholeSecondsAndNeverNone() {
        density.enter(3, 1_000_000);
        assertThat(density.width() % 1000).isZero();
        density.enter(1_000_000, 1000);
        assertThat(density.width()).isEqualTo(1000);
    }

    @Test
    void whereNothingIsARangeMayBeVeryLong() {
        density.enter(0, 1000);
        assertThat(density.isKnown()).isTrue();
        assertThat(density.width()).isGreaterThan(1_000_000_000_000L).isPositive();
    }

    @Test
    void whatWasSeenLastCountsAsMuchAsAllBefore() {
        density.enter(0, 1000);
        density.enter(1000, 1000);
        assertThat(density.pages(20_000)).isEqualTo(1);
    }

    @Test
    void aPageThatWasCutOffTellsHowMuchAPageHolds() {
        density.fullPage(2000, 10_000);
        assertThat(density.pages(10_000)).isEqualTo(1);
        assertThat(density.width()).isEqualTo(7_000);
    }

    /** Of events within one second the number in a millisecond says nothing. */
    @Test
    void timesBelowASecondCountAsOne() {
        density.enter(10, 1);
        assertThat(density.width()).isEqualTo(700_000);
    }
}
