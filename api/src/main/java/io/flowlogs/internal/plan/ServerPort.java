package io.flowlogs.internal.plan;

import io.flowlogs.internal.scan.LineLayout;
import io.flowlogs.internal.scan.RowView;
import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.value.IpProtocol;
import java.util.List;

/**
 * Tells which side of a record serves. Who sends a SYN alone is the client, and who acknowledges one the server; where flags do not tell, the lower
 * port is the server's, as clients have theirs from the upper end. Stateless; of one layout.
 */
final class ServerPort {
    private static final int PORT_BITS = 16;
    private static final int MAX_PORT = (1 << PORT_BITS) - 1;
    private static final int SYN_AND_ACK = 18;
    private static final int SYN = 2;
    private static final int SOURCE_BIT = 32;

    /** What the rule looks at. */
    static final List<FlowField<?>> FIELDS =
            List.of(FlowFields.SRCPORT, FlowFields.DSTPORT, FlowFields.PROTOCOL, FlowFields.TCP_FLAGS);

    private final int sourceColumn;
    private final int destinationColumn;
    private final int protocolColumn;
    private final int flagsColumn;

    ServerPort(LineLayout layout) {
        sourceColumn = layout.column(FlowFields.SRCPORT);
        destinationColumn = layout.column(FlowFields.DSTPORT);
        protocolColumn = layout.column(FlowFields.PROTOCOL);
        flagsColumn = layout.column(FlowFields.TCP_FLAGS);
    }

    /** The port of the side that serves, or -1 where a port is missing or the protocol has none. */
    int port(RowView row) {
        long both = both(row);
        return both < 0 ? -1 : (int) (both & MAX_PORT);
    }

    /** Whether the port of {@link #port}, which there has to be, is that of the source. */
    boolean sourceServes(RowView row) {
        return both(row) >>> SOURCE_BIT != 0;
    }

    /** The port, and above it whether it is the source's; negative when it cannot be told. */
    private long both(RowView row) {
        long protocol = protocol(row);
        long source = number(row, sourceColumn, FieldKind.INTEGER.greatest());
        long destination = number(row, destinationColumn, FieldKind.INTEGER.greatest());
        if (!isPort(source)
                || !isPort(destination)
                || (protocol >= 0 && !IpProtocol.of((int) protocol).hasPorts())) {
            return -1;
        }
        return sourceServes(row, source, destination) ? (1L << SOURCE_BIT) | source : destination;
    }

    private static boolean isPort(long number) {
        return number >= 0 && number <= MAX_PORT;
    }

    private boolean sourceServes(RowView row, long source, long destination) {
        long flags = number(row, flagsColumn, FieldKind.TCP_FLAGS.greatest());
        if (flags > 0 && (flags & SYN) != 0) {
            return (flags & SYN_AND_ACK) == SYN_AND_ACK;
        }
        return source < destination;
    }

    /** The protocol above its server port, which is 0 where the protocol has none; -1 where one of them is missing. */
    int service(RowView row) {
        long protocol = protocol(row);
        if (protocol < 0) {
            return -1;
        }
        int port = IpProtocol.of((int) protocol).hasPorts() ? port(row) : 0;
        return port < 0 ? -1 : ((int) protocol << PORT_BITS) | port;
    }

    private long protocol(RowView row) {
        return number(row, protocolColumn, FieldKind.PROTOCOL.greatest());
    }

    private static long number(RowView row, int column, long greatest) {
        return column < 0 || row.isMissing(column) ? -1 : row.number(column, greatest);
    }
}
