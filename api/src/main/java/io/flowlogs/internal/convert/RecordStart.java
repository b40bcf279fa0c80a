package io.flowlogs.internal.convert;

import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowRecord;

/** The time by which records are sorted and divided: the start, or else the end. */
final class RecordStart {
    /** Of a record without any time; comes last. */
    static final long NONE = Long.MAX_VALUE;

    private RecordStart() {}

    /** Returns epoch seconds. */
    static long of(FlowRecord flowRecord) {
        long start = flowRecord.getLong(FlowFields.START, NONE);
        return start != NONE ? start : flowRecord.getLong(FlowFields.END, NONE);
    }
}
