package io.flowlogs.internal.convert;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowParseException;
import io.flowlogs.record.FlowRecord;

/** The time by which records are sorted and divided: the start, or else the end. */
final class RecordStart {
    /** Of a record without any time; comes last. */
    static final long NONE = Long.MAX_VALUE;

    private RecordStart() {}

    /** Returns epoch seconds. */
    static long of(FlowRecord flowRecord) {
        long start = seconds(flowRecord, FlowFields.START);
        return start != NONE ? start : seconds(flowRecord, FlowFields.END);
    }

    private static long seconds(FlowRecord flowRecord, FlowField<?> field) {
        try {
            return flowRecord.getLong(field, NONE);
        } catch (FlowParseException notATime) {
            return NONE;
        }
    }
}
