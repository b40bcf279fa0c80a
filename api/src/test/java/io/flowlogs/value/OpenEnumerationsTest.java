package io.flowlogs.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.CharBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenEnumerationsTest {
    @Test
    void wordsAreReadAsAwsWritesThem() {
        assertThat(FlowAction.of("ACCEPT")).isEqualTo(FlowAction.ACCEPT);
        assertThat(FlowAction.of(CharBuffer.wrap("REJECT"))).isEqualTo(FlowAction.REJECT);
        assertThat(LogStatus.of("OK")).isEqualTo(LogStatus.OK);
        assertThat(LogStatus.of("NODATA")).isEqualTo(LogStatus.NODATA);
        assertThat(LogStatus.of("SKIPDATA")).isEqualTo(LogStatus.SKIPDATA);
        assertThat(FlowDirection.of("ingress")).isEqualTo(FlowDirection.INGRESS);
        assertThat(FlowDirection.of("egress")).isEqualTo(FlowDirection.EGRESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "accept", "Ok", "EGRESS", "ACCEPTED", "UNKNOWN"})
    void anyOtherWordIsUnknown(String word) {
        assertThat(FlowAction.of(word)).isEqualTo(FlowAction.UNKNOWN);
        assertThat(LogStatus.of(word)).isEqualTo(LogStatus.UNKNOWN);
        assertThat(FlowDirection.of(word)).isEqualTo(FlowDirection.UNKNOWN);
    }

    @Test
    void everyTrafficPathHasItsNumberAndDescription() {
        for (int number = 1; number <= 8; number++) {
            assertThat(TrafficPath.of(number).number()).isEqualTo(number);
            assertThat(TrafficPath.of(number).description()).isNotBlank();
        }
        assertThat(TrafficPath.of(4)).isEqualTo(TrafficPath.INTRA_REGION_PEERING);
        assertThat(TrafficPath.of(8)).isEqualTo(TrafficPath.INTERNET_GATEWAY);
    }

    @Test
    void everyEncryptionStatusHasItsNumberAndDescription() {
        for (int number = 0; number <= 3; number++) {
            assertThat(EncryptionStatus.of(number).number()).isEqualTo(number);
            assertThat(EncryptionStatus.of(number).description()).isNotBlank();
        }
        assertThat(EncryptionStatus.of(2)).isEqualTo(EncryptionStatus.APPLICATION_ENCRYPTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 9, 255, Integer.MAX_VALUE})
    void anyOtherNumberIsUnknown(int number) {
        assertThat(TrafficPath.of(number)).isEqualTo(TrafficPath.UNKNOWN);
        assertThat(EncryptionStatus.of(number)).isEqualTo(EncryptionStatus.UNKNOWN);
        assertThat(TrafficPath.of(0)).isEqualTo(TrafficPath.UNKNOWN);
    }
}
