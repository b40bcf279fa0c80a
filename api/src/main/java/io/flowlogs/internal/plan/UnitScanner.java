package io.flowlogs.internal.plan;

import io.flowlogs.internal.plan.ScanUnit.RangedFile;
import io.flowlogs.internal.scan.GunzipStream;
import io.flowlogs.internal.scan.HeadStream;
import io.flowlogs.internal.scan.LineChunks;
import io.flowlogs.internal.scan.LineLayout;
import io.flowlogs.internal.scan.RangeStream;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.source.ColumnDecoder;
import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.source.Split;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * Reads units: opens them, undoes compression, tells the encoding, and has their lines scanned. Belongs to one thread, which uses it for one
 * unit after another.
 */
final class UnitScanner {
    private static final int MAX_NESTING = 3;
    private static final int BYTE_ORDER_MARK = 3;

    private final QuerySpec spec;
    private final ScanTotals totals;
    private final LineScanner lines;
    private final ColumnScanner columns;
    private final LineChunks chunks;

    UnitScanner(QuerySpec spec, ScanTotals totals, ScanReporter reporter, UnitPlanner planner, RowSink sink) {
        this.spec = spec;
        this.totals = totals;
        this.lines = new LineScanner(spec, totals, reporter, planner::bytesPlanned, sink);
        this.columns = new ColumnScanner(lines, totals, reporter, planner::bytesPlanned, sink);
        this.chunks = new LineChunks(spec.limits());
    }

    /** The counts of the unit that is being scanned, or was scanned last. */
    ScanCounters counters() {
        return lines.counters();
    }

    /**
     * Scans a unit to its end, or until it is not wanted any more.
     *
     * @throws IOException when it cannot be read; what came before was scanned
     */
    void scan(ScanUnit unit, BooleanSupplier cancelled) throws IOException {
        lines.begin(unit, cancelled);
        try {
            read(unit);
            lines.finish();
        } catch (ScanCancelled e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            lines.end(); // What came before the failure is delivered and counted.
            throw e;
        }
        lines.end();
    }

    private void read(ScanUnit unit) throws IOException {
        if (unit.split instanceof Split.OfRecords records) {
            scanRecords(records);
        } else if (unit.split instanceof Split.OfLines carried) {
            scanLines(carried);
        } else if (unit.parts != null) {
            scanParts(unit, (Split.OfBytes) unit.split, unit.parts);
        } else if (unit.isRange()) {
            scanRange(unit, (Split.OfBytes) unit.split);
        } else {
            scanBytes(unit, (Split.OfBytes) unit.split);
        }
    }

    private void scanRange(ScanUnit unit, Split.OfBytes split) throws IOException {
        try (RangeStream range = new RangeStream(split.openChannel(), unit.from, unit.to)) {
            chunks.forEach(new CountedStream(range), range.firstOffset(), lines);
        }
        RangedFile file = unit.file;
        if (file != null && file.changedAt == unit.sequence && !unit.isLastOfSplit()) {
            try (RangeStream rest = new RangeStream(split.openChannel(), unit.to, Long.MAX_VALUE)) {
                chunks.forEach(new CountedStream(rest), rest.firstOffset(), lines);
            }
        }
    }

    private void scanParts(ScanUnit unit, Split.OfBytes split, ColumnParts parts) throws IOException {
        try (SeekableByteChannel content = pieces(split)) {
            columns.scan(unit, parts, content);
        }
    }

    private SeekableByteChannel pieces(Split.OfBytes split) throws IOException {
        return new CountedChannel(split.openPieces(), this::countStored);
    }

    private void countStored(int bytes) {
        lines.counters().bytesRead += bytes;
        totals.runningBytes.add(bytes);
    }

    private void scanBytes(ScanUnit unit, Split.OfBytes split) throws IOException {
        boolean scanned = ColumnProbe.isLikely(split, spec.decoders()) && scanColumns(unit, split);
        if (!scanned && scanStream(split)) {
            scanColumns(unit, split);
        }
    }

    /** Returns false when the content has no columns, of which nothing was scanned then. */
    private boolean scanColumns(ScanUnit unit, Split.OfBytes split) throws IOException {
        try (SeekableByteChannel content = split.openPieces()) {
            ColumnDecoder decoder = ColumnProbe.decoder(content, spec.decoders());
            if (decoder == null) {
                return false;
            }
            SeekableByteChannel counted = new CountedChannel(content, this::countStored);
            columns.scan(unit, ColumnParts.all(decoder.open(counted)), counted);
            return true;
        }
    }

    /** Returns true when the content has columns, of which nothing was scanned then. */
    private boolean scanStream(Split.OfBytes split) throws IOException {
        boolean live = split.size().isEmpty();
        try (InputStream stored = split.open();
                HeadStream content = new HeadStream(new CountedStream(stored), live)) {
            if (split.isSeekable() && ColumnProbe.decoder(content.head(), content.length(), spec.decoders()) != null) {
                lines.counters().bytesRead = 0;
                return true;
            }
            scanContent(content, live, 0);
            return false;
        }
    }

    /** Gzip may lie in gzip: Firehose compresses what CloudWatch Logs compressed. */
    private void scanContent(HeadStream content, boolean live, int depth) throws IOException {
        if (!GunzipStream.isGzip(content.head(), content.length())) {
            scanText(content);
            return;
        }
        if (depth == MAX_NESTING) {
            throw new IOException("expected gzip within gzip at most " + MAX_NESTING + " deep, found more.");
        }
        try (GunzipStream gunzip = new GunzipStream(content, spec.limits())) {
            scanContent(new HeadStream(gunzip, live), live, depth + 1);
        }
    }

    private void scanText(HeadStream content) throws IOException {
        FlowLogDecoder decoder = ContentProbe.decoder(content.head(), content.length(), spec.decoders());
        if (decoder == null) {
            chunks.forEach(content, skipByteOrderMark(content), lines);
        } else {
            DecodedLines decoded = new DecodedLines(lines, spec.limits());
            decodeAll(decoder, content, decoded);
        }
    }

    private static void decodeAll(FlowLogDecoder decoder, HeadStream content, DecodedLines decoded) throws IOException {
        try {
            decoder.decode(content, decoded);
        } finally {
            decoded.flush();
        }
    }

    private int skipByteOrderMark(HeadStream content) throws IOException {
        if (!ContentProbe.hasByteOrderMark(content)) {
            return 0;
        }
        content.skipNBytes(BYTE_ORDER_MARK);
        lines.passedOver(BYTE_ORDER_MARK);
        return BYTE_ORDER_MARK;
    }

    private void scanLines(Split.OfLines split) throws IOException {
        DecodedLines carried = new DecodedLines(lines, spec.limits());
        try {
            split.read(carried);
        } finally {
            carried.flush();
            lines.counters().bytesRead += lines.counters().bytesDecoded;
            totals.runningBytes.add(lines.counters().bytesDecoded);
        }
    }

    private void scanRecords(Split.OfRecords split) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream(512);
        try (Split.RecordIterator records = split.open()) {
            while (records.hasNext() && !lines.isCancelled()) {
                FlowRecord ready = records.next();
                message.reset();
                ready.writeMessage(message);
                lines.record(ready, new LineLayout(ready.format(), 0, true), message.toByteArray());
            }
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    /** Counts the stored bytes as they are read. */
    private final class CountedStream extends FilterInputStream {
        CountedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            if (read > 0) {
                countStored(read);
            }
            return read;
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "scanner of %s", spec.sources());
    }
}
