package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.query.GroupKey;
import io.flowlogs.record.FlowFields;
import io.flowlogs.report.HealthQuestion;
import io.flowlogs.report.SeriesQuestion;
import io.flowlogs.value.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {
    private static final String[] LINES = {
        "interface-id bytes packets start end action log-status",
        "eni-1 10 1 65 70 ACCEPT OK",
        "eni-2 20 2 60 70 REJECT OK",
        "eni-1 40 4 200 260 ACCEPT OK",
        "eni-1 - - 190 200 - NODATA",
        "eni-1 - - 61 62 - SKIPDATA",
        "eni-1 5 1 - - ACCEPT OK"
    };
    private static final SeriesQuestion MINUTES = SeriesQuestion.of(Duration.ofMinutes(1));

    private static List<String> rows(SeriesQuestion question) {
        return LogText.rows(LogText.asked(LINES).series(question));
    }

    @Test
    void emptyBinsAreShown() {
        assertThat(rows(MINUTES))
                .containsExactly(
                        "- 1 5 1 1 0 0 0",
                        "1970-01-01T00:01:00Z 2 30 3 1 1 0 1",
                        "1970-01-01T00:02:00Z 0 0 0 0 0 0 0",
                        "1970-01-01T00:03:00Z 1 40 4 1 0 1 0");
    }

    @Test
    void aWindowShowsItsBins() {
        assertThat(rows(MINUTES.over(new TimeRange(Instant.ofEpochSecond(30), Instant.ofEpochSecond(301)))))
                .hasSize(7)
                .element(6)
                .isEqualTo("1970-01-01T00:05:00Z 0 0 0 0 0 0 0");
    }

    @Test
    void inZoneIsInByAnotherName() {
        ZoneId zone = ZoneId.of("Asia/Tokyo");
        assertThat(MINUTES.inZone(zone)).isEqualTo(MINUTES.in(zone));
        assertThat(HealthQuestion.hourly().inZone(zone))
                .isEqualTo(HealthQuestion.hourly().in(zone));
    }

    @Test
    void everyKeyHasEveryBin() {
        assertThat(rows(MINUTES.by(List.of(GroupKey.of(FlowFields.INTERFACE_ID)))))
                .containsExactly(
                        "- eni-1 1 5 1 1 0 0 0",
                        "1970-01-01T00:01:00Z eni-1 1 10 1 1 0 0 1",
                        "1970-01-01T00:01:00Z eni-2 1 20 2 0 1 0 0",
                        "1970-01-01T00:02:00Z eni-1 0 0 0 0 0 0 0",
                        "1970-01-01T00:02:00Z eni-2 0 0 0 0 0 0 0",
                        "1970-01-01T00:03:00Z eni-1 1 40 4 1 0 1 0",
                        "1970-01-01T00:03:00Z eni-2 0 0 0 0 0 0 0");
    }
}
