package io.flowlogs.cli.output;

import io.flowlogs.report.ReportColumn.Unit;
import io.flowlogs.value.EncryptionStatus;
import io.flowlogs.value.IpProtocol;
import io.flowlogs.value.TcpFlags;
import io.flowlogs.value.TrafficPath;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts the value of a cell into text. */
interface CellText {
    /** As machines want it: numbers in decimal, times in epoch seconds, fractions and averages with up to six decimals. */
    CellText EXACT = (unit, cell, protocol) -> exact(cell);

    /** Returns nothing for a cell that is missing. The protocol is that of the row, or null when the row has none or several. */
    String of(Unit unit, @Nullable Object cell, @Nullable IpProtocol protocol);

    private static String exact(@Nullable Object cell) {
        if (cell == null) {
            return "";
        } else if (cell instanceof Instant time) {
            return Long.toString(time.getEpochSecond());
        } else if (cell instanceof Double number) {
            return decimal(number, 6);
        }
        return cell instanceof Enum<?> word && !isCode(cell)
                ? word.name().toLowerCase(Locale.ROOT).replace('_', '-')
                : code(cell);
    }

    private static boolean isCode(Object cell) {
        return cell instanceof TrafficPath || cell instanceof EncryptionStatus;
    }

    private static String code(Object cell) {
        if (cell instanceof IpProtocol protocol) {
            return Integer.toString(protocol.number());
        } else if (cell instanceof TcpFlags flags) {
            return Integer.toString(flags.bits());
        } else if (cell instanceof TrafficPath path) {
            return Integer.toString(path.number());
        }
        return cell instanceof EncryptionStatus status ? Integer.toString(status.number()) : cell.toString();
    }

    /** Rounds to a number of decimals, and leaves out zeros at the end. */
    static String decimal(double number, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
