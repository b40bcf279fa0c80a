package io.flowlogs.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.report.ReportColumn.Unit;
import io.flowlogs.value.IpProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanTextTest {
    private static final IpProtocol TCP = IpProtocol.of(6);
    private static final IpProtocol UDP = IpProtocol.of(17);
    private static final IpProtocol ICMP = IpProtocol.of(1);

    private final HumanText text = new HumanText();

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "9999, 9999",
        "-9999, -9999",
        "10000, 10.0K",
        "999949, 999.9K",
        "999950, 1.0M",
        "424900000, 424.9M",
        "-424900000, -424.9M",
        "1000000000, 1.0G",
        "9223372036854775807, 9.2E"
    })
    void countsAreExactWhileShortAndRoundedAboveThat(long count, String shown) {
        assertThat(text.of(Unit.COUNT, count, null)).isEqualTo(shown);
        assertThat(text.of(Unit.BYTES, count, null)).isEqualTo(shown);
    }

    @Test
    void fractionsArePercent() {
        assertThat(text.of(Unit.FRACTION, 0.25, null)).isEqualTo("25.0%");
        assertThat(text.of(Unit.FRACTION, 1.0, null)).isEqualTo("100.0%");
        assertThat(CellText.EXACT.of(Unit.FRACTION, 0.25, null)).isEqualTo("0.25");
        assertThat(CellText.EXACT.of(Unit.FRACTION, 1.0 / 3, null)).isEqualTo("0.333333");
    }

    @Test
    void portsHaveTheNameTheyHaveInTheProtocolOfTheRow() {
        assertThat(text.of(Unit.PORT, 514, TCP)).isEqualTo("514 shell");
        assertThat(text.of(Unit.PORT, 514, UDP)).isEqualTo("514 syslog");
        assertThat(text.of(Unit.PORT, 443, TCP)).isEqualTo("443 https");
        assertThat(text.of(Unit.PORT, 21, UDP)).isEqualTo("21 ftp");
    }

    @Test
    void portsWithoutAProtocolHaveANameOnlyWhenItCannotBeWrong() {
        assertThat(text.of(Unit.PORT, 443, null)).isEqualTo("443 https");
        assertThat(text.of(Unit.PORT, 5432, null)).isEqualTo("5432 postgresql");
        assertThat(text.of(Unit.PORT, 514, null)).isEqualTo("514");
    }

    @Test
    void portsWithoutANameAreNumbers() {
        assertThat(text.of(Unit.PORT, 61000, TCP)).isEqualTo("61000");
        assertThat(text.of(Unit.PORT, 61000, null)).isEqualTo("61000");
        assertThat(text.of(Unit.PORT, 0, ICMP)).isEqualTo("0");
    }

    @Test
    void machinesGetNumbers() {
        assertThat(CellText.EXACT.of(Unit.PORT, 443, TCP)).isEqualTo("443");
        assertThat(CellText.EXACT.of(Unit.PROTOCOL, TCP, TCP)).isEqualTo("6");
        assertThat(CellText.EXACT.of(Unit.BYTES, 424_900_000L, null)).isEqualTo("424900000");
    }

    @Test
    void nothingIsShownForWhatIsMissing() {
        for (Unit unit : Unit.values()) {
            assertThat(text.of(unit, null, TCP)).isEmpty();
        }
    }
}
