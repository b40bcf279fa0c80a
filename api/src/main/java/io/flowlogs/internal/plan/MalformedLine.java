package io.flowlogs.internal.plan;

import io.flowlogs.record.FlowParseException;
import io.flowlogs.record.RecordPosition;
import org.jspecify.annotations.Nullable;

/** A line that does not fit, before it is known how many lines come before its unit. */
record MalformedLine(
        ScanUnit unit,
        long lineInUnit,
        long offset,
        @Nullable String field,
        String raw,
        String problem) {
    FlowParseException toException() {
        RecordPosition position = RecordPosition.inPart(unit.split.name(), lineInUnit, offset, unit);
        return new FlowParseException(position, field, raw, problem);
    }
}
