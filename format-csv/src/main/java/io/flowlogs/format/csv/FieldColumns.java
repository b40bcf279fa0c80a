package io.flowlogs.format.csv;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.LineSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Columns of which each is a field. */
final class FieldColumns implements CsvColumns {
    private static final int MAX_COLUMNS = 1024;

    private final int[] columns;
    private final FlowLogFormat format;
    private final EventColumns event;
    private final int start;
    private final int end;
    private final LineBytes line = new LineBytes();

    private FieldColumns(int[] columns, FlowLogFormat format, EventColumns event) {
        this.columns = columns;
        this.format = format;
        this.event = event;
        this.start = format.indexOf(FlowFields.START);
        this.end = format.indexOf(FlowFields.END);
    }

    static boolean recognizes(List<String> header, boolean quoted) {
        long documented =
                header.stream().filter(name -> ColumnNames.find(name) != null).count();
        return documented >= 2 || (documented == 1 && header.size() == 1 && quoted);
    }

    /** Makes the fields of a header; a name that comes again gets a number. */
    static FieldColumns of(List<String> header) throws IOException {
        if (header.size() > MAX_COLUMNS) {
            throw new IOException("expected at most " + MAX_COLUMNS + " columns, found " + header.size());
        }
        List<FlowField<?>> fields = new ArrayList<>();
        List<Integer> columns = new ArrayList<>();
        List<@Nullable String> events = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            boolean isEvent = header.get(i).startsWith("@");
            events.add(isEvent ? header.get(i).substring(1) : null);
            if (!isEvent) {
                fields.add(field(header.get(i), i, taken));
                columns.add(i);
            }
        }
        int[] indexes = columns.stream().mapToInt(Integer::intValue).toArray();
        return new FieldColumns(indexes, format(fields), EventColumns.of(events));
    }

    private static FlowField<?> field(String column, int index, Set<String> taken) {
        FlowField<?> documented = ColumnNames.find(column);
        FlowField<?> field = documented != null ? documented : ColumnNames.unknown(column, index, "");
        for (int i = 2; !taken.add(field.name()); i++) {
            field = ColumnNames.unknown(column, index, "-" + i);
        }
        return field;
    }

    private static FlowLogFormat format(List<FlowField<?>> fields) throws IOException {
        try {
            return FlowLogFormat.of(fields);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "expected a header of field names, found none that can be read: " + e.getMessage(), e);
        }
    }

    FlowLogFormat format() {
        return format;
    }

    @Override
    public void deliver(List<String> row, LineSink lines) throws IOException {
        line.reset();
        for (int i = 0; i < columns.length; i++) {
            String cell = row.get(columns[i]);
            line.add(i == start || i == end ? second(cell) : cell);
        }
        lines.line(line.bytes(), 0, line.size(), event.read(row));
    }

    private static String second(String cell) {
        Instant time = CsvTimes.isDate(cell) ? CsvTimes.parse(cell) : null;
        return time == null ? cell : Long.toString(time.getEpochSecond());
    }

    /** A line that grows cell by cell, in a buffer that is used again. */
    private static final class LineBytes extends ByteArrayOutputStream {
        private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
        private static final Set<String> MISSING = Set.of("", "NULL", "null", "\\N");

        void add(String cell) {
            if (count > 0) {
                write(' ');
            }
            if (MISSING.contains(cell)) {
                write('-');
            } else {
                addVisible(cell);
            }
        }

        private void addVisible(String cell) {
            for (int i = 0; i < cell.length(); i++) {
                char c = cell.charAt(i);
                if (c <= ' ' || c == 0x7f) {
                    write('%');
                    write(HEX[c >> 4]);
                    write(HEX[c & 15]);
                } else {
                    write(c);
                }
            }
        }

        byte[] bytes() {
            return buf;
        }
    }
}
