package io.flowlogs.internal.plan;

import io.flowlogs.internal.scan.ColumnRow;
import io.flowlogs.internal.scan.LineLayout;
import io.flowlogs.internal.text.Printable;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.ColumnReader;
import io.flowlogs.source.ColumnTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Looks at every record in columns once, as {@link LineScanner} does at every line, which does the counting of lines and the reporting for
 * both. Belongs to one thread.
 */
final class ColumnScanner {
    /** Under this reason the records are counted that no one had to look at. */
    static final String RULED_OUT = "records ruled out by the statistics of their row group";

    private final LineScanner lines;
    private final ScanTotals totals;
    private final ScanReporter reporter;
    private final LongSupplier bytesPlanned;
    private final RowSink sink;
    private final ColumnRow row = new ColumnRow();
    private final RecordClock clock = new RecordClock(row);
    private ScanCounters counters = new ScanCounters();
    private LineContext line = new LineContext(row, counters);
    private RowMatcher matcher = RowMatcher.NEVER;
    private LineLayout layout;
    private int statusColumn = -1;
    private long rowsBefore;

    ColumnScanner(
            LineScanner lines, ScanTotals totals, ScanReporter reporter, LongSupplier bytesPlanned, RowSink sink) {
        this.lines = lines;
        this.totals = totals;
        this.reporter = reporter;
        this.bytesPlanned = bytesPlanned;
        this.sink = sink;
        this.layout = new LineLayout(FlowLogFormat.DEFAULT, 0, true);
    }

    /** Scans some parts of a table. The unit was begun with the scanner of lines, and is ended there. */
    void scan(ScanUnit unit, ColumnParts parts, SeekableByteChannel content) throws IOException {
        begin(unit, parts);
        BitSet columns = columns(unit.residual, parts.table());
        try {
            for (int part = parts.from(); part < parts.to(); part++) {
                scanPart(unit, parts.table(), part, columns, content);
                rowsBefore += parts.table().rows(part);
            }
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private void begin(ScanUnit unit, ColumnParts parts) {
        layout = new LineLayout(parts.table().format(), 0, true);
        counters = lines.counters();
        line = new LineContext(row, counters);
        line.unit = unit;
        line.layout = layout;
        rowsBefore = parts.rowsBefore();
        line.rowsPassedOver = rowsBefore;
        matcher = PredicateCompiler.compileForColumns(unit.residual, layout);
        statusColumn = layout.column(FlowFields.LOG_STATUS);
        clock.window(unit.window);
        clock.use(layout);
        sink.layout(layout);
    }

    /** What the filter, the answer, and the counts of every scan take. */
    private BitSet columns(FlowPredicate residual, ColumnTable table) {
        BitSet columns = new BitSet();
        List<FlowField<?>> wanted = sink.fields();
        if (wanted == null) {
            columns.set(0, table.format().size());
            return columns;
        }
        wanted.forEach(field -> add(field, columns));
        PredicateFields.of(residual).forEach(field -> add(field, columns));
        List.of(FlowFields.START, FlowFields.END, FlowFields.LOG_STATUS).forEach(field -> add(field, columns));
        return columns;
    }

    private void add(FlowField<?> field, BitSet columns) {
        int column = layout.column(field);
        if (column >= 0) {
            columns.set(column);
        }
    }

    private void scanPart(ScanUnit unit, ColumnTable table, int part, BitSet columns, SeekableByteChannel content)
            throws IOException {
        if (!new PartBounds(table, part).mayMatch(unit.residual, unit.window)) {
            counters.skip(RULED_OUT, table.rows(part));
            line.rowsPassedOver += table.rows(part);
            return;
        }
        ColumnReader reader = table.read(part, columns, content);
        row.over(reader, layout.columns());
        long at = rowsBefore;
        long decodedBefore = counters.bytesDecoded;
        for (int rows = reader.next(); rows > 0; rows = reader.next()) {
            row.nextBatch();
            batch(at, rows);
            at += rows;
            counters.bytesDecoded = decodedBefore + reader.bytesDecoded();
            batchEnd(unit, rows);
        }
    }

    private void batch(long at, int rows) {
        long before = counters.records;
        for (int i = 0; i < rows; i++) {
            row.at(i);
            line.lineInUnit = at + i + 1;
            row();
        }
        totals.runningRecords.add(counters.records - before);
    }

    private void batchEnd(ScanUnit unit, int rows) {
        lines.seen(rows);
        reporter.progress(bytesPlanned);
        sink.chunkEnd(unit);
        if (lines.isCancelled()) {
            throw new ScanCancelled();
        }
    }

    private void row() {
        int status = status();
        boolean inWindow = clock.read(RecordTime.NONE);
        line.millis = clock.millis();
        line.hasTraffic = status == 'O';
        boolean matched = inWindow && matcher.matches(row) && row.badColumn() < 0 && sink.accept(line);
        if (row.badColumn() >= 0) {
            badField(row.badColumn());
            return;
        }
        count(status, inWindow, matched);
    }

    /** The first letter of NODATA and SKIPDATA; that of OK for whatever else a record says, or does not say. */
    private int status() {
        if (statusColumn < 0 || row.isMissing(statusColumn)) {
            return 'O';
        }
        byte[] buffer = row.buffer(statusColumn);
        int from = row.start(statusColumn);
        int to = row.end(statusColumn);
        if (buffer[from] == 'N' && is(LineScanner.NO_DATA, buffer, from, to)) {
            return 'N';
        }
        return buffer[from] == 'S' && is(LineScanner.SKIP_DATA, buffer, from, to) ? 'S' : 'O';
    }

    private static boolean is(byte[] word, byte[] buffer, int from, int to) {
        return Arrays.equals(buffer, from, to, word, 0, word.length);
    }

    private void count(int status, boolean inWindow, boolean matched) {
        counters.records++;
        clock.enter(counters);
        counters.matched += matched ? 1 : 0;
        if (status != 'O' && inWindow) {
            clock.enterStatus(counters, status);
        }
        counters.undated += clock.isUndated() ? 1 : 0;
    }

    private void badField(int column) {
        FlowField<?> field = layout.format().fields().get(column);
        String raw = Printable.shortened(row.buffer(column), row.start(column), row.end(column));
        lines.malformed(
                line.lineInUnit,
                0,
                field.name(),
                raw,
                "expected " + field.kind().expectation() + ", found '" + raw
                        + "'. Check that the column holds what its name says.");
    }
}
