package io.flowlogs.record;

import io.flowlogs.value.EncryptionStatus;
import io.flowlogs.value.FlowDirection;
import io.flowlogs.value.IpProtocol;
import io.flowlogs.value.TcpFlags;
import io.flowlogs.value.TrafficPath;
import java.time.Instant;
import java.util.Locale;

/** Turns values into the text that a line holds for them. */
final class FieldText {
    private FieldText() {}

    static String of(Object value) {
        if (value instanceof IpProtocol protocol) {
            return Integer.toString(protocol.number());
        } else if (value instanceof TcpFlags flags) {
            return Integer.toString(flags.bits());
        } else if (value instanceof TrafficPath path) {
            return Integer.toString(path.number());
        } else if (value instanceof EncryptionStatus status) {
            return Integer.toString(status.number());
        } else if (value instanceof Instant instant) {
            return Long.toString(instant.getEpochSecond());
        } else if (value instanceof FlowDirection direction) {
            return direction.name().toLowerCase(Locale.ROOT);
        }
        return value.toString();
    }
}
