package io.flowlogs.format.csv;

import io.flowlogs.convert.FlowRecordWriter;
import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** Writes records as rows. */
final class CsvRecordWriter implements FlowRecordWriter {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
    /** From 10<sup>11</sup> on, which are twelve digits, a time stamp counts milliseconds. */
    private static final int MILLISECOND_DIGITS = 12;

    private final List<FlowField<?>> fields;
    private final BufferedWriter text;
    private final boolean ours;
    private final ByteArrayOutputStream cell = new ByteArrayOutputStream();

    /** Takes whether the stream is ours to close. */
    CsvRecordWriter(FlowLogFormat format, OutputStream out, boolean ours) throws IOException {
        this.fields = format.fields();
        this.text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.ours = ours;
        for (int column = 0; column < fields.size(); column++) {
            FORMAT.print(fields.get(column).name(), text, column == 0);
        }
        FORMAT.println(text);
    }

    @Override
    public void write(FlowRecord flowRecord) throws IOException {
        for (int column = 0; column < fields.size(); column++) {
            FORMAT.print(value(flowRecord, column), text, column == 0);
        }
        FORMAT.println(text);
    }

    private @Nullable String value(FlowRecord flowRecord, int column) {
        cell.reset();
        if (!flowRecord.writeField(column, cell)) {
            // An empty line would not count as a row.
            return fields.size() == 1 ? "-" : null;
        }
        String value = cell.toString(StandardCharsets.UTF_8);
        return fields.get(column).kind() == FieldKind.TIMESTAMP ? seconds(value) : value;
    }

    private static String seconds(String time) {
        boolean milliseconds = time.length() >= MILLISECOND_DIGITS
                && time.charAt(0) != '0'
                && time.chars().allMatch(c -> c >= '0' && c <= '9');
        return milliseconds ? time.substring(0, time.length() - 3) : time;
    }

    @Override
    public void close() throws IOException {
        if (ours) {
            text.close();
        } else {
            text.flush();
        }
    }
}
