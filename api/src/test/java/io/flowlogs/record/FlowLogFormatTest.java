package io.flowlogs.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The ways in which a format is written down. */
class FlowLogFormatTest {
    private static final FlowLogFormat PAIR = FlowLogFormat.of(List.of(FlowFields.SRCADDR, FlowFields.PKT_DSTADDR));

    private static String names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "field-" + i).collect(Collectors.joining(" "));
    }

    @Test
    void everySpellingGivesTheSameFormat() {
        assertThat(List.of(
                        "${srcaddr} ${pkt-dstaddr}",
                        "${srcaddr}${pkt_dstaddr}",
                        "srcaddr pkt-dstaddr",
                        " srcaddr \t pkt_dstaddr ",
                        "srcaddr,pkt-dstaddr",
                        "SRCADDR, PKT_DSTADDR"))
                .allSatisfy(text ->
                        assertThat(FlowLogFormat.parse(text)).isEqualTo(PAIR).hasSameHashCodeAs(PAIR));
    }

    @Test
    void theDefaultsHaveNames() {
        assertThat(FlowLogFormat.parse("default")).isEqualTo(FlowLogFormat.DEFAULT);
        assertThat(FlowLogFormat.DEFAULT.size()).isEqualTo(14);
        assertThat(FlowLogFormat.parse(" tgw-default ")).isEqualTo(FlowLogFormat.TRANSIT_GATEWAY_DEFAULT);
        assertThat(FlowLogFormat.TRANSIT_GATEWAY_DEFAULT.size()).isEqualTo(36);
    }

    @Test
    void whatIsWrittenCanBeReadAgain() {
        assertThat(PAIR).hasToString("srcaddr pkt-dstaddr");
        assertThat(PAIR.toLogFormat()).isEqualTo("${srcaddr} ${pkt-dstaddr}");
        assertThat(FlowLogFormat.parse(PAIR.toLogFormat())).isEqualTo(PAIR);
        assertThat(FlowLogFormat.parse(PAIR.toHeader())).isEqualTo(PAIR);
    }

    @Test
    void theOrderOfTheFieldsCounts() {
        assertThat(FlowLogFormat.parse("pkt-dstaddr srcaddr")).isNotEqualTo(PAIR);
        assertThat(PAIR).isNotEqualTo(new Object());
    }

    @Test
    void aFieldIsFoundByItsName() {
        assertThat(PAIR.indexOf(FlowFields.PKT_DSTADDR)).isEqualTo(1);
        assertThat(PAIR.indexOf(FlowFields.BYTES)).isEqualTo(-1);
        assertThat(PAIR.contains(FlowFields.SRCADDR)).isTrue();
        assertThat(PAIR.contains(FlowFields.BYTES)).isFalse();
    }

    @Test
    void noFieldsAndTooManyAreRefused() {
        assertThat(FlowLogFormat.parse(names(1024)).size()).isEqualTo(1024);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlowLogFormat.parse(names(1025)))
                .withMessageContaining("1025");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlowLogFormat.parse(" "))
                .withMessageContaining("found 0");
    }

    @Test
    void repeatedFieldsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlowLogFormat.parse("end start bytes start END packets"))
                .withMessageContaining("found end, start more than once");
    }

    @Test
    void bracesAreForAllFieldsOrNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlowLogFormat.parse("${srcaddr} dstaddr"))
                .withMessageContaining("${name}, or none");
        assertThatIllegalArgumentException().isThrownBy(() -> FlowLogFormat.parse("${srcaddr} ${dstaddr"));
        assertThatIllegalArgumentException().isThrownBy(() -> FlowLogFormat.parse("${}"));
    }

    @Test
    void aHeaderOfDocumentedNamesIsAFormat() {
        assertThat(FlowLogFormat.ofHeader("srcaddr pkt-dstaddr")).isEqualTo(PAIR);
        assertThat(FlowLogFormat.ofHeader(" srcaddr  pkt_dstaddr ")).isEqualTo(PAIR);
        assertThat(FlowLogFormat.ofHeader("bytes")).isNotNull();
    }

    @Test
    void aHeaderMayHaveFieldsThatAreNotDocumentedYet() {
        assertThat(FlowLogFormat.ofHeader("srcaddr dstaddr bytes new-a new-b new-c"))
                .hasToString("srcaddr dstaddr bytes new-a new-b new-c");
        assertThat(FlowLogFormat.ofHeader("srcaddr dstaddr bytes new-a new-b new-c new-d"))
                .isNull();
        assertThat(FlowLogFormat.ofHeader("srcaddr dstaddr new-a")).isNull();
    }

    @Test
    void whatIsNoHeaderIsNoFormat() {
        assertThat(FlowLogFormat.ofHeader("")).isNull();
        assertThat(FlowLogFormat.ofHeader("2 123456789012 eni-1 10.0.0.1")).isNull();
        assertThat(FlowLogFormat.ofHeader("srcaddr dstaddr bytes srcaddr")).isNull();
        assertThat(FlowLogFormat.ofHeader("srcaddr pkt-dstaddr PKT_DSTADDR")).isNull();
        assertThat(FlowLogFormat.ofHeader("srcaddr dstaddr bytes caf\u00e9")).isNull();
        assertThat(FlowLogFormat.ofHeader("srcaddr dstaddr bytes " + "x".repeat(129)))
                .isNull();
        assertThat(FlowLogFormat.ofHeader(names(1025))).isNull();
    }

    @Test
    void namesThatNoFieldCanHaveAreRefused() {
        for (String name : List.of("", "${}", "a b", "a\tb", "a,b", "a$b", "a{b", "a}b", "a\u007f", "x".repeat(129))) {
            assertThatIllegalArgumentException().as(name).isThrownBy(() -> FlowField.canonicalName(name));
        }
        assertThat(FlowField.canonicalName("${PKT_SRCADDR}")).isEqualTo("pkt-srcaddr");
    }

    @Test
    void fieldsAreEqualWhenNameAndKindAre() {
        assertThat(FlowField.text("new")).isEqualTo(FlowField.text("NEW")).hasSameHashCodeAs(FlowField.text("new"));
        assertThat(FlowField.text("bytes")).isNotEqualTo(FlowFields.BYTES);
        assertThat(FlowField.text("new")).isNotEqualTo(FlowField.text("old")).isNotEqualTo("new");
    }
}
