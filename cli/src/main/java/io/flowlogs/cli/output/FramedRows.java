package io.flowlogs.cli.output;

import io.flowlogs.query.RecordEncoder;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows under one header, of records in any number of formats. Which format comes first is known only in order, while the encoding
 * is done by several threads; so each row travels in a frame: its length, the number of its layout, its cells. Taking the frames
 * off again costs a copy of each row.
 */
final class FramedRows extends OutputStream implements RecordOutput, RecordEncoder {
    private static final int FRAME = 6;

    private final RecordLayouts layouts;
    private final CellDialect dialect;
    private final RowSink rows;
    private final OutputOptions options;
    private final @Nullable FlowLogFormat known;
    private final ByteBuilder rest = new ByteBuilder(1 << 12);
    private final ByteBuilder mapped = new ByteBuilder(1 << 10);
    private final Set<String> leftOut = new HashSet<>();
    private List<FlowField<?>> header = List.of();
    private int headerId = -1;
    private int @Nullable [] mapping;
    private int mappedId = -1;

    FramedRows(OutputOptions options, RecordLayouts layouts, @Nullable FlowLogFormat known, OutputStream out) {
        this.options = options;
        this.layouts = layouts;
        this.dialect = dialect(options.format());
        this.rows = options.format() == OutputFormat.TABLE
                ? new TableRows(options, out)
                : new SeparatedRows(dialect, options.header(), out);
        this.known = known;
    }

    private static CellDialect dialect(OutputFormat format) {
        return switch (format) {
            case CSV -> CellDialect.CSV;
            case TSV -> CellDialect.TSV;
            case TEXT, TABLE, JSON, NDJSON -> CellDialect.TABLE;
        };
    }

    @Override
    public RecordEncoder encoder() {
        return this;
    }

    @Override
    public OutputStream stream() {
        return this;
    }

    // ---- by several threads
    // --------------------------------------------------------------------------------------------

    @Override
    public void encode(FlowRecord flowRecord, ByteArrayOutputStream out) {
        RecordLayouts.Workspace workspace = layouts.workspace();
        RecordLayout layout = workspace.layoutOf(flowRecord);
        ByteBuilder row = workspace.emptyRow();
        row.ensureFree(FRAME);
        row.setLength(FRAME);
        appendCells(flowRecord, layout, row);
        putFrame(row.array(), row.length() - FRAME, layout.id());
        out.write(row.array(), 0, row.length());
    }

    private void appendCells(FlowRecord flowRecord, RecordLayout layout, ByteBuilder row) {
        boolean only = layout.size() == 1;
        for (int column = 0; column < layout.size(); column++) {
            if (column > 0) {
                row.write(dialect.separator());
            }
            int from = row.length();
            if (layout.writeValue(flowRecord, column, row)) {
                dialect.close(row, from, column == 0);
            } else {
                dialect.missing(row, only);
            }
        }
    }

    private static void putFrame(byte[] row, int length, int id) {
        row[0] = (byte) (length >>> 24);
        row[1] = (byte) (length >>> 16);
        row[2] = (byte) (length >>> 8);
        row[3] = (byte) length;
        row[4] = (byte) (id >>> 8);
        row[5] = (byte) id;
    }

    // ---- in order, by one thread
    // ---------------------------------------------------------------------------------------

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (rest.length() == 0) {
            int taken = takeFrames(bytes, from, from + length);
            rest.write(bytes, taken, from + length - taken);
            return;
        }
        rest.write(bytes, from, length);
        int taken = takeFrames(rest.array(), 0, rest.length());
        System.arraycopy(rest.array(), taken, rest.array(), 0, rest.length() - taken);
        rest.setLength(rest.length() - taken);
    }

    /** Returns where the first frame begins that is not whole. */
    private int takeFrames(byte[] bytes, int from, int to) throws IOException {
        int at = from;
        while (to - at >= FRAME) {
            int length = number(bytes, at, 4);
            if (to - at - FRAME < length) {
                break;
            }
            take(number(bytes, at + 4, 2), bytes, at + FRAME, at + FRAME + length);
            at += FRAME + length;
        }
        return at;
    }

    private static int number(byte[] bytes, int from, int size) {
        int number = 0;
        for (int i = from; i < from + size; i++) {
            number = number << 8 | (bytes[i] & 0xff);
        }
        return number;
    }

    private void take(int id, byte[] bytes, int from, int to) throws IOException {
        if (headerId < 0) {
            begin(layouts.byId(id));
        }
        boolean sameColumns = id == headerId || !options.fields().isEmpty();
        if (sameColumns) {
            rows.row(bytes, from, to);
        } else {
            mapRow(id, bytes, from, to);
        }
    }

    private void begin(RecordLayout layout) throws IOException {
        headerId = layout.id();
        header = layout.columns();
        rows.begin(header.stream().map(Column::of).toList());
    }

    private void mapRow(int id, byte[] bytes, int from, int to) throws IOException {
        int[] places = mappingOf(id);
        int[] bounds = bounds(bytes, from, to, layouts.byId(id).size());
        mapped.reset();
        for (int column = 0; column < places.length; column++) {
            if (column > 0) {
                mapped.write(dialect.separator());
            }
            int place = places[column];
            if (place < 0) {
                dialect.missing(mapped, places.length == 1);
            } else {
                mapped.write(bytes, bounds[2 * place], bounds[2 * place + 1] - bounds[2 * place]);
            }
        }
        rows.row(mapped.array(), 0, mapped.length());
    }

    private int[] bounds(byte[] bytes, int from, int to, int cells) {
        int[] bounds = new int[2 * cells];
        int at = from;
        for (int i = 0; i < cells; i++) {
            int end = dialect.endOf(bytes, at, to);
            bounds[2 * i] = at;
            bounds[2 * i + 1] = end;
            at = Math.min(end + 1, to);
        }
        return bounds;
    }

    private int[] mappingOf(int id) {
        int[] places = mapping;
        if (places == null || mappedId != id) {
            List<FlowField<?>> columns = layouts.byId(id).columns();
            places = header.stream().mapToInt(columns::indexOf).toArray();
            mapping = places;
            mappedId = id;
            tellLeftOut(columns);
        }
        return places;
    }

    private void tellLeftOut(List<FlowField<?>> columns) {
        List<String> names = new ArrayList<>();
        for (FlowField<?> field : columns) {
            if (!header.contains(field) && leftOut.add(field.name())) {
                names.add(field.name());
            }
        }
        if (!names.isEmpty()) {
            options.notices()
                    .accept("columns are those of the first record; left out of later records: "
                            + String.join(", ", names) + ". To see them, name columns with --fields.");
        }
    }

    @Override
    public void flush() throws IOException {
        rows.flush();
    }

    @Override
    public void finish() throws IOException {
        FlowLogFormat format = known;
        if (headerId < 0 && !options.fields().isEmpty()) {
            rows.begin(options.fields().stream().map(Column::of).toList());
        } else if (headerId < 0 && format != null) {
            rows.begin(format.fields().stream().map(Column::of).toList());
        }
        rows.end();
    }
}
