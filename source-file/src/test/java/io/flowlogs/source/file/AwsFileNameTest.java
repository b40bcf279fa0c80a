package io.flowlogs.source.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsFileNameTest {
    static final String NAME = "123456789012_vpcflowlogs_us-east-1_fl-1234abcd_20180620T1620Z_fe123456.log.gz";

    @ParameterizedTest
    @ValueSource(strings = {".log.gz", ".log.parquet", ".log"})
    void theTimeIsReadFromAnAwsName(String suffix) {
        assertThat(AwsFileName.epochSecond(NAME.replace(".log.gz", suffix)))
                .hasValue(Instant.parse("2018-06-20T16:20:00Z").getEpochSecond());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.log",
                "123456789012_vpcflowlogs_us-east-1_fl-1234abcd_20181320T1620Z_fe123456.log.gz",
                "123456789012_vpcflowlogs_us-east-1_fl-1234abcd_20180620T2460Z_fe123456.log.gz",
                "123456789012_vpcflowlogs_us-east-1_fl-1234abcd_20180620T1620Z_fe123456.log.gz.1",
                "copy of 123456789012_vpcflowlogs_us-east-1_fl-1234abcd_20180620T1620Z_fe123456.log.gz",
                "123456789012_elasticloadbalancing_us-east-1_fl-1234abcd_20180620T1620Z_fe123456.log.gz"
            })
    void otherNamesHaveNoTime(String name) {
        assertThat(AwsFileName.epochSecond(name)).isEmpty();
    }

    @Test
    void textsOfTimesAreInTheOrderOfTheTimes() {
        assertThat(AwsFileName.timeText(NAME)).isEqualTo("20180620T1620");
    }
}
