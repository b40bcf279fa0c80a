package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestPaceTest {
    private final Effort effort = new Effort();
    private final Time time = new Time();

    /** Goes on only when somebody waits, and remembers how long. */
    private static final class Time implements Pause {
        private final List<Long> waits = new ArrayList<>();
        private Duration now = Duration.ofDays(1);

        @Override
        public void pause(Duration length) {
            waits.add(length.toMillis());
            now = now.plus(length);
        }

        long nanos() {
            return now.toNanos();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-1, 25",
        "us-west-2, 10",
        "eu-west-1, 10",
        "eu-central-1, 5",
        "ap-northeast-3, 5",
        "ap-southeast-3, 5",
        "ca-west-1, 5",
        "il-central-1, 5",
        "of-the-future-1, 10"
    })
    void isThatOfAwssTableOfQuotas(String region, int perSecond) {
        assertThat(RequestPace.quota(region)).isEqualTo(perSecond);
    }

    @Test
    void aSecondsWorthIsSentAtOnceAndThenEachInItsTurn() throws InterruptedIOException {
        RequestPace pace = RequestPace.of("eu-west-1", time::nanos, time, effort);
        for (int i = 0; i < 10; i++) {
            pace.await();
        }
        assertThat(time.waits).isEmpty();
        for (int i = 0; i < 20; i++) {
            pace.await();
        }
        assertThat(time.waits).hasSize(20).containsOnly(100L);
        assertThat(effort.toMap()).containsEntry("waited-millis", 2000L);
    }

    @Test
    void whoWasIdleHasSavedUpASecondsWorthAndNoMore() throws InterruptedIOException {
        RequestPace pace = RequestPace.of("eu-central-1", time::nanos, time, effort);
        pace.await();
        time.now = time.now.plusSeconds(3600);
        for (int i = 0; i < 5; i++) {
            pace.await();
        }
        assertThat(time.waits).isEmpty();
        pace.await();
        assertThat(time.waits).containsExactly(200L);
    }

    @Test
    void thoseWhoWaitTogetherAreSpread() throws InterruptedIOException {
        List<Long> asked = new ArrayList<>();
        RequestPace pace = RequestPace.of("eu-central-1", time::nanos, wait -> asked.add(wait.toMillis()), effort);
        for (int i = 0; i < 8; i++) {
            pace.await();
        }
        assertThat(asked).containsExactly(200L, 400L, 600L);
    }

    @Test
    void serversThatAreNotAwssAreNotWaitedFor() throws InterruptedIOException {
        RequestPace pace = RequestPace.unlimited(effort);
        for (int i = 0; i < 1000; i++) {
            pace.await();
        }
        assertThat(effort.toMap()).containsEntry("waited-millis", 0L);
    }

    @Test
    void anInterruptionEndsTheWaiting() throws InterruptedIOException {
        RequestPace pace = RequestPace.of(
                "eu-central-1",
                time::nanos,
                wait -> {
                    throw new InterruptedException();
                },
                effort);
        for (int i = 0; i < 5; i++) {
            pace.await();
        }
        assertThatThrownBy(pace::await).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
