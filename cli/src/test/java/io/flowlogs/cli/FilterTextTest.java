package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FilterSyntaxException;
import io.flowlogs.record.FlowRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTextTest {
    private static final FlowRecord SSH = FlowRecord.fromMessage(
            "2 123456789012 eni-0a1b2c3d4e5f60001 203.0.113.77 10.0.1.10 51515 22 6 23 4210 1709634064 1709634112 REJECT OK");
    private static final FlowRecord SILENCE =
            FlowRecord.fromMessage("2 123456789012 eni-0a1b2c3d4e5f60004 - - - - - - - 1709632800 1709633100 - NODATA");

    private static FlowPredicate parse(String... texts) {
        Clock clock = Clock.fixed(Instant.parse("2024-03-05T12:00:00Z"), ZoneOffset.UTC);
        return Objects.requireNonNull(new FilterText(new TimeText(clock, ZoneOffset.UTC), null).parse(List.of(texts)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dstport=22",
                "dstport == 22",
                "dstport = 80, 22",
                "dstport!=23",
                "srcaddr=203.0.113.0/24",
                "srcaddr = 203.0.113.77,192.0.2.1",
                "dstaddr!=192.168.0.0/16",
                "bytes>=4210 and packets < 24 AND action=REJECT",
                "protocol=tcp",
                "protocol=6",
                "start >= 2024-03-05T10:00",
                "end <= 1709634112",
                "interface-id=eni-0a1b2c3d4e5f60001",
                "interface_id=eni-0a1b2c3d4e5f60001",
                "log-status=OK",
                "action != -"
            })
    void whatHolds(String text) {
        assertThat(parse(text).test(SSH)).as(text).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dstport=23",
                "dstport!=22",
                "srcaddr=10.0.0.0/8",
                "bytes > 4210",
                "protocol=udp",
                "action = -",
                "start < 2024-03-05"
            })
    void whatDoesNot(String text) {
        assertThat(parse(text).test(SSH)).as(text).isFalse();
    }

    @Test
    void noValueIsNeitherEqualNorUnequal() {
        assertThat(parse("dstport=22").test(SILENCE)).isFalse();
        assertThat(parse("dstport!=22").test(SILENCE)).isFalse();
        assertThat(parse("dstport=-").test(SILENCE)).isTrue();
    }

    @Test
    void severalTextsMustAllHold() {
        assertThat(parse("dstport=22", "bytes>1").test(SSH)).isTrue();
        assertThat(parse("dstport=22", "bytes<1").test(SSH)).isFalse();
        assertThat(new FilterText(new TimeText(Clock.systemUTC(), ZoneOffset.UTC), null).parse(List.of()))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dstport",
                "dstport=",
                "=22",
                "srcaddr=10.0.0.0/33",
                "srcaddr=host",
                "action=DROP",
                "bytes >= 1,2",
                "protocol=999",
                "start > someday",
                "dstport=22 and"
            })
    void whatCannotBeMeantIsRefusedWithASentence(String text) {
        assertThatThrownBy(() -> parse(text))
                .as(text)
                .isInstanceOf(FilterSyntaxException.class)
                .hasMessageStartingWith("filter: ")
                .hasMessageContaining("expected");
    }

    @Test
    void aSlipInTheNameOfAFieldIsRefusedWithASuggestion() {
        assertThatThrownBy(() -> parse("dsport=22"))
                .isInstanceOf(FilterSyntaxException.class)
                .hasMessageContaining("Did you mean dstport?");
    }
}
