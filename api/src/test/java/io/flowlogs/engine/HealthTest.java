package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.report.FlowReports;
import io.flowlogs.report.HealthQuestion;
import io.flowlogs.report.HealthRow;
import io.flowlogs.report.Report;
import io.flowlogs.value.TimeRange;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static final String[] LINES = {
        "interface-id srcaddr start end log-status",
        "eni-b 10.0.0.1 7200 7260 OK",
        "eni-a 10.0.0.1 10 70 OK",
        "eni-a 10.0.0.2 20 90 OK",
        "eni-a - 30 80 NODATA",
        "eni-a - 14400 14460 SKIPDATA",
        "eni-a 10.0.0.1 7199 7201 OK"
    };

    private static Report<HealthRow> asked(HealthQuestion question, String... lines) {
        return LogText.asked(lines).health(question);
    }

    @Test
    void binsWithoutDeliveryAreMissing() {
        Report<HealthRow> report = asked(HealthQuestion.hourly(), LINES);
        assertThat(LogText.header(report)).isEqualTo("start interface-id records nodata skipdata missing last");
        assertThat(LogText.rows(report))
                .containsExactly(
                        "1970-01-01T00:00:00Z eni-a 2 1 0 false 1970-01-01T00:01:30Z",
                        "1970-01-01T01:00:00Z eni-a 1 0 0 false 1970-01-01T02:00:01Z",
                        "1970-01-01T02:00:00Z eni-a 0 0 0 true -",
                        "1970-01-01T02:00:00Z eni-b 1 0 0 false 1970-01-01T02:01:00Z",
                        "1970-01-01T03:00:00Z eni-a 0 0 0 true -",
                        "1970-01-01T04:00:00Z eni-a 0 0 1 false 1970-01-01T04:01:00Z");
    }

    @Test
    void aWindowExpectsEveryInterfaceAllOfTheTime() {
        TimeRange window = new TimeRange(Instant.ofEpochSecond(3600), Instant.ofEpochSecond(10_801));
        FlowReports reports = FlowReports.of(LogText.query(LINES).between(window));
        assertThat(LogText.rows(reports.health(HealthQuestion.hourly().over(window))))
                .containsExactly(
                        "1970-01-01T01:00:00Z eni-a 1 0 0 false 1970-01-01T02:00:01Z",
                        "1970-01-01T01:00:00Z eni-b 0 0 0 true -",
                        "1970-01-01T02:00:00Z eni-a 0 0 0 true -",
                        "1970-01-01T02:00:00Z eni-b 1 0 0 false 1970-01-01T02:01:00Z",
                        "1970-01-01T03:00:00Z eni-a 0 0 0 true -",
                        "1970-01-01T03:00:00Z eni-b 0 0 0 true -");
    }

    @Test
    void recordsWithoutInterfaceOrTimeHaveRowsOfTheirOwn() {
        assertThat(LogText.rows(asked(
                        HealthQuestion.hourly(),
                        "interface-id start log-status",
                        "- - OK",
                        "eni-a - NODATA",
                        "- 5 OK")))
                .containsExactly("- - 1 0 0 false -", "- eni-a 0 1 0 false -", "1970-01-01T00:00:00Z - 1 0 0 false -");
    }

    @Test
    void moreRowsThanAMillionAreRefused() {
        assertThatThrownBy(() -> asked(
                        HealthQuestion.hourly().every(Duration.ofSeconds(1)),
                        "interface-id start",
                        "eni-a 5",
                        "eni-a 1000005"))
                .isInstanceOf(FlowConfigurationException.class)
                .hasMessageStartingWith("health: expected at most 1000000 rows");
    }
}
