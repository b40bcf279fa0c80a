package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Requests keep to what AWS grants, whatever becomes of the time. */
class FaultPaceTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);
    private final List<Duration> pauses = new ArrayList<>();
    private final Effort effort = new Effort();

    private RequestPace pace(String region) {
        return RequestPace.of(region, nanos::get, this::pass, effort);
    }

    private void pass(Duration time) {
        pauses.add(time);
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void moreThanIsGrantedASecondWaitsAndIsCounted() throws Exception {
        RequestPace pace = pace("eu-central-1");

        for (int i = 0; i < 25; i++) {
            pace.await();
        }

        assertThat(pauses).hasSize(20).containsOnly(Duration.ofMillis(200));
        assertThat(effort.toMap()).containsEntry("waited-millis", 4000L);
    }

    @Test
    void aLongSilenceSavesUpASecondsWorthAndNoMore() throws Exception {
        RequestPace pace = pace("us-east-1");
        nanos.addAndGet(Duration.ofHours(3).toNanos());

        for (int i = 0; i < 26; i++) {
            pace.await();
        }

        assertThat(pauses).containsExactly(Duration.ofMillis(40));
    }

    @Test
    void anInterruptionWhileWaitingEndsTheWait() throws Exception {
        RequestPace pace = RequestPace.of(
                "eu-west-1",
                nanos::get,
                time -> {
                    throw new InterruptedException("as the test says");
                },
                effort);
        for (int i = 0; i < 10; i++) {
            pace.await();
        }

        assertThatThrownBy(pace::await).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void theQuotaOfARegionIsThatOfTheTableOfAws() {
        assertThat(RequestPace.quota("us-east-1")).isEqualTo(25);
        assertThat(RequestPace.quota("eu-west-1")).isEqualTo(10);
        assertThat(RequestPace.quota("ca-west-1")).isEqualTo(5);
    }
}
