package io.flowlogs.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrBlockTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0/8, 10.0.0.0, 10.255.255.255",
        "10.1.2.3/8, 10.0.0.0/8, 10.0.0.0, 10.255.255.255",
        "10.1.2.3, 10.1.2.3/32, 10.1.2.3, 10.1.2.3",
        "0.0.0.0/0, 0.0.0.0/0, 0.0.0.0, 255.255.255.255",
        "::ffff:10.1.1.1/104, 10.0.0.0/8, 10.0.0.0, 10.255.255.255",
        "::ffff:10.1.1.1, 10.1.1.1/32, 10.1.1.1, 10.1.1.1",
        "2001:DB8::1/32, 2001:db8::/32, 2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
        "::1, ::1/128, ::1, ::1",
        "::/0, ::/0, ::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:db8::/64, 2001:db8::/64, 2001:db8::, 2001:db8::ffff:ffff:ffff:ffff",
        "2001:db8::/65, 2001:db8::/65, 2001:db8::, 2001:db8::7fff:ffff:ffff:ffff",
    })
    void blocksAreReadInEveryForm(String text, String canonical, String first, String last) {
        CidrBlock block = CidrBlock.parse(text);

        assertThat(block).hasToString(canonical).isEqualTo(CidrBlock.parse(canonical));
        assertThat(block).hasSameHashCodeAs(CidrBlock.parse(canonical));
        assertThat(block.first()).hasToString(first).isEqualTo(block.network());
        assertThat(block.last()).hasToString(last);
        assertThat(block.contains(block.first()) && block.contains(block.last()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/08",
                "10.0.0.0/-1",
                "10.0.0.0/+8",
                "10.0.0.0/8/8",
                "10.0.0.0/255.0.0.0",
                "10.0.0/8",
                "::/129",
                "::/1000",
                "::ffff:1.2.3.4/129",
                "10.0.0.0/8 ",
                "10.0.0.0/\u0668"
            })
    void otherTextIsRefusedAndShown(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CidrBlock.parse(text))
                .withMessageContaining("10.0.0.0/8")
                .withMessageContaining("found \"" + text);
    }

    @Test
    void aPrefixLengthMustSuitTheFamily() {
        assertThatIllegalArgumentException().isThrownBy(() -> CidrBlock.of(IpAddress.parse("10.0.0.0"), 33));
        assertThatIllegalArgumentException().isThrownBy(() -> CidrBlock.of(IpAddress.parse("10.0.0.0"), -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CidrBlock.of(IpAddress.parse("::"), 129))
                .withMessage("expected a prefix length from 0 to 128 for ::, found 129");
    }

    @Test
    void aBlockHoldsItsOwnFamilyOnly() {
        assertThat(CidrBlock.parse("::/0").contains(IpAddress.parse("1.2.3.4"))).isFalse();
        assertThat(CidrBlock.parse("::/90").contains(IpAddress.parse("1.2.3.4")))
                .isFalse();
        assertThat(CidrBlock.parse("::fffe:0:0/95").contains(IpAddress.parse("1.2.3.4")))
                .isFalse();
        assertThat(CidrBlock.parse("::/0").contains(IpAddress.parse("::1.2.3.4")))
                .isTrue();
        assertThat(CidrBlock.parse("0.0.0.0/0").contains(IpAddress.parse("::1.2.3.4")))
                .isFalse();
        assertThat(CidrBlock.parse("0.0.0.0/0").contains(IpAddress.parse("::ffff:1.2.3.4")))
                .isTrue();
    }

    @Property
    void anIpv4BlockHoldsWhatLiesBetweenItsEnds(
            @ForAll int address, @ForAll @IntRange(max = 32) int prefixLength, @ForAll int other) {
        CidrBlock block = CidrBlock.of(IpAddress.ofIpv4(address), prefixLength);
        IpAddress probe = IpAddress.ofIpv4(other);

        assertThat(block.isIpv4()).isTrue();
        assertThat(block.prefixLength()).isEqualTo(prefixLength);
        assertThat(block.contains(IpAddress.ofIpv4(address))).isTrue();
        assertThat(block.contains(probe)).isEqualTo(isBetween(block, probe));
        assertThat(CidrBlock.parse(block.toString())).isEqualTo(block);
    }

    @Property
    void anIpv6BlockHoldsWhatLiesBetweenItsEnds(
            @ForAll long high, @ForAll long low, @ForAll @IntRange(max = 128) int prefixLength, @ForAll long other) {
        CidrBlock block = CidrBlock.of(IpAddress.of(high | 1, low), prefixLength);
        IpAddress near = IpAddress.of(high | 1, other);
        IpAddress far = IpAddress.of(other | 1, low);

        assertThat(block.isIpv4()).isFalse();
        assertThat(block.prefixLength()).isEqualTo(prefixLength);
        assertThat(block.contains(near)).isEqualTo(isBetween(block, near));
        assertThat(block.contains(far)).isEqualTo(isBetween(block, far));
        assertThat(CidrBlock.parse(block.toString())).isEqualTo(block);
        assertThat(new BigInteger(1, block.last().toBytes())
                        .subtract(new BigInteger(1, block.first().toBytes())))
                .isEqualTo(BigInteger.TWO.pow(128 - prefixLength).subtract(BigInteger.ONE));
    }

    private static boolean isBetween(CidrBlock block, IpAddress address) {
        return block.first().compareTo(address) <= 0 && address.compareTo(block.last()) <= 0;
    }

    @Test
    void blocksAreOrderedByNetworkThenSize() {
        assertThat(CidrBlock.parse("9.0.0.0/8")).isLessThan(CidrBlock.parse("10.0.0.0/8"));
        assertThat(CidrBlock.parse("10.0.0.0/8")).isLessThan(CidrBlock.parse("10.0.0.0/9"));
        assertThat(CidrBlock.parse("10.0.0.0/8")).isLessThan(CidrBlock.parse("::/0"));
        assertThat(CidrBlock.parse("10.0.0.0/8"))
                .isNotEqualTo(CidrBlock.parse("10.0.0.0/9"))
                .isNotEqualTo("10.0.0.0/8");
    }
}
