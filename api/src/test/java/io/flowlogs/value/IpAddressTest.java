package io.flowlogs.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.net.InetAddresses;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1",
        "::ffff:1.2.3.4, 1.2.3.4",
        "::FFFF:102:304, 1.2.3.4",
        "0:0:0:0:0:ffff:1.2.3.4, 1.2.3.4",
        "::1.2.3.4, ::102:304",
        "::, ::",
        "0:0:0:0:0:0:0:0, ::",
        "::1, ::1",
        "1::, 1::",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "2001:0DB8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "1:0:0:2:3:0:0:4, 1::2:3:0:0:4",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
    })
    void everyLegalFormIsReadAndPrintedCanonically(String text, String canonical) {
        assertThat(IpAddress.parse(text)).hasToString(canonical).isEqualTo(IpAddress.parse(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ":",
                ":::",
                "localhost",
                "example.com",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4::5:6:7:8",
                "1::2::3",
                "1:",
                ":1",
                "1:2:3:4:5:6:7:",
                ":1:2:3:4:5:6:7",
                "12345::",
                "g::",
                "::1%eth0",
                "[::1]",
                "::1/64",
                "1.2.3.4::",
                "::1.2.3.4:5",
                "::1.2.3",
                "::1.2.3.256",
                "1:2:3:4:5:6:7:1.2.3.4",
                "010.1.1.1",
                "1.2.3",
                "0x7f.1",
                "2130706433",
                "1.2.3.4 ",
                " ::1",
                "1.2.3.4\n",
                "\uff11.2.3.4",
                "\u0661.2.3.4",
                "::\uff41"
            })
    void anythingElseIsRefused(String text) {
        assertThat(IpAddress.parseOrNull(text)).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> IpAddress.parse(text));
    }

    @Test
    void theMessageShowsTheTextHarmlessly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpAddress.parse("\u001b[2J" + "x".repeat(5000)))
                .withMessageStartingWith("expected an IPv4 or IPv6 address")
                .withMessageContaining("found \"\\u001b[2Jxxx")
                .withMessageEndingWith("(5004 characters)")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    @Property
    void garbageIsRefusedOrReadButNeverWorse(@ForAll String text) {
        IpAddress read = IpAddress.parseOrNull(text);
        if (read != null) {
            assertThat(read.toInetAddress()).isEqualTo(InetAddresses.forString(text));
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> IpAddress.parse(text));
        }
    }

    @Property
    void whatIsPrintedIsReadBack(@ForAll("addresses") IpAddress address) {
        StringBuilder text = new StringBuilder("at ");
        address.appendTo(text);

        assertThat(text).hasToString("at " + address);
        assertThat(IpAddress.parse(address.toString())).isEqualTo(address).hasSameHashCodeAs(address);
        assertThat(IpAddress.parse(address.toString().toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(address);
    }

    @Property
    void everyOtherFormLeadsBack(@ForAll("addresses") IpAddress address) throws UnknownHostException {
        InetAddress inet = InetAddress.getByAddress(address.toBytes());

        assertThat(address).hasToString(InetAddresses.toAddrString(inet));
        assertThat(address.toInetAddress()).isEqualTo(inet);
        assertThat(IpAddress.of(inet)).isEqualTo(address);
        assertThat(IpAddress.of(address.toBytes())).isEqualTo(address);
        assertThat(IpAddress.of(address.high(), address.low())).isEqualTo(address);
    }

    @Property
    void theOrderIsFamilyThenNumber(@ForAll List<@From("addresses") IpAddress> addresses) {
        List<IpAddress> sorted = new ArrayList<>(addresses);
        sorted.sort(null);

        for (int i = 1; i < sorted.size(); i++) {
            byte[] left = sorted.get(i - 1).toBytes();
            byte[] right = sorted.get(i).toBytes();
            assertThat(left.length).isLessThanOrEqualTo(right.length);
            if (left.length == right.length) {
                assertThat(new BigInteger(1, left)).isLessThanOrEqualTo(new BigInteger(1, right));
            }
        }
    }

    @Property
    void comparisonAgreesWithEquality(@ForAll("addresses") IpAddress one, @ForAll("addresses") IpAddress other) {
        assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
        assertThat(Integer.signum(one.compareTo(other))).isEqualTo(-Integer.signum(other.compareTo(one)));
    }

    @Provide
    Arbitrary<IpAddress> addresses() {
        Arbitrary<Long> halves = Arbitraries.oneOf(
                Arbitraries.longs(), Arbitraries.of(0L, 1L, -1L, 0xffff00000000L, 0x10000L, 0x20010db800000000L));
        return Arbitraries.oneOf(
                Arbitraries.integers().map(IpAddress::ofIpv4),
                halves.flatMap(high -> halves.map(low -> IpAddress.of(high, low))));
    }

    @Test
    void ipv4ComesBeforeIpv6WhateverTheNumbers() {
        assertThat(IpAddress.parse("255.255.255.255")).isLessThan(IpAddress.parse("::"));
        assertThat(IpAddress.parse("9.0.0.0")).isLessThan(IpAddress.parse("10.0.0.0"));
        assertThat(IpAddress.parse("127.0.0.1")).isLessThan(IpAddress.parse("128.0.0.1"));
        assertThat(IpAddress.parse("7fff::")).isLessThan(IpAddress.parse("8000::"));
    }

    @Test
    void theFamilyIsThatOfTheNumber() {
        assertThat(IpAddress.parse("::ffff:1.2.3.4").isIpv4()).isTrue();
        assertThat(IpAddress.parse("::1.2.3.4").isIpv6()).isTrue();
        assertThat(IpAddress.parse("1.2.3.4").toInetAddress()).isInstanceOf(Inet4Address.class);
        assertThat(IpAddress.parse("::1.2.3.4").toInetAddress()).isInstanceOf(Inet6Address.class);
    }

    @Test
    void aNameIsNeverAskedFor() {
        assertThat(IpAddress.parse("10.0.0.1").toInetAddress()).hasToString("/10.0.0.1");
    }

    @Test
    void bytesOfAnotherLengthAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpAddress.of(new byte[5]))
                .withMessageEndingWith("found 5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0",
                "10.255.255.255",
                "172.16.0.0",
                "172.31.255.255",
                "192.168.0.0",
                "192.168.255.255",
                "fc00::",
                "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                "::ffff:10.0.0.1"
            })
    void privateAddressesAreThoseOfRfc1918AndRfc4193(String text) {
        assertThat(IpAddress.parse(text).isPrivate()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9.255.255.255", "11.0.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0",
                        "127.0.0.1",
                "100.64.0.1", "169.254.1.1", "fbff::", "fe00::", "fe80::1", "::1", "::10.0.0.1"
            })
    void otherAddressesAreNotPrivate(String text) {
        assertThat(IpAddress.parse(text).isPrivate()).isFalse();
    }

    @Test
    void anAddressEqualsNothingElse() {
        assertThat(IpAddress.parse("1.2.3.4")).isNotEqualTo("1.2.3.4").isNotEqualTo(IpAddress.parse("1::1.2.3.4"));
    }
}
