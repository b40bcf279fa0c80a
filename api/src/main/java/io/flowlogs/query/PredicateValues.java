package io.flowlogs.query;

import io.flowlogs.value.EncryptionStatus;
import io.flowlogs.value.FlowAction;
import io.flowlogs.value.FlowDirection;
import io.flowlogs.value.LogStatus;
import io.flowlogs.value.TrafficPath;

/** What may be compared with a field. */
final class PredicateValues {
    private PredicateValues() {}

    /** An open enumeration's word for the rest is no value: what it stands for is not one thing. */
    static boolean isUnknown(Object value) {
        return value == FlowAction.UNKNOWN
                || value == LogStatus.UNKNOWN
                || value == FlowDirection.UNKNOWN
                || value == TrafficPath.UNKNOWN
                || value == EncryptionStatus.UNKNOWN;
    }
}
