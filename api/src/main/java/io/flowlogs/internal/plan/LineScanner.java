package io.flowlogs.internal.plan;

import io.flowlogs.internal.scan.LineChunks;
import io.flowlogs.internal.scan.LineCursor;
import io.flowlogs.internal.scan.LineLayout;
import io.flowlogs.internal.scan.TextRow;
import io.flowlogs.internal.text.Printable;
import io.flowlogs.record.EventMetadata;
import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every line once: is it a header, a record of the known layout, or malformed; is it in the window; does it match. Belongs to one
 * thread. The first half is what every line goes through; all that is rare has methods of its own further down.
 */
final class LineScanner implements LineChunks.Consumer {
    static final byte[] NO_DATA = "NODATA".getBytes(StandardCharsets.US_ASCII);
    static final byte[] SKIP_DATA = "SKIPDATA".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_COLUMNS = 1026;

    /** What an export task writes to find out whether it may. */
    private static final String MARKER = "Permission Check Successful";

    private static final int MARKER_WORDS = 3;

    private final QuerySpec spec;
    private final ScanTotals totals;
    private final ScanReporter reporter;
    private final LongSupplier bytesPlanned;
    private final RowSink sink;
    private final LineCursor cursor = new LineCursor(MAX_COLUMNS);
    private final TextRow row = new TextRow(cursor);
    private final LineClock clock;
    private final int maxLineLength;
    private final int longest;
    private ScanCounters counters = new ScanCounters();
    private LineContext line = new LineContext(row, counters);
    private BooleanSupplier cancelled = () -> false;
    private @Nullable LineLayout layout;
    private RowMatcher matcher = RowMatcher.NEVER;
    private int columns = -1;
    private byte[] firstName = new byte[0];
    private int statusColumn = -1;
    private boolean prefixed;
    private boolean tentative;
    private @Nullable FormatInference inference;
    private long lineInUnit;
    private @Nullable List<@Nullable EventMetadata> events;
    private int eventIndex;

    LineScanner(QuerySpec spec, ScanTotals totals, ScanReporter reporter, LongSupplier bytesPlanned, RowSink sink) {
        this.spec = spec;
        this.totals = totals;
        this.reporter = reporter;
        this.bytesPlanned = bytesPlanned;
        this.sink = sink;
        this.clock = new LineClock(row);
        this.maxLineLength = spec.limits().maxLineLength();
        this.longest = maxLineLength + 1;
    }

    void begin(ScanUnit unit, BooleanSupplier stop) {
        cancelled = stop;
        counters = new ScanCounters();
        line = new LineContext(row, counters);
        line.unit = unit;
        clock.window(unit.window);
        lineInUnit = 0;
        events = null;
        layout = null;
        columns = -1;
        inference = unit.inference();
        sink.begin(unit);
        if (unit.layout != null) {
            use(unit.layout);
        }
        tentative = inference != null && inference.isTentative();
    }

    /** Counts rows of columns as lines. */
    void seen(long rows) {
        lineInUnit += rows;
        counters.lines = lineInUnit;
    }

    /** All lines of the unit were scanned, and their format was not stated since: it has to be certain by now. */
    void finish() {
        if (inference != null) {
            inference.complete();
        }
        inference = null;
        tentative = false;
    }

    /** Gives away what was gathered, whether the unit was scanned wholly or not. */
    void end() {
        counters.lines = lineInUnit;
        sink.end(unit());
    }

    void notice(String message) {
        reporter.notice(message);
    }

    /** What is known of the layout so far, to be gone on with; null when it is nothing. */
    LayoutResolver.@Nullable Resolution known() {
        return layout == null ? null : new LayoutResolver.Resolution(layout, inference);
    }

    ScanCounters counters() {
        return counters;
    }

    boolean isCancelled() {
        return cancelled.getAsBoolean();
    }

    @Override
    public boolean chunk(byte[] buffer, int from, int to, long offset) throws IOException {
        row.over(buffer);
        weigh(buffer, from, to, offset);
        long before = counters.records;
        int at = from;
        while (at < to) {
            int count = cursor.next(buffer, at);
            lineInUnit++;
            line.offset = offset + at;
            if (count != 0) {
                line(buffer, at, to, count);
            } else if (cursor.nextLine() - at > longest) {
                tooLongLine(buffer, at);
            }
            eventIndex++;
            at = cursor.nextLine();
        }
        counters.bytesDecoded += to - from;
        return chunkEnd(before);
    }

    private boolean chunkEnd(long recordsBefore) {
        counters.lines = lineInUnit;
        totals.runningRecords.add(counters.records - recordsBefore);
        reporter.progress(bytesPlanned);
        sink.chunkEnd(unit());
        if (isCancelled()) {
            throw new ScanCancelled();
        }
        return true;
    }

    private void line(byte[] buffer, int at, int to, int count) throws IOException {
        byte first = buffer[cursor.start(0)];
        boolean named = first >= 'a' && first <= 'z' && isFieldName(buffer);
        if (count != columns || named || cursor.nextLine() - at > longest) {
            if (!settle(buffer, at, to, count)) {
                return;
            }
        }
        if (prefixed && !ExportPrefix.looksLikeTime(buffer, cursor.start(0), cursor.end(0))) {
            badField(0);
            return;
        }
        row.clearBad();
        int status = status(buffer);
        if (tentative && status != 'N' && status != 'S') {
            confirm(buffer, at, to);
        }
        boolean inWindow = clock.read(eventMillis());
        line.millis = clock.millis();
        line.hasTraffic = status != 'N' && status != 'S';
        line.lineInUnit = lineInUnit;
        boolean matched = inWindow && matcher.matches(row) && row.badColumn() < 0 && deliver();
        if (row.badColumn() >= 0) {
            badField(row.badColumn());
            return;
        }
        count(status, inWindow, matched);
    }

    /** The first letter of NODATA and SKIPDATA; that of OK for whatever else a record says, or does not say. */
    private int status(byte[] buffer) {
        int first = statusColumn < 0 ? 'O' : buffer[cursor.start(statusColumn)];
        return first == 'O'
                        || (first == 'N' && isStatus(buffer, NO_DATA))
                        || (first == 'S' && isStatus(buffer, SKIP_DATA))
                ? first
                : 'O';
    }

    private boolean isStatus(byte[] buffer, byte[] word) {
        int from = cursor.start(statusColumn);
        return Arrays.equals(buffer, from, cursor.end(statusColumn), word, 0, word.length);
    }

    private boolean deliver() {
        line.event = event();
        return sink.accept(line);
    }

    private void count(int status, boolean inWindow, boolean matched) {
        counters.records++;
        clock.enter(counters);
        if (matched) {
            counters.matched++;
        }
        if (status != 'O' && inWindow) {
            clock.enterStatus(counters, status);
        }
        if (clock.isUndated()) {
            counters.undated++;
        }
    }

    // ---- what is rare
    // ------------------------------------------------------------------------------------------------

    /** Decides about a line that is not plainly a record: returns whether it is one, now that the layout is known. */
    private boolean settle(byte[] buffer, int at, int to, int count) throws IOException {
        if (cursor.nextLine() - at > longest) {
            tooLongLine(buffer, at);
            return false;
        } else if (isNoRecord(buffer, count)) {
            return false;
        }
        if (layout == null) {
            resolve(buffer, at, to);
        }
        return hasRightCount(buffer, count);
    }

    private boolean hasRightCount(byte[] buffer, int count) {
        if (count != columns) {
            useOtherDefault(buffer, count);
        }
        if (count != columns) {
            wrongCount(buffer, count);
        }
        return count == columns;
    }

    private void resolve(byte[] buffer, int at, int to) {
        LayoutResolver.Resolution resolved = new LayoutResolver(spec)
                .resolve(buffer, at, to, line.offset - at, unit().split.name());
        if (resolved.notice() != null) {
            unit().notice = resolved.notice();
        }
        use(resolved.layout());
        tentative = resolved.isTentative();
        inference = resolved.inference();
    }

    /** Lines are weighed before any of their chunk is delivered, until there are enough of them. */
    private void weigh(byte[] buffer, int from, int to, long offset) {
        FormatInference open = inference;
        if (open == null) {
            return;
        }
        open.goOn(buffer, from, to, offset);
        tentative = tentative && open.isTentative();
        inference = open.isComplete() && !open.isTentative() ? null : open;
    }

    /** In all lines weighed there was no traffic, so that they might be of another format: with the first traffic it must show. */
    private void confirm(byte[] buffer, int at, int to) {
        inference = Objects.requireNonNull(inference).again();
        weigh(buffer, at, to, line.offset - at);
        tentative = false;
    }

    /** Headers and markers; a record that its source made is neither. */
    private boolean isNoRecord(byte[] buffer, int count) {
        if (line.ready != null) {
            return false;
        }
        boolean candidate = layout == null || isFieldName(buffer);
        FlowLogFormat header = candidate ? FlowLogFormat.ofHeader(text(buffer, count)) : null;
        if (header != null) {
            header(header);
            return true;
        }
        boolean marker = count == MARKER_WORDS
                && buffer[cursor.start(0)] == 'P'
                && text(buffer, count).equals(MARKER);
        if (marker) {
            counters.skip("marker of an export task", 1);
        }
        return marker;
    }

    /** The name of a documented field, or of the first one of this text: where files are joined, its header comes again. */
    private boolean isFieldName(byte[] buffer) {
        int from = cursor.start(0);
        int to = cursor.end(0);
        return HeaderWords.contains(buffer, from, to)
                || Arrays.equals(firstName, 0, firstName.length, buffer, from, to);
    }

    private void header(FlowLogFormat header) {
        finish();
        if (layout != null && layout.format().equals(header)) {
            return;
        }
        ScanUnit unit = unit();
        if (unit.file != null && layout != null) {
            unit.file.changed(unit.sequence);
        }
        use(new LineLayout(header, 0, true));
    }

    /** Where only AWS's defaults are expected, every line may be of either. */
    private void useOtherDefault(byte[] buffer, int count) {
        LineLayout known = layout;
        if (known == null || known.strict()) {
            return;
        }
        int fields = count - known.prefixColumns();
        if (fields == FlowLogFormat.DEFAULT.size()) {
            use(known.withFormat(FlowLogFormat.DEFAULT));
        } else if (fields == FlowLogFormat.TRANSIT_GATEWAY_DEFAULT.size() && isTransitGateway(buffer)) {
            use(known.withFormat(FlowLogFormat.TRANSIT_GATEWAY_DEFAULT));
        }
    }

    private boolean isTransitGateway(byte[] buffer) {
        int column = 1 + (layout == null ? 0 : layout.prefixColumns());
        String word = new String(
                buffer, cursor.start(column), cursor.end(column) - cursor.start(column), StandardCharsets.ISO_8859_1);
        return word.startsWith("TransitGateway");
    }

    private void use(LineLayout known) {
        layout = known;
        line.layout = known;
        columns = known.columns();
        matcher = PredicateCompiler.compile(unit().residual, known);
        firstName = known.format().fields().get(0).name().getBytes(StandardCharsets.US_ASCII);
        statusColumn = known.column(FlowFields.LOG_STATUS);
        prefixed = known.prefixColumns() > 0;
        clock.use(known);
        sink.layout(known);
    }

    /** Uses a format that a decoder knows. */
    void declare(FlowLogFormat format) {
        finish();
        use(new LineLayout(format, 0, true));
    }

    /** Scans a record that its source made. */
    void record(FlowRecord ready, LineLayout itsLayout, byte[] message) throws IOException {
        if (!itsLayout.equals(layout)) {
            use(itsLayout);
        }
        byte[] buffer = Arrays.copyOf(message, message.length + 1 + LineCursor.PADDING);
        blankNewlines(buffer, message.length);
        buffer[message.length] = '\n';
        line.ready = ready;
        chunk(buffer, 0, message.length + 1, 0);
    }

    /** Between fields, a newline is as good as any blank; here it would end the line. */
    private static void blankNewlines(byte[] buffer, int length) {
        for (int at = 0; at < length; at++) {
            buffer[at] = buffer[at] == '\n' ? (byte) ' ' : buffer[at];
        }
    }

    /** Scans the lines that a decoder unwrapped. */
    void chunk(byte[] buffer, int to, long offset, List<@Nullable EventMetadata> known) throws IOException {
        events = known;
        eventIndex = 0;
        chunk(buffer, 0, to, offset);
    }

    private @Nullable EventMetadata event() {
        if (events != null) {
            return events.get(eventIndex);
        }
        return line.ready != null ? line.ready.event() : null;
    }

    private long eventMillis() {
        if (layout != null && layout.prefixColumns() > 0) {
            return RecordClock.PREFIX;
        }
        EventMetadata event = events == null && line.ready == null ? null : event();
        return event == null || event.timestamp() == null ? RecordTime.NONE : RecordTime.floorMillis(event.timestamp());
    }

    private ScanUnit unit() {
        return Objects.requireNonNull(line.unit);
    }

    private String text(byte[] buffer, int count) {
        int end = cursor.end(Math.min(count, MAX_COLUMNS) - 1);
        return new String(buffer, cursor.start(0), end - cursor.start(0), StandardCharsets.UTF_8);
    }

    private void wrongCount(byte[] buffer, int count) {
        int expected = columns - (layout == null ? 0 : layout.prefixColumns());
        String raw = Printable.shortened(text(buffer, count));
        malformed(
                line.offset,
                null,
                raw,
                "expected " + expected + " fields, found " + (count - columns + expected) + " in '" + raw
                        + "'. Check that the line is whole and the format is the flow log's own.");
    }

    private void badField(int column) {
        LineLayout known = Objects.requireNonNull(layout);
        String raw = Printable.shortened(row.buffer(column), row.start(column), row.end(column));
        if (column < known.prefixColumns()) {
            malformed(line.offset, null, raw, "expected a time before the record, found '" + raw + "'.");
            return;
        }
        FlowField<?> field = known.format().fields().get(column - known.prefixColumns());
        FieldKind kind = field.kind();
        malformed(
                line.offset,
                field.name(),
                raw,
                "expected " + kind.expectation() + ", found '" + raw
                        + "'. Check that the format is the flow log's own.");
    }

    private void tooLongLine(byte[] buffer, int at) {
        reportTooLong(line.offset, Printable.shortened(buffer, at, cursor.nextLine() - 1));
    }

    @Override
    public void tooLong(long offset, byte[] head) {
        lineInUnit++;
        reportTooLong(offset, Printable.shortened(head, 0, head.length));
    }

    @Override
    public void passedOver(int bytes) {
        counters.bytesDecoded += bytes;
    }

    private void reportTooLong(long offset, String raw) {
        malformed(
                offset,
                null,
                raw,
                "expected a line of at most " + maxLineLength + " bytes (limit maxLineLength), found a longer one, '"
                        + raw + "'. Raise the limit if the line is genuine.");
    }

    /** Counts a malformed line, and reports it or fails, as the policy says. */
    void malformed(long offset, @Nullable String field, String raw, String problem) {
        malformed(Math.max(lineInUnit, 1), offset, field, raw, problem);
    }

    /** The same of a line with another number than that of the last one. */
    void malformed(long number, long offset, @Nullable String field, String raw, String problem) {
        counters.malformed++;
        MalformedLine found = new MalformedLine(unit(), number, offset, field, raw, problem);
        if (spec.failsOnMalformed()) {
            throw new MalformedStop(found);
        }
        if (unit().problems.size() < ScanUnit.REPORTED) {
            unit().problems.add(found);
        }
    }
}
