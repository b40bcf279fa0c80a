package io.flowlogs.query;

import io.flowlogs.value.EncryptionStatus;
import io.flowlogs.value.FlowAction;
import io.flowlogs.value.FlowDirection;
import io.flowlogs.value.LogStatus;
import io.flowlogs.value.TrafficPath;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What may be compared with a field, and how text compares. */
final class PredicateValues {
    private PredicateValues() {}

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
