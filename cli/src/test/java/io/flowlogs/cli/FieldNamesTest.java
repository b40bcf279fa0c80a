package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldNamesTest {
    @Test
    void namesAreSeparatedByCommasOrBlanksInAnySpelling() {
        assertThat(FieldNames.parse("--fields", "srcaddr, pkt_srcaddr ${bytes}", null))
                .isEqualTo(List.of(FlowFields.SRCADDR, FlowFields.PKT_SRCADDR, FlowFields.BYTES));
    }

    @Test
    void aSlipIsRefusedWithASuggestion() {
        assertThatThrownBy(() -> FieldNames.parse("--by", "srcadr", null))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Did you mean srcaddr?");
    }

    @Test
    void aFieldOfTomorrowIsText() {
        FlowField<String> tomorrow = FlowField.text("quantum-path");
        assertThat(FieldNames.parse("--fields", "quantum-path", null)).isEqualTo(List.of(tomorrow));
    }

    @Test
    void aFieldOfTomorrowThatLooksLikeASlipIsSettledByBracesOrByTheFormat() {
        FlowField<String> tomorrow = FlowField.text("instance-tag-3");
        assertThatThrownBy(() -> FieldNames.parse("--fields", "instance-tag-3", null))
                .hasMessageContaining("${instance-tag-3}");
        assertThat(FieldNames.parse("--fields", "${instance-tag-3}", null)).isEqualTo(List.of(tomorrow));
        assertThat(FieldNames.parse("--fields", "instance-tag-3", FlowLogFormat.parse("bytes instance-tag-3")))
                .isEqualTo(List.of(tomorrow));
    }

    @Test
    void emptyAndRepeatedNamesAreRefused() {
        assertThatThrownBy(() -> FieldNames.parse("--fields", "bytes,", null)).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> FieldNames.parse("--fields", "bytes,bytes", null))
                .hasMessageContaining("twice");
    }
}
