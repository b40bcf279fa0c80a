package io.flowlogs.internal.plan;

import io.flowlogs.internal.scan.ColumnRow;
import io.flowlogs.internal.scan.LineLayout;
import io.flowlogs.internal.scan.RowView;
import io.flowlogs.record.EventMetadata;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.record.RecordPosition;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The record that is being looked at. One object for a whole scan, changed from line to line by its one thread. */
final class LineContext {
    final RowView row;
    final ScanCounters counters;

    @Nullable
    ScanUnit unit;

    @Nullable
    LineLayout layout;

    long lineInUnit;

    /** Rows of the file that count as no lines of the unit, as they were not read. */
    long rowsPassedOver;

    long offset;
    int recordEnd;
    boolean hasTraffic;

    /** The time of the record: its start, else its end, else that of its event; {@link RecordTime#NONE} when it has none. */
    long millis = RecordTime.NONE;

    @Nullable
    EventMetadata event;

    @Nullable
    FlowRecord ready;

    LineContext(RowView row, ScanCounters counters) {
        this.row = row;
        this.counters = counters;
    }

    /** Makes the record, unless its source made it already. */
    FlowRecord toRecord() {
        if (ready != null) {
            return ready;
        }
        LineLayout known = Objects.requireNonNull(layout);
        ScanUnit place = Objects.requireNonNull(unit);
        RecordPosition position = RecordPosition.inPart(place.split.name(), lineInUnit, offset, place);
        if (row instanceof ColumnRow columns) {
            byte[] message = ColumnMessage.of(columns, known.columns());
            return FlowRecord.fromBytes(message, 0, message.length, known.format(), position, event);
        }
        int from = row.start(known.prefixColumns());
        int to = row.end(known.columns() - 1);
        return FlowRecord.fromBytes(row.buffer(0), from, to, known.format(), position, event);
    }
}
