package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeenEventsTest {
    private final SeenEvents seen = new SeenEvents(100);

    private void add(int from, int to) {
        IntStream.range(from, to).forEach(i -> seen.add("event " + i, i));
    }

    @Test
    void whatWasAddedIsKnown() {
        add(0, 100);
        assertThat(seen.contains("event 99")).isTrue();
        assertThat(seen.contains("event 100")).isFalse();
    }

    @Test
    void whatLiesBeforeATimeIsForgotten() {
        add(0, 100);
        seen.forgetBefore(90);
        assertThat(seen.size()).isEqualTo(10);
        assertThat(seen.contains("event 89")).isFalse();
        assertThat(seen.contains("event 90")).isTrue();
    }

    @Test
    void aboveTheBoundTheOlderHalfIsForgottenAndTheTimeOfThatTold() {
        add(0, 100);
        assertThat(seen.shorten()).isEqualTo(Long.MIN_VALUE);
        add(100, 101);
        assertThat(seen.shorten()).isEqualTo(51);
        assertThat(seen.size()).isEqualTo(50);
        assertThat(seen.contains("event 50")).isFalse();
        assertThat(seen.contains("event 51")).isTrue();
    }

    /** All of a time are known, or none. */
    @Test
    void eventsOfTheSameTimeAreForgottenTogether() {
        IntStream.range(0, 101).forEach(i -> seen.add("event " + i, 7));
        assertThat(seen.shorten()).isEqualTo(8);
        assertThat(seen.size()).isZero();
    }

    @Test
    void whatIsWrittenIsKnownWhereItIsReadUntilItIsForgottenThere() {
        add(0, 100);
        String text = seen.encoded();
        assertThat(SeenEvents.isEncoded(text)).isTrue();
        SeenEvents other = new SeenEvents(100);
        other.addEncoded(text, 1000);
        assertThat(other.size()).isEqualTo(100);
        assertThat(other.contains("event 0")).isTrue();
        assertThat(other.encoded()).isEqualTo(text);
        other.forgetBefore(1001);
        assertThat(other.size()).isZero();
    }
}
