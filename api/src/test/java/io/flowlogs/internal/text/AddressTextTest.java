package io.flowlogs.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "1.2.3.4", "10.0.0.255", "99.100.199.200", "255.255.255.255", "249.250.9.10"})
    void dottedQuadsAreReadWhereverTheyLie(String text) {
        long expected = Integer.toUnsignedLong(
                ByteBuffer.wrap(InetAddresses.forString(text).getAddress()).getInt());

        for (int before = 0; before < 3; before++) {
            for (int after = 0; after < 30; after++) {
                assertThat(ipv4(text, before, after, '9')).isEqualTo(expected);
                assertThat(ipv4(text, before, after, '.')).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "...",
                "....",
                "1",
                "1.2.3",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "1.2.3.4.",
                ".1.2.3.4",
                "1.2.3.4.5",
                "256.1.1.1",
                "1.256.1.1",
                "1.1.256.1",
                "1.1.1.256",
                "1.1.1.999",
                "1000.1.1.1",
                "1.1.1.1000",
                "01.1.1.1",
                "1.1.1.01",
                "1.00.1.1",
                "1.1.010.1",
                "a.1.1.1",
                "1.1.1.a",
                "1.1.1./",
                "1.1.1.:",
                "-1.1.1.1",
                "+1.1.1.1",
                "1.1.1.1 ",
                " 1.1.1.1",
                "1,1,1,1",
                "127.0.0.1:80",
                "255.255.255.2555",
                "\u00b1.1.1.1",
                "1.1.1.\u00ff"
            })
    void otherTextIsNoDottedQuadWhereverItLies(String text) {
        for (int after = 0; after < 30; after++) {
            assertThat(ipv4(text, 2, after, '1')).isEqualTo(-1);
            assertThat(ipv4(text, 2, after, '.')).isEqualTo(-1);
        }
    }

    @Property
    void eachIpv4AddressIsReadAndWritten(@ForAll int bits, @ForAll @IntRange(max = 25) int after) {
        byte[] out = new byte[AddressText.MAX_WRITTEN + 3];
        long low = AddressText.IPV4_PREFIX | Integer.toUnsignedLong(bits);
        int end = AddressText.write(0, low, out, 3);
        String text = new String(out, 3, end - 3, StandardCharsets.ISO_8859_1);

        assertThat(text).isEqualTo(InetAddresses.fromInteger(bits).getHostAddress());
        assertThat(ipv4(text, 1, after, '0')).isEqualTo(Integer.toUnsignedLong(bits));
    }

    @Property(tries = 5000)
    void nearlyAddressesAreJudgedAsTheOracleDoes(@ForAll("nearlyAddresses") String text) {
        boolean expected = InetAddresses.isInetAddress(text);
        long[] halves = new long[2];
        for (int after : new int[] {0, 24}) {
            byte[] bytes = surrounded(text, 2, after, 'f');
            assertThat(AddressText.parse(bytes, 2, 2 + text.length(), halves)).isEqualTo(expected);
            if (expected) {
                assertThat(halves).isEqualTo(bits(InetAddresses.forString(text)));
            }
        }
    }

    @Provide
    Arbitrary<String> nearlyAddresses() {
        Arbitrary<String> quads =
                Arbitraries.strings().withChars("0123456789..25").ofMinLength(5).ofMaxLength(16);
        Arbitrary<String> octets = Arbitraries.integers()
                .between(0, 300)
                .map(String::valueOf)
                .list()
                .ofMinSize(3)
                .ofMaxSize(5)
                .map(list -> String.join(".", list));
        Arbitrary<String> groups = Arbitraries.of(
                        "", "", "0", "0", "1", "00", "ab", "FFFF", "ffff", "12345", "0db8", "1.2.3.4")
                .list()
                .ofMinSize(1)
                .ofMaxSize(10)
                .map(list -> String.join(":", list));
        return Arbitraries.oneOf(
                quads, octets, groups, groups.map(text -> text + "::1"), groups.map(text -> "::" + text));
    }

    @Property
    void everyAddressIsWrittenAsTheOracleWritesIt(@ForAll("halves") long high, @ForAll("halves") long low)
            throws UnknownHostException {
        byte[] out = new byte[AddressText.MAX_WRITTEN];
        int end = AddressText.write(high, low, out, 0);

        byte[] bytes = ByteBuffer.allocate(16).putLong(high).putLong(low).array();
        assertThat(new String(out, 0, end, StandardCharsets.ISO_8859_1))
                .isEqualTo(InetAddresses.toAddrString(InetAddress.getByAddress(bytes)));
        long[] read = new long[2];
        assertThat(AddressText.parse(out, 0, end, read)).isTrue();
        assertThat(read).containsExactly(high, low);
    }

    @Provide
    Arbitrary<Long> halves() {
        Arbitrary<Long> sparse = Arbitraries.of(0, 0, 0, 1, 0xf, 0x10, 0xff, 0x100, 0xfff, 0x1000, 0xffff)
                .list()
                .ofSize(4)
                .map(groups -> groups.stream().mapToLong(Integer::longValue).reduce(0, (bits, g) -> bits << 16 | g));
        return Arbitraries.oneOf(sparse, Arbitraries.longs());
    }

    @Test
    void anAddressOfTheLongestFormFits() {
        String longest = "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255";
        assertThat(longest).hasSize(AddressText.MAX_LENGTH);
        assertThat(AddressText.parse(surrounded(longest, 0, 0, ' '), 0, longest.length(), new long[2]))
                .isTrue();
        byte[] out = new byte[AddressText.MAX_WRITTEN];
        assertThat(AddressText.write(-1, -1, out, 0)).isEqualTo(AddressText.MAX_WRITTEN);
    }

    @Test
    void aRangeAsLongAsMemoryIsRefusedAtOnce() {
        byte[] bytes = new byte[1 << 20];
        java.util.Arrays.fill(bytes, (byte) '0');
        assertThat(AddressText.parse(bytes, 0, bytes.length, new long[2])).isFalse();
    }

    private static long ipv4(String text, int before, int after, char around) {
        return AddressText.ipv4(surrounded(text, before, after, around), before, before + text.length());
    }

    private static byte[] surrounded(String text, int before, int after, char around) {
        String filler = String.valueOf(around);
        return (filler.repeat(before) + text + filler.repeat(after)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static long[] bits(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return bytes.remaining() == 4
                ? new long[] {0, AddressText.IPV4_PREFIX | Integer.toUnsignedLong(bytes.getInt())}
                : new long[] {bytes.getLong(), bytes.getLong()};
    }
}
