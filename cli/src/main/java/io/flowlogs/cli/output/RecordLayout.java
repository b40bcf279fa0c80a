package io.flowlogs.cli.output;

import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import java.util.List;

/** Where the columns of the output are found in records of one format. Immutable. */
final class RecordLayout {
    private static final int MILLISECOND_DIGITS = 12;

    private final int id;
    private final boolean explains;
    private final List<FlowField<?>> columns;
    private final int[] places;
    private final boolean[] numeric;
    private final boolean[] time;
    private final byte[][] jsonKeys;

    RecordLayout(int id, FlowLogFormat format, List<FlowField<?>> columns, boolean explains) {
        this.id = id;
        this.explains = explains;
        this.columns = List.copyOf(columns);
        this.places = new int[columns.size()];
        this.numeric = new boolean[columns.size()];
        this.time = new boolean[columns.size()];
        this.jsonKeys = new byte[columns.size()][];
        for (int i = 0; i < columns.size(); i++) {
            fill(i, format, columns.get(i));
        }
    }

    private void fill(int column, FlowLogFormat format, FlowField<?> field) {
        places[column] = format.indexOf(field);
        numeric[column] = field.kind().isNumeric() && !(explains && Explained.isExplained(field));
        time[column] = field.kind() == FieldKind.TIMESTAMP;
        jsonKeys[column] = JsonText.key(field.name(), column == 0);
    }

    /** Tells layouts of one output apart. */
    int id() {
        return id;
    }

    List<FlowField<?>> columns() {
        return columns;
    }

    int size() {
        return places.length;
    }

    boolean isNumeric(int column) {
        return numeric[column];
    }

    boolean isTime(int column) {
        return time[column];
    }

    byte[] jsonKey(int column) {
        return jsonKeys[column];
    }

    /** Writes the value of a column as delivered; false, and nothing, where it is missing. */
    boolean writeDelivered(FlowRecord flowRecord, int column, ByteBuilder out) {
        int from = out.length();
        boolean written = places[column] >= 0 && flowRecord.writeField(places[column], out);
        if (written && explains) {
            Explained.append(columns.get(column), out, from);
        }
        return written;
    }

    /** Writes the value of a column, time stamps in whole seconds; false, and nothing, where it is missing. */
    boolean writeValue(FlowRecord flowRecord, int column, ByteBuilder out) {
        int from = out.length();
        if (!writeDelivered(flowRecord, column, out)) {
            return false;
        }
        if (time[column] && out.length() - from >= MILLISECOND_DIGITS) {
            dropMilliseconds(out, from);
        }
        return true;
    }

    /** From 10<sup>11</sup> on, which are twelve digits, a time stamp counts milliseconds. */
    private static void dropMilliseconds(ByteBuilder out, int from) {
        boolean padded = out.array()[from] == '0';
        if (!padded && JsonText.isDigits(out.array(), from, out.length())) {
            out.setLength(out.length() - 3);
        }
    }
}
