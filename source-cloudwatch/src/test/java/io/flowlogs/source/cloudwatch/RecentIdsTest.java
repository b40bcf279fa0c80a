package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentIdsTest {
    private final RecentIds ids = new RecentIds(10);

    @Test
    void anIdIsNewOnce() {
        assertThat(ids.add("a")).isTrue();
        assertThat(ids.add("a")).isFalse();
    }

    @Test
    void asManyAsWereAskedForAreRemembered() {
        ids.add("a");
        IntStream.range(0, 9).forEach(i -> ids.add("other " + i));
        assertThat(ids.add("a")).isFalse();
        IntStream.range(9, 18).forEach(i -> ids.add("other " + i));
        assertThat(ids.add("a")).isFalse();
    }

    @Test
    void atMostTwiceAsManyAreRemembered() {
        ids.add("a");
        IntStream.range(0, 19).forEach(i -> ids.add("other " + i));
        assertThat(ids.add("a")).isTrue();
    }
}
