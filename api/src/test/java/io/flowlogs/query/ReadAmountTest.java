package io.flowlogs.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Sums of what there is to read. */
class ReadAmountTest {
    @Test
    void eachNumberIsAddedUp() {
        assertThat(new ReadAmount(1, 20, 3).plus(new ReadAmount(100, 4000, 0))).isEqualTo(new ReadAmount(101, 4020, 3));
        assertThat(ReadAmount.NONE.plus(ReadAmount.NONE)).isEqualTo(ReadAmount.NONE);
    }

    @Test
    void sumsStopAtTheLargestNumber() {
        ReadAmount most = new ReadAmount(Long.MAX_VALUE, Long.MAX_VALUE - 1, 0);
        assertThat(most.plus(new ReadAmount(0, 1, 1))).isEqualTo(new ReadAmount(Long.MAX_VALUE, Long.MAX_VALUE, 1));
        assertThat(most.plus(most)).isEqualTo(new ReadAmount(Long.MAX_VALUE, Long.MAX_VALUE, 0));
    }
}
