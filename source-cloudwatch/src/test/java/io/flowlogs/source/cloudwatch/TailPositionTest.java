package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.record.FlowConfigurationException;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TailPositionTest {
    @Property(tries = 200)
    void isReadAsItWasWritten(
            @ForAll @Size(max = 5)
                    Map<@IntRange(min = 0, max = 99) Integer, @LongRange(min = -1, max = 4_000_000_000_000L) Long>
                            tails) {
        Map<String, TailPosition> positions = new LinkedHashMap<>();
        SeenEvents seen = new SeenEvents(100);
        tails.forEach((tail, time) -> {
            seen.add("event " + time, time);
            positions.put("/vpc/flow-logs|" + tail, new TailPosition(time, time + 1, seen.encoded()));
        });
        String text = TailPosition.encode(positions);
        assertThat(text).doesNotContain("\n");
        assertThat(TailPosition.parse(text, "cwl:f")).isEqualTo(positions);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "live",
                "cwl2",
                "cwl2;g 1 2 ",
                "cwl1;",
                "cwl1;g",
                "cwl1;g 1 2",
                "cwl1;g one 2 ",
                "cwl1;g 1 2 A",
                "cwl1;g 1 2 AAAA",
                "cwl1;g 1 2 =!",
                "cwl1;g 1234567890123456789012 2 ",
                "cwl1;g 1 2 \ncwl1"
            })
    void whatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> TailPosition.parse(text, "cwl:f"))
                .isInstanceOf(FlowConfigurationException.class)
                .hasMessageStartingWith("cwl:f: expected a position that following this source has saved");
    }

    @Test
    void ofNoTailsThereIsOneToo() {
        assertThat(TailPosition.parse(TailPosition.encode(Map.of()), "cwl:f")).isEmpty();
    }
}
