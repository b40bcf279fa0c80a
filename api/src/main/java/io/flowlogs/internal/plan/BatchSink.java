package io.flowlogs.internal.plan;

import io.flowlogs.internal.scan.LineLayout;
import io.flowlogs.internal.scan.RowView;
import io.flowlogs.query.RecordEncoder;
import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of rows and gathers them in batches. A record is delivered only if all its fields decode, so that no getter of it fails later.
 *
 * @param <B> what a batch is
 */
abstract class BatchSink<B> implements RowSink {
    /** How many records make a batch. */
    static final int BATCH_RECORDS = 256;

    /** What a record of the default fields takes, and a bit more. */
    private static final int RECORD_BYTES = 400;

    private final OrderedRun.Outlet<B> outlet;
    private int[] numberColumns = new int[0];
    private long[] greatest = new long[0];
    private int[] addressColumns = new int[0];
    private boolean live;
    private int size;
    private @Nullable ScanCounters counters;

    BatchSink(OrderedRun.Outlet<B> outlet) {
        this.outlet = outlet;
    }

    /** Adds a record to the batch. */
    abstract void add(FlowRecord flow);

    /** About how many bytes the batch takes. */
    abstract long bytes();

    /** Returns the batch and begins another. */
    abstract B take();

    @Override
    public void begin(ScanUnit unit) {
        live = unit.split.size().isEmpty();
        if (size > 0) {
            take(); // Left by a unit that was not wanted any more.
            size = 0;
        }
        counters = null;
    }

    @Override
    public void layout(LineLayout layout) {
        numberColumns = columns(layout, true);
        addressColumns = columns(layout, false);
        greatest = new long[numberColumns.length];
        for (int i = 0; i < numberColumns.length; i++) {
            greatest[i] = kind(layout, numberColumns[i]).greatest();
        }
    }

    private static int[] columns(LineLayout layout, boolean numeric) {
        return IntStream.range(layout.prefixColumns(), layout.columns())
                .filter(column ->
                        numeric ? kind(layout, column).isNumeric() : kind(layout, column) == FieldKind.ADDRESS)
                .toArray();
    }

    private static FieldKind kind(LineLayout layout, int column) {
        return layout.format().fields().get(column - layout.prefixColumns()).kind();
    }

    /** A full batch is cut when the next record comes, since by then all lines before it are counted. */
    @Override
    public boolean accept(LineContext line) {
        if (!decodes(line.row)) {
            return false;
        }
        counters = line.counters;
        if (size == BATCH_RECORDS) {
            counters.lines = line.lineInUnit - 1 - line.rowsPassedOver;
            cut();
        }
        add(line.toRecord());
        size++;
        return true;
    }

    private boolean decodes(RowView row) {
        for (int i = 0; i < numberColumns.length; i++) {
            int column = numberColumns[i];
            if (!row.isMissing(column) && row.number(column, greatest[i]) < 0) {
                return false;
            }
        }
        for (int column : addressColumns) {
            if (!row.isMissing(column) && !row.address(column)) {
                return false;
            }
        }
        return true;
    }

    private void cut() {
        size = 0;
        long bytes = bytes();
        outlet.put(take(), bytes, Objects.requireNonNull(counters).copy());
    }

    @Override
    public void chunkEnd(ScanUnit unit) {
        if (live && size > 0) {
            cut();
        }
    }

    @Override
    public void end(ScanUnit unit) {
        if (size > 0) {
            cut();
        }
    }

    /** Batches of records as objects. */
    static final class OfRecords extends BatchSink<FlowRecord[]> {
        private FlowRecord[] batch = new FlowRecord[BATCH_RECORDS];
        private int filled;

        OfRecords(OrderedRun.Outlet<FlowRecord[]> outlet) {
            super(outlet);
        }

        @Override
        void add(FlowRecord flow) {
            batch[filled++] = flow;
        }

        @Override
        long bytes() {
            return (long) filled * RECORD_BYTES;
        }

        @Override
        FlowRecord[] take() {
            FlowRecord[] full = Arrays.copyOf(batch, filled);
            filled = 0;
            return full;
        }
    }

    /** Records encoded as bytes, and where each ends. */
    static final class Encoded {
        private final byte[] bytes;
        private final int[] ends;

        Encoded(byte[] bytes, int[] ends) {
            this.bytes = bytes;
            this.ends = ends;
        }

        int records() {
            return ends.length;
        }

        /** Writes the first records. */
        void writeTo(OutputStream out, int wanted) throws IOException {
            out.write(bytes, 0, ends[wanted - 1]);
        }
    }

    /** Batches of records as bytes. */
    static final class OfBytes extends BatchSink<Encoded> {
        private final RecordEncoder encoder;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        private final int[] ends = new int[BATCH_RECORDS];
        private int filled;

        OfBytes(OrderedRun.Outlet<Encoded> outlet, RecordEncoder encoder) {
            super(outlet);
            this.encoder = encoder;
        }

        @Override
        void add(FlowRecord flow) {
            encoder.encode(flow, out);
            ends[filled++] = out.size();
        }

        @Override
        long bytes() {
            return out.size();
        }

        @Override
        Encoded take() {
            Encoded full = new Encoded(out.toByteArray(), Arrays.copyOf(ends, filled));
            out.reset();
            filled = 0;
            return full;
        }
    }
}
