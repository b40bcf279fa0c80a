package io.flowlogs.internal.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.convert.Partition;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanesTest {
    private static final FlowLogFormat FORMAT = FlowLogFormat.parse("account-id");

    @Test
    void hostileDataDoesNotMakeAnyNumberOfFolders() {
        Lanes lanes = new Lanes(List.of(Partition.ACCOUNT));
        for (int i = 0; i < Lanes.MOST; i++) {
            lanes.of(FlowRecord.fromMessage("a" + i, FORMAT));
        }
        assertThat(lanes.of(FlowRecord.fromMessage("a7", FORMAT)).id()).isEqualTo(7);
        assertThatThrownBy(() -> lanes.of(FlowRecord.fromMessage("b", FORMAT)))
                .isInstanceOf(FlowConfigurationException.class)
                .hasMessageContaining("expected at most 100000 folders and formats, found more");
    }

    @Test
    void equalFormatsAreOneLane() {
        Lanes lanes = new Lanes(List.of());
        Lane lane = lanes.of(FlowRecord.fromMessage("1", FORMAT));
        assertThat(lanes.of(FlowRecord.fromMessage("2", FlowLogFormat.parse("account_id"))))
                .isSameAs(lane);
    }

    @ParameterizedTest
    @CsvSource({
        "123456789012, 123456789012",
        "aZ_0-9.z, aZ_0-9.z",
        ".hidden, %2Ehidden",
        "@Z[, %40Z%5B",
        "`a{, %60a%7B",
        "/0:9, %2F0%3A9",
    })
    void onlyWhatIsHarmlessStaysInNames(String value, String name) {
        assertThat(FolderText.of(value)).isEqualTo(name);
    }

    @Test
    void namesFitInAFileSystemAndStayDifferent() {
        String one = FolderText.of("\u00fc".repeat(200));
        assertThat(one).hasSize(80 + 1 + 64).isNotEqualTo(FolderText.of("\u00fc".repeat(201)));
        assertThat(FolderText.of("a".repeat(160))).isEqualTo("a".repeat(160));
    }
}
