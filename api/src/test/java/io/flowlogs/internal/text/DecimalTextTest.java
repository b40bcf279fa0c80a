package io.flowlogs.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
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

class DecimalTextTest {
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    @Property(tries = 3000)
    void digitsAreReadAsTheOracleReadsThem(
            @ForAll("digits") String text,
            @ForAll @IntRange(max = 20) int before,
            @ForAll @IntRange(max = 9) int after) {
        BigInteger expected = new BigInteger(text);
        long read = parse(text, before, after, '7');

        assertThat(read).isEqualTo(expected.compareTo(MAX) <= 0 ? expected.longValueExact() : -1);
        assertThat(parse(text, before, after, ' ')).isEqualTo(read);
    }

    @Provide
    Arbitrary<String> digits() {
        Arbitrary<String> any = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(25);
        Arbitrary<String> zeros = Arbitraries.strings().withChars('0').ofMaxLength(40);
        Arbitrary<String> nearMaximum = Arbitraries.longs()
                .between(-20, 20)
                .map(n -> MAX.add(BigInteger.valueOf(n)).toString());
        return Arbitraries.oneOf(any, zeros.flatMap(head -> any.map(tail -> head + tail)), nearMaximum);
    }

    @Property(tries = 3000)
    void oneForeignByteAnywhereSpoilsANumber(
            @ForAll("digits") String text, @ForAll byte foreign, @ForAll @IntRange(max = 64) int where) {
        if (foreign >= '0' && foreign <= '9') {
            return;
        }
        for (int before : new int[] {0, 16}) {
            byte[] bytes = surrounded(text, before, 2, '1');
            bytes[before + where % text.length()] = foreign;
            assertThat(DecimalText.parseUnsigned(bytes, before, before + text.length()))
                    .isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "-1", "+1", " 1", "1 ", "1.0", "1e3", "0x1", "1_000", "/", ":", "99999999/9999999"})
    void otherTextIsNoNumber(String text) {
        assertThat(parse(text, 0, 0, '1')).isEqualTo(-1);
        assertThat(parse(text, 20, 9, '1')).isEqualTo(-1);
    }

    @Test
    void theLargestNumberIsReadAndOneMoreIsNot() {
        assertThat(parse("9223372036854775807", 0, 0, ' ')).isEqualTo(Long.MAX_VALUE);
        assertThat(parse("9223372036854775808", 0, 0, ' ')).isEqualTo(-1);
        assertThat(parse("9999999999999999999", 0, 0, ' ')).isEqualTo(-1);
        assertThat(parse("18446744073709551616", 0, 0, ' ')).isEqualTo(-1);
    }

    @Property(tries = 3000)
    void everyNumberIsWrittenAsTheJdkWritesIt(@ForAll("numbers") long number) {
        String expected = Long.toString(number);
        byte[] exactly = new byte[expected.length() + 2];

        int end = DecimalText.write(number, exactly, 1);

        assertThat(new String(exactly, StandardCharsets.ISO_8859_1)).isEqualTo("\0" + expected + "\0");
        assertThat(end).isEqualTo(1 + expected.length());
    }

    @Provide
    Arbitrary<Long> numbers() {
        Arbitrary<Long> nearPowers = Arbitraries.integers()
                .between(0, 18)
                .map(BigInteger.TEN::pow)
                .flatMap(power -> Arbitraries.longs().between(-2, 2).map(n -> power.longValueExact() + n));
        Arbitrary<Long> extremes = Arbitraries.of(Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE, -1L, 0L);
        return Arbitraries.oneOf(Arbitraries.longs(), nearPowers, nearPowers.map(n -> -n), extremes);
    }

    private static long parse(String text, int before, int after, char around) {
        return DecimalText.parseUnsigned(surrounded(text, before, after, around), before, before + text.length());
    }

    private static byte[] surrounded(String text, int before, int after, char around) {
        String filler = String.valueOf(around);
        return (filler.repeat(before) + text + filler.repeat(after)).getBytes(StandardCharsets.ISO_8859_1);
    }
}
