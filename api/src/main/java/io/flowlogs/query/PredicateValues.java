package io.flowlogs.query;

import io.flowlogs.value.EncryptionStatus;
import io.flowlogs.value.FlowAction;
import io.flowlogs.value.FlowDirection;
import io.flowlogs.value.IpProtocol;
import io.flowlogs.value.LogStatus;
import io.flowlogs.value.TcpFlags;
import io.flowlogs.value.TrafficPath;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The values of predicates as the numbers and words that stand in a line. */
final class PredicateValues {
    private PredicateValues() {}

    /** The number that a line holds for a value of a numeric kind other than a time. */
    static long number(Object value) {
        if (value instanceof IpProtocol protocol) {
            return protocol.number();
        } else if (value instanceof TcpFlags flags) {
            return flags.bits();
        } else if (value instanceof TrafficPath path) {
            return path.number();
        } else if (value instanceof EncryptionStatus status) {
            return status.number();
        }
        return ((Number) value).longValue();
    }

    /** The word that a line holds for a value of a kind that is text. */
    static String text(Object value) {
        return value instanceof FlowDirection direction ? direction.name().toLowerCase(Locale.ROOT) : value.toString();
    }

    /** Compares text by its UTF-8 bytes, unsigned. */
    static int compareText(String left, String right) {
        return Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    /** An open enumeration's word for the rest is no value: what it stands for is not one thing. */
    static boolean isUnknown(Object value) {
        return value == FlowAction.UNKNOWN
                || value == LogStatus.UNKNOWN
                || value == FlowDirection.UNKNOWN
                || value == TrafficPath.UNKNOWN
                || value == EncryptionStatus.UNKNOWN;
    }
}
