package io.flowlogs.internal.plan;

import io.flowlogs.internal.scan.LineCursor;
import io.flowlogs.internal.scan.TextRow;

/** The clock of lines. Neighbouring lines often have the same start, which is then not read again. */
final class LineClock extends RecordClock {
    private static final int SECONDS_DIGITS = 10;

    private final TextRow row;
    private long lastHead;
    private long lastTail;
    private long lastStart;

    LineClock(TextRow row) {
        super(row);
        this.row = row;
    }

    /** Ten digits that are those of the line before need not be read again. */
    @Override
    long startMillis() {
        int from = row.start(startColumn);
        int to = row.end(startColumn);
        if (to - from != SECONDS_DIGITS) {
            return millisOf(startColumn);
        }
        byte[] buffer = row.buffer(startColumn);
        long head = LineCursor.word(buffer, from);
        long tail = LineCursor.word(buffer, from + 2);
        if (head != lastHead || tail != lastTail) {
            lastStart = millisOf(startColumn);
            lastHead = lastStart == RecordTime.NONE ? 0 : head;
            lastTail = tail;
        }
        return lastStart;
    }
}
