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
    public String of(Unit unit, @Nullable Object cell, @Nullable IpProtocol protocol) {
        if (cell == null) {
            return "";
        }
        return switch (unit) {
            case COUNT, BYTES -> cell instanceof Number number ? rounded(number) : EXACT.of(unit, cell, protocol);
            case FRACTION -> cell instanceof Double fraction ? percent(fraction) : EXACT.of(unit, cell, protocol);
            case PROTOCOL -> cell instanceof IpProtocol shown ? shown.toString() : EXACT.of(unit, cell, protocol);
            case PORT -> cell instanceof Integer port ? named(port, protocol) : EXACT.of(unit, cell, protocol);
            case TCP_FLAGS -> flags(cell);
            case FLAG -> Boolean.TRUE.equals(cell) ? "yes" : "no";
            case TEXT, ADDRESS, NUMBER, TIME -> EXACT.of(unit, cell, protocol);
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

    private static String named(int port, @Nullable IpProtocol protocol) {
        String name = protocol == null ? commonName(port) : name(protocol.number(), port);
        return name.isEmpty() ? Integer.toString(port) : port + " " + name;
    }

    /** Without a protocol a port has a name only if it cannot be the wrong one: 514 is a shell in TCP, and syslog in UDP. */
    private static String commonName(int port) {
        String tcp = name(TCP, port);
        String udp = name(UDP, port);
        if (tcp.isEmpty() || udp.isEmpty()) {
            return tcp + udp;
        }
        return tcp.equals(udp) ? tcp : "";
    }

    private static String name(int protocol, int port) {
        String name = ServiceName.of(protocol, port);
        return port == 0 || name.indexOf('/') >= 0 ? "" : name;
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
