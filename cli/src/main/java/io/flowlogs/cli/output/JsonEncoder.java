package io.flowlogs.cli.output;

import io.flowlogs.query.RecordEncoder;
import io.flowlogs.record.FlowRecord;
import java.io.ByteArrayOutputStream;

/** Writes a record as a JSON object: AWS's names, numbers as numbers, times in epoch seconds, null for what is missing. */
final class JsonEncoder implements RecordEncoder {
    private final RecordLayouts layouts;
    private final boolean inArray;

    /** In an array, a comma and a line feed come first; otherwise a line feed comes last. */
    JsonEncoder(RecordLayouts layouts, boolean inArray) {
        this.layouts = layouts;
        this.inArray = inArray;
    }

    @Override
    public void encode(FlowRecord flowRecord, ByteArrayOutputStream out) {
        RecordLayouts.Workspace workspace = layouts.workspace();
        ByteBuilder row = workspace.emptyRow();
        if (inArray) {
            row.write(',');
            row.write('\n');
        }
        appendObject(flowRecord, workspace.layoutOf(flowRecord), row);
        if (!inArray) {
            row.write('\n');
        }
        out.write(row.array(), 0, row.length());
    }

    private static void appendObject(FlowRecord flowRecord, RecordLayout layout, ByteBuilder row) {
        for (int column = 0; column < layout.size(); column++) {
            row.append(layout.jsonKey(column));
            if (layout.isNumeric(column)) {
                appendNumber(flowRecord, layout, column, row);
            } else {
                appendString(flowRecord, layout, column, row);
            }
        }
        row.write('}');
    }

    private static void appendNumber(FlowRecord flowRecord, RecordLayout layout, int column, ByteBuilder row) {
        int from = row.length();
        if (layout.writeValue(flowRecord, column, row)) {
            JsonText.closeNumber(row, from);
        } else {
            JsonText.appendNull(row);
        }
    }

    private static void appendString(FlowRecord flowRecord, RecordLayout layout, int column, ByteBuilder row) {
        row.write('"');
        int from = row.length();
        if (layout.writeValue(flowRecord, column, row)) {
            JsonText.closeString(row, from);
        } else {
            row.setLength(from - 1);
            JsonText.appendNull(row);
        }
    }
}
