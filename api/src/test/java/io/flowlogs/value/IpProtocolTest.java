package io.flowlogs.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpProtocolTest {
    /** Spread over the table: one keyword too many or too few shifts all that follow. */
    @ParameterizedTest
    @CsvSource({
        "0, hopopt",
        "1, icmp",
        "2, igmp",
        "4, ipv4",
        "6, tcp",
        "9, igp",
        "17, udp",
        "27, rdp",
        "33, dccp",
        "41, ipv6",
        "43, ipv6-route",
        "47, gre",
        "50, esp",
        "51, ah",
        "55, min-ipv4",
        "58, ipv6-icmp",
        "60, ipv6-opts",
        "61, 61",
        "62, cftp",
        "63, 63",
        "68, 68",
        "69, sat-mon",
        "79, wb-expak",
        "88, eigrp",
        "89, ospfigp",
        "94, ipip",
        "98, encap",
        "99, 99",
        "100, gmtp",
        "103, pim",
        "108, ipcomp",
        "112, vrrp",
        "114, 114",
        "115, l2tp",
        "124, isis",
        "132, sctp",
        "135, mobility-header",
        "136, udplite",
        "139, hip",
        "140, shim6",
        "143, ethernet",
        "144, aggfrag",
        "145, nsh",
        "146, homa",
        "147, bit-emu",
        "148, 148",
        "252, 252",
        "253, 253",
        "254, 254",
        "255, reserved"
    })
    void keywordsAreThoseOfIana(int number, String keyword) {
        assertThat(IpProtocol.of(number).keyword()).isEqualTo(keyword);
    }

    @Test
    void everyNumberIsReadFromItsKeywordInAnyCaseAndFromItself() {
        Set<String> keywords = new HashSet<>();
        for (int number = 0; number <= IpProtocol.MAX_NUMBER; number++) {
            IpProtocol protocol = IpProtocol.of(number);
            assertThat(protocol.number()).isEqualTo(number);
            assertThat(IpProtocol.parse(Integer.toString(number))).isSameAs(protocol);
            assertThat(IpProtocol.parse(protocol.keyword().toUpperCase(Locale.ROOT)))
                    .isSameAs(protocol);
            assertThat(protocol).hasToString(protocol.keyword()).hasSameHashCodeAs(IpProtocol.of(number));
            assertThat(keywords.add(protocol.keyword())).isTrue();
        }
    }

    @Test
    void customaryNamesAreUnderstood() {
        assertThat(IpProtocol.parse("ICMPv6")).isSameAs(IpProtocol.ICMPV6);
        assertThat(IpProtocol.parse("icmp6")).isSameAs(IpProtocol.ICMPV6);
        assertThat(IpProtocol.parse("ospf").number()).isEqualTo(89);
        assertThat(IpProtocol.parse("ICMP")).isSameAs(IpProtocol.ICMP);
        assertThat(IpProtocol.parse("Udp")).isSameAs(IpProtocol.UDP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "256", "-1", "+6", "06", "6.0", " tcp", "tcpp", "\u0666"})
    void otherTextIsRefusedAndShown(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpProtocol.parse(text))
                .withMessageContaining("found \"" + text);
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> IpProtocol.of(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpProtocol.of(256))
                .withMessage("expected a protocol number from 0 to 255, found 256");
    }

    @Test
    void theOrderIsThatOfTheNumbers() {
        assertThat(IpProtocol.TCP)
                .isLessThan(IpProtocol.UDP)
                .isNotEqualTo(IpProtocol.UDP)
                .isNotEqualTo("tcp");
    }

    @Test
    void portsBelongToTransportProtocols() {
        assertThat(IpProtocol.TCP.hasPorts() && IpProtocol.UDP.hasPorts()).isTrue();
        assertThat(IpProtocol.ICMP.hasPorts() || IpProtocol.parse("gre").hasPorts())
                .isFalse();
    }
}
