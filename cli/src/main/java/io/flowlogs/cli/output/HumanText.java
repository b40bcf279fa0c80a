package io.flowlogs.cli.output;

import io.flowlogs.report.ReportColumn.Unit;
import io.flowlogs.value.IpProtocol;
import io.flowlogs.value.ServiceName;
import io.flowlogs.value.TcpFlags;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Puts cells into text for people: 1.2M, 12.3%, tcp, 443 https. */
final class HumanText implements CellText {
    private static final String[] UNITS = {"", "K", "M", "G", "T", "P", "E"};
    private static final int STEP = 1000;
    private static final long EXACT_UP_TO = 9999;
    private static final int TCP = 6;
    private static final int UDP = 17;

    @Override
    public String of(Unit unit, @Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        return switch (unit) {
            case COUNT, BYTES -> cell instanceof Number number ? rounded(number) : EXACT.of(unit, cell);
            case FRACTION -> cell instanceof Double fraction ? percent(fraction) : EXACT.of(unit, cell);
            case PROTOCOL -> cell instanceof IpProtocol protocol ? protocol.toString() : EXACT.of(unit, cell);
            case PORT -> cell instanceof Integer port ? named(port) : EXACT.of(unit, cell);
            case TCP_FLAGS -> flags(cell);
            case FLAG -> Boolean.TRUE.equals(cell) ? "yes" : "no";
            case TEXT, ADDRESS, NUMBER, TIME -> EXACT.of(unit, cell);
        };
    }

    private static String flags(Object cell) {
        return cell instanceof Long bits ? new TcpFlags(bits.intValue()).toString() : cell.toString();
    }

    private static String percent(double fraction) {
        return BigDecimal.valueOf(100 * fraction)
                        .setScale(1, RoundingMode.HALF_EVEN)
                        .toPlainString() + "%";
    }

    /** The name that most know a port by. */
    private static String named(int port) {
        for (int protocol : new int[] {TCP, UDP}) {
            String name = ServiceName.of(protocol, port);
            if (name.indexOf('/') < 0 && port > 0) {
                return port + " " + name;
            }
        }
        return Integer.toString(port);
    }

    /** Exact while short; else with a unit and one decimal. */
    static String rounded(Number number) {
        double value = number.doubleValue();
        if (Math.abs(value) <= EXACT_UP_TO) {
            return number instanceof Long || number instanceof Integer ? number.toString() : CellText.decimal(value, 1);
        }
        int unit = 0;
        double shown = value;
        while (Math.abs(shown) >= STEP - 0.05 && unit < UNITS.length - 1) {
            shown /= STEP;
            unit++;
        }
        return BigDecimal.valueOf(shown).setScale(1, RoundingMode.HALF_EVEN).toPlainString() + UNITS[unit];
    }
}
