package io.flowlogs.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Where following begins, and how often it looks. */
class FollowOptionsTest {
    private static final Instant NOON = Instant.parse("2024-06-01T12:00:00Z");

    @Test
    void changingOneOptionKeepsTheOthers() {
        FollowOptions options =
                FollowOptions.from(NOON).every(Duration.ofMillis(1)).resumingAt("here");
        assertThat(options).isEqualTo(new FollowOptions(NOON, Duration.ofMillis(1), "here"));
        assertThat(options.every(Duration.ofHours(1)).checkpoint()).isEqualTo("here");
    }

    @Test
    void nothingOfWhatIsThereComesFromNowOn() {
        assertThat(FollowOptions.fromNow().from()).isEqualTo(Instant.MAX);
    }

    @Test
    void intervalsArePositive() {
        FollowOptions options = FollowOptions.fromNow();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.every(Duration.ZERO))
                .withMessageContaining("PT0S");
        assertThatIllegalArgumentException().isThrownBy(() -> options.every(Duration.ofNanos(-1)));
    }
}
