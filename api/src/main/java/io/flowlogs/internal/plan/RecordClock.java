package io.flowlogs.internal.plan;

import io.flowlogs.internal.scan.LineLayout;
import io.flowlogs.internal.scan.RowView;
import io.flowlogs.record.FlowFields;
import io.flowlogs.value.TimeRange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Tells the time of each record: its start, else its end, else the time of its event. Knows whether the record lies in the window.
 */
class RecordClock {
    /** Says that the time of the event stands before the record. */
    static final long PREFIX = Long.MIN_VALUE + 1;

    /** In the year 292 million; far enough from the greatest number to count on. */
    private static final long LATEST = Long.MAX_VALUE / 1024;

    private final RowView row;
    private boolean windowed;
    private long fromMillis;
    private long toMillis;
    int startColumn = -1;
    private int endColumn = -1;
    private long millis = RecordTime.NONE;

    RecordClock(RowView row) {
        this.row = row;
    }

    void window(TimeRange window) {
        this.windowed = !window.from().equals(Instant.MIN) || !window.to().equals(Instant.MAX);
        this.fromMillis = RecordTime.ceilMillis(window.from());
        this.toMillis = RecordTime.ceilMillis(window.to());
    }

    void use(LineLayout layout) {
        startColumn = layout.column(FlowFields.START);
        endColumn = layout.column(FlowFields.END);
    }

    /**
     * Reads the time of the record in the row.
     *
     * @return whether it lies in the window
     */
    boolean read(long eventMillis) {
        millis = own();
        if (millis == RecordTime.NONE) {
            millis = eventMillis == PREFIX ? prefix() : eventMillis;
        }
        return !windowed || (millis != RecordTime.NONE && millis >= fromMillis && millis < toMillis);
    }

    /** The time of the record that was read last. */
    final long millis() {
        return millis;
    }

    private long own() {
        if (startColumn >= 0 && !row.isMissing(startColumn)) {
            return startMillis();
        }
        return endColumn >= 0 && !row.isMissing(endColumn) ? millisOf(endColumn) : RecordTime.NONE;
    }

    /** The time in the column of the start, which is not missing. */
    long startMillis() {
        return millisOf(startColumn);
    }

    final long millisOf(int column) {
        long value = row.number(column, Long.MAX_VALUE);
        return value < 0 ? RecordTime.NONE : RecordTime.toMillis(value);
    }

    private long prefix() {
        int from = row.start(0);
        return ExportPrefix.millis(new String(row.buffer(0), from, row.end(0) - from, StandardCharsets.ISO_8859_1));
    }

    /** The record counts: its time enters the first and last. */
    void enter(ScanCounters counters) {
        if (millis != RecordTime.NONE) {
            counters.firstMillis = Math.min(counters.firstMillis, millis);
            counters.lastMillis = Math.max(counters.lastMillis, millis);
        }
    }

    /** The record says that there is no traffic, or none that was recorded, in the time it speaks of. */
    void enterStatus(ScanCounters counters, int status) {
        if (status == 'N') {
            counters.noData++;
            enter(counters.noDataWindows);
        } else if (status == 'S') {
            counters.skipData++;
            enter(counters.skipDataWindows);
        }
    }

    /** Remembers a time that a window can hold. */
    private void enter(StatusWindows windows) {
        if (millis != RecordTime.NONE && Math.abs(millis) < LATEST) {
            boolean hasEnd = endColumn >= 0 && !row.isMissing(endColumn);
            windows.add(millis, Math.min(hasEnd ? millisOf(endColumn) : millis, LATEST));
        }
    }

    /** A window was asked for, and the record has no time that could lie in it. */
    boolean isUndated() {
        return windowed && millis == RecordTime.NONE;
    }
}
