package org.example.flowlogs.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.value.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a window leaves of the names that AWS gives. */
class WindowTest {
    private static final String NAME = "123456789012_vpcflowlogs_us-east-1_fl-1234abcd_%sZ_fe123456.log.gz";
    private static final TimeRange WINDOW =
            new TimeRange(Instant.parse("2024-03-05T10:00:00Z"), Instant.parse("2024-03-05T11:00:00Z"));
    private static final Horizon HORIZON = Horizon.of(WINDOW, Duration.ofMinutes(30));

    @ParameterizedTest
    @CsvSource({
        "20240305T0930, true",
        "20240305T0925, false",
        "20240305T1140, true",
        "20240305T1145, false",
        "20240231T1200, true"
    })
    void filesOutsideAreLeftOut(String time, boolean read) {
        assertThat(HORIZON.hasFile("/logs/" + NAME.formatted(time))).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({
        "/x/AWSLogs/123456789012/vpcflowlogs/us-east-1/2024/, true",
        "/x/AWSLogs/123456789012/vpcflowlogs/us-east-1/2023/, false",
        "/x/AWSLogs/123456789012/vpcflowlogs/us-east-1/2024/03/, true",
        "/x/AWSLogs/123456789012/vpcflowlogs/us-east-1/2024/04/, false",
        "/x/AWSLogs/123456789012/vpcflowlogs/us-east-1/2024/03/05/, true",
        "/x/AWSLogs/123456789012/vpcflowlogs/us-east-1/2024/03/06/, false",
        "/x/AWSLogs/123456789012/vpcflowlogs/us-east-1/2024/02/31/, true",
        "/vpcflowlogs/us-east-1/2024/03/05/08/, false",
        "/vpcflowlogs/us-east-1/2024/03/05/09/, true",
        "/vpcflowlogs/us-east-1/2024/03/05/12/, false",
        "/aws-service=vpcflowlogs/aws-region=us-east-1/year=2024/month=03/day=05/hour=11/, true",
        "/aws-service%3Dvpcflowlogs/aws-region%3Dus-east-1/year%3D2024/month%3D03/day%3D05/hour%3D13/, false",
        "/2023/01/01/, true",
        "/anything/2023/, true"
    })
    void foldersOutsideAreLeftOut(String path, boolean read) {
        assertThat(HORIZON.hasFolder(path)).isEqualTo(read);
    }

    @Test
    void allOfTimeLeavesNothingOut() {
        Horizon all = Horizon.of(TimeRange.ALL, Duration.ofMinutes(30));
        assertThat(all.hasFile(NAME.formatted("19700101T0000"))).isTrue();
        assertThat(all.hasFolder("/vpcflowlogs/us-east-1/9999/")).isTrue();
    }

    /** A record that starts in the window is in a file and in folders that are read, however late it ends. */
    @Test
    void noRecordOfTheWindowIsLeftOut() {
        Random random = new Random(7);
        for (int turn = 0; turn < 10_000; turn++) {
            Instant start = WINDOW.from().plusSeconds(random.nextInt(3600));
            Instant end = start.plusSeconds(random.nextInt(661));
            Instant slot = Instant.ofEpochSecond(Math.floorDiv(end.getEpochSecond(), 300) * 300);
            String text = slot.toString(); // 2024-03-05T10:00:00Z
            String time = text.substring(0, 16).replace("-", "").replace(":", "");
            String folder = "/vpcflowlogs/us-east-1/" + text.substring(0, 10).replace('-', '/') + "/";

            assertThat(HORIZON.hasFile(NAME.formatted(time))).as(time).isTrue();
            assertThat(HORIZON.hasFolder(folder)).isTrue();
            assertThat(HORIZON.hasFolder(folder + text.substring(11, 13) + "/")).isTrue();
        }
    }

    @Test
    void theDayIsInTheName() {
        assertThat(Horizon.day("/logs/" + NAME.formatted("20240305T0930"))).isEqualTo(LocalDate.of(2024, 3, 5));
        assertThat(Horizon.day("/logs/" + NAME.formatted("20241305T0930"))).isNull();
        assertThat(Horizon.day("/logs/a.log")).isNull();
    }
}
