package io.flowlogs.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceNameTest {
    @Test
    void portsHaveNamesAndNamesPorts() {
        assertThat(ServiceName.of(6, 443)).isEqualTo("https");
        assertThat(ServiceName.of(6, 65_000)).isEqualTo("tcp/65000");
        assertThat(ServiceName.of(1, 0)).isEqualTo("icmp");
        assertThat(ServiceName.codes("SSH")).contains(6 << 16 | 22);
        assertThat(ServiceName.codes("rdp"))
                .isEqualTo(ServiceName.codes("ms-wbt-server"))
                .isNotEmpty();
        assertThat(ServiceName.codes("tcp/65000")).containsExactly(6 << 16 | 65_000);
        assertThat(ServiceName.codes("icmp")).containsExactly(1 << 16);
        assertThat(ServiceName.version()).matches("[0-9]{4}\\.[0-9]{2}");
        assertThat(ServiceName.names()).contains("https", "postgres");
    }

    @Test
    void whatIsNoServiceHasNoPorts() {
        for (String none : List.of("nothing", "tcp/70000", "tcp/", "tcp/1234567", "nothing/22", "tcp/x")) {
            assertThat(ServiceName.codes(none)).as(none).isEmpty();
        }
    }

    @Test
    void codesHaveMeanings() {
        assertThat(FlowFields.PROTOCOL.meaningOf("6")).isEqualTo("tcp");
        assertThat(FlowFields.TCP_FLAGS.meaningOf("18")).isEqualTo("SYN|ACK");
        assertThat(FlowFields.TRAFFIC_PATH.meaningOf("8")).startsWith("internet gateway");
        assertThat(FlowFields.REJECT_REASON.meaningOf("BPA")).isEqualTo("VPC Block Public Access");
        assertThat(FlowFields.PROTOCOL.meaningOf("many")).isNull();
        assertThat(FlowFields.TRAFFIC_PATH.meaningOf("99")).isNull();
        assertThat(FlowFields.BYTES.meaningOf("5")).isNull();
        assertThat(FlowField.text("new").meaningOf("x")).isNull();
    }

    @Test
    void manyRangesAreSearched() {
        List<CidrBlock> blocks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            blocks.add(CidrBlock.parse("10." + i * 3 + ".0.0/16"));
            blocks.add(CidrBlock.parse("10.200." + i * 2 + ".128/25"));
            blocks.add(CidrBlock.parse("2001:db8:" + Integer.toHexString(i * 4) + "::/48"));
        }
        AddressSet set = AddressSet.of(blocks);
        assertThat(set.ranges()).isEqualTo(120);
        assertThat(set.contains(IpAddress.parse("10.3.255.255"))).isTrue();
        assertThat(set.contains(IpAddress.parse("10.4.0.0"))).isFalse();
        assertThat(set.contains(IpAddress.parse("10.200.2.127"))).isFalse();
        assertThat(set.contains(IpAddress.parse("10.200.2.128"))).isTrue();
        assertThat(set.contains(IpAddress.parse("10.200.79.0"))).isFalse();
        assertThat(set.contains(IpAddress.parse("9.255.255.255"))).isFalse();
        assertThat(set.contains(IpAddress.parse("255.255.255.255"))).isFalse();
        assertThat(set.contains(IpAddress.parse("2001:db8:4::1"))).isTrue();
        assertThat(set.contains(IpAddress.parse("2001:db8:5::1"))).isFalse();
        assertThat(set.contains(IpAddress.parse("::1"))).isFalse();
    }

    @Test
    void rangesThatTouchAtTheEdgeOfAHalfAreOne() {
        AddressSet set = AddressSet.of(List.of(
                CidrBlock.parse("2001:db8::/64"),
                CidrBlock.parse("2001:db8:0:1::/64"),
                CidrBlock.parse("2001:db8::/65")));
        assertThat(set.ranges()).isOne();
        AddressSet end = AddressSet.of(
                List.of(CidrBlock.parse("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128"), CidrBlock.parse("::/128")));
        assertThat(end.ranges()).isEqualTo(2);
        assertThat(end.contains(IpAddress.parse("::"))).isTrue();
    }

    @Test
    void setsOfAddressesAreEqualWhenTheirAddressesAre() {
        AddressSet halves = AddressSet.of(List.of(CidrBlock.parse("10.0.0.0/9"), CidrBlock.parse("10.128.0.0/9")));
        AddressSet whole = AddressSet.of(List.of(CidrBlock.parse("10.0.0.0/8"), CidrBlock.parse("10.1.0.0/16")));
        assertThat(halves).isEqualTo(whole).hasSameHashCodeAs(whole).isNotEqualTo("10.0.0.0/8");
        assertThat(halves.ranges()).isOne();
        assertThat(halves).hasToString("1 ranges of addresses");
        assertThat(AddressSet.of(List.of()).isEmpty()).isTrue();
        AddressSet ipv6 =
                AddressSet.of(List.of(CidrBlock.parse("2001:db8::/33"), CidrBlock.parse("2001:db8:8000::/33")));
        assertThat(ipv6.ranges()).isOne();
        assertThat(ipv6.isEmpty()).isFalse();
        assertThat(ipv6).isNotEqualTo(whole);
        assertThat(ipv6.contains(IpAddress.parse("2001:db8:ffff::1"))).isTrue();
        assertThat(ipv6.contains(IpAddress.parse("2001:db9::"))).isFalse();
        assertThat(ipv6.contains(IpAddress.parse("10.0.0.1"))).isFalse();
    }
}
