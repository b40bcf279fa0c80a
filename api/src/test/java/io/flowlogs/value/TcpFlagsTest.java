package io.flowlogs.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TcpFlagsTest {
    @ParameterizedTest
    @CsvSource({
        "0, NONE, false, false",
        "1, FIN, false, false",
        "2, SYN, true, false",
        "3, FIN|SYN, true, false",
        "4, RST, false, false",
        "6, SYN|RST, true, false",
        "16, ACK, false, false",
        "18, SYN|ACK, false, true",
        "19, FIN|SYN|ACK, false, true",
        "255, FIN|SYN|RST|PSH|ACK|URG|ECE|CWR, false, true",
        "258, SYN|0x100, true, false",
        "256, 0x100, false, false",
    })
    void numbersTellTheirFlags(int bits, String names, boolean synOnly, boolean synAck) {
        TcpFlags flags = new TcpFlags(bits);

        assertThat(flags).hasToString(names);
        assertThat(flags.isSynOnly()).isEqualTo(synOnly);
        assertThat(flags.isSynAck()).isEqualTo(synAck);
    }

    @ParameterizedTest
    @CsvSource({
        "SA, 18",
        "sa, 18",
        "AS, 18",
        "F, 1",
        "FSRPAUEC, 255",
        "EC, 192",
        "ECE, 64",
        "ece|cwr, 192",
        "SYN, 2",
        "fin|S, 3",
        "18, 18",
        "0, 0",
        "0x12, 18",
        "none, 0",
        "65535, 65535"
    })
    void flagsAreReadInEveryForm(String text, int bits) {
        assertThat(TcpFlags.parse(text)).isEqualTo(new TcpFlags(bits));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "|", "SYN|", "X", "SYNACK", "-1", "65536", "99999999999999999999", "0x", "0x10000", "S A"})
    void otherTextIsRefusedAndShown(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TcpFlags.parse(text))
                .withMessageContaining("found \"" + text);
    }

    @Property
    void whatIsPrintedIsReadBack(@ForAll @IntRange(max = 0xFFFF) int bits) {
        TcpFlags flags = new TcpFlags(bits);
        assertThat(TcpFlags.parse(flags.toString())).isEqualTo(flags);
        assertThat(TcpFlags.parse(Integer.toString(bits))).isEqualTo(flags);
    }

    @Test
    void eachFlagHasItsBitAndLetter() {
        int bit = 1;
        for (TcpFlag flag : TcpFlag.values()) {
            assertThat(flag.bit()).isEqualTo(bit);
            assertThat(flag.name()).startsWith(String.valueOf(flag.letter()));
            assertThat(TcpFlags.of(flag).has(flag)).isTrue();
            assertThat(new TcpFlags(0xFFFF ^ bit).has(flag)).isFalse();
            bit <<= 1;
        }
    }

    @Test
    void allOfSomeFlagsAreAskedForAtOnce() {
        TcpFlags synAck = TcpFlags.of(TcpFlag.ACK, TcpFlag.SYN);
        assertThat(new TcpFlags(19).hasAll(synAck)).isTrue();
        assertThat(new TcpFlags(17).hasAll(synAck)).isFalse();
        assertThat(new TcpFlags(0).hasAll(TcpFlags.of())).isTrue();
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TcpFlags(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TcpFlags(65536));
    }

    @Test
    void theOrderIsThatOfTheNumbers() {
        assertThat(new TcpFlags(2)).isLessThan(new TcpFlags(18));
    }
}
